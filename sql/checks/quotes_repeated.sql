-- name: quotes_repeated
-- severity: warn
-- table: quotes
-- means: One stretch of an article is two quotes.
-- do: Report the page: two rules found the quote.
SELECT article_id, start_offset, end_offset, count(*) AS quotes
FROM quotes
GROUP BY ALL
HAVING count(*) > 1
