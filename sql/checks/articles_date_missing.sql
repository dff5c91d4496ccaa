-- name: articles_date_missing
-- severity: warn
-- table: articles
-- means: An article has no publication date, so its events have no anchor.
-- do: Capture the page in a form that shows its date.
SELECT article_id, source_id, title
FROM articles
WHERE published_date IS NULL
