-- name: quotes_too_long
-- severity: warn
-- table: quotes
-- means: A quote has more than 2,500 characters: probably an opening mark whose closing one was missed.
-- do: Look at the passage.
SELECT quote_id, article_id, len(text) AS characters
FROM quotes
WHERE len(text) > 2500
