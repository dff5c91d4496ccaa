-- name: articles_updated_before_published
-- severity: warn
-- table: articles
-- means: An article was changed before it was published.
-- do: Look at the page: one of the two dates is another one's.
SELECT article_id, published_at, updated_at
FROM articles
WHERE left(updated_at, 10) < published_date::VARCHAR
