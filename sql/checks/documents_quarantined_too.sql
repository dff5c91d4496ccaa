-- name: documents_quarantined_too
-- severity: warn
-- table: documents
-- means: A document is in documents and in quarantine.
-- do: Read the reason in quarantine: a stage gave up on a part of it.
SELECT document_id, article_id, stage, reason
FROM documents
JOIN quarantine USING (document_id)
