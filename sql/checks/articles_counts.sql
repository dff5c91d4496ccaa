-- name: articles_counts
-- severity: error
-- table: articles
-- means: The number of an article's captured pages is not that of its rows in documents.
-- do: Delete the build file and refresh.
SELECT article_id, any_value(document_count) AS document_count, count(document_id) AS documents
FROM articles
LEFT JOIN documents USING (article_id)
GROUP BY article_id
HAVING any_value(document_count) <> count(document_id)
