-- name: articles_published_day
-- severity: error
-- table: articles
-- means: The publication day is not the day of the publication time.
-- do: Report the page: the two are read apart.
SELECT article_id, published_date, published_at, published_basis
FROM articles
WHERE published_at IS NOT NULL AND left(published_at, 10) IS DISTINCT FROM published_date::VARCHAR
