-- name: quarantine_reason
-- severity: error
-- table: quarantine
-- means: A document was refused without a reason.
-- do: Give the reason where the stage refuses it.
SELECT document_id, path, stage
FROM quarantine
WHERE trim(reason) = ''
