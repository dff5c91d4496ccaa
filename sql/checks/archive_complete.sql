-- name: archive_complete
-- severity: error
-- table: archive
-- means: A document that was taken in is neither in documents nor in quarantine: it was lost.
-- do: Refresh again; if it stays, a stage drops documents without a reason.
SELECT document_id, path
FROM archive
WHERE document_id NOT IN (SELECT document_id FROM documents)
    AND document_id NOT IN (SELECT document_id FROM quarantine)
