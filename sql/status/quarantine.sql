-- What was refused, at which stage and why.
SELECT document_id, path, stage, reason
FROM quarantine
ORDER BY path, document_id;
