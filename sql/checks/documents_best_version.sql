-- name: documents_best_version
-- severity: error
-- table: documents
-- means: An article has no captured page as its best version, or more than one.
-- do: Delete the build file and refresh; if it comes back, the step that chooses the best version is wrong.
SELECT article_id, count(document_id) FILTER (WHERE is_best) AS best_versions, count(document_id) AS documents
FROM articles
LEFT JOIN documents USING (article_id)
GROUP BY article_id
HAVING best_versions <> 1
