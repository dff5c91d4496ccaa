-- name: articles_title_missing
-- severity: warn
-- table: articles
-- means: An article has no title.
-- do: Look at the page; add where its outlet prints the title.
SELECT article_id, source_id, url
FROM articles
WHERE coalesce(trim(title), '') = ''
