-- name: articles_preview_chosen
-- severity: warn
-- table: articles
-- means: An article shows a preview although a page with the whole article was captured.
-- do: Compare its documents: the step that chooses the best version took the wrong one.
SELECT best.article_id, best.document_id, whole.document_id AS whole_document_id
FROM documents AS best
JOIN documents AS whole USING (article_id)
WHERE best.is_best AND best.access = 'preview' AND whole.access = 'full'
