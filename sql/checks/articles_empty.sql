-- name: articles_empty
-- severity: warn
-- table: articles
-- means: There is no article at all.
-- do: Take in documents first; if there were some, read why they were refused: dateline status.
SELECT 'articles' AS empty_table
WHERE NOT EXISTS (FROM articles)
