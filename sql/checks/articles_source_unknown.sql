-- name: articles_source_unknown
-- severity: warn
-- table: articles
-- means: The outlet of an article is unknown, so it counts for no outlet in stories, quote groups and events.
-- do: Add the outlet to the reference data, or capture the page with its address.
SELECT article_id, title, url
FROM articles
WHERE source_id IS NULL
