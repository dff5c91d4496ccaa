-- name: quotes_blank
-- severity: warn
-- table: quotes
-- means: A quote has no letter or digit in it.
-- do: Report the page: marks without words were taken for a quote.
SELECT quote_id, article_id, text
FROM quotes
WHERE NOT regexp_matches(text, '[\p{L}\p{N}]')
