-- name: articles_url
-- severity: warn
-- table: articles
-- means: The address of an article is no web address.
-- do: Correct where its address is read.
SELECT article_id, url
FROM articles
WHERE NOT regexp_matches(url, '^https?://[^\s/]+\.[^\s/]+(/\S*)?$')
