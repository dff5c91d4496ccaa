-- name: articles_access
-- severity: warn
-- table: articles
-- means: An article's access is not that of the page its body was taken from.
-- do: Refresh again; if it stays, the step that chooses the best version contradicts itself.
SELECT article_id, document_id, articles.access, documents.access AS document_access
FROM articles
JOIN documents USING (article_id)
WHERE is_best AND articles.access <> documents.access
