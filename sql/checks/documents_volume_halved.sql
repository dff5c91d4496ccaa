-- name: documents_volume_halved
-- severity: error
-- table: documents
-- means: There are fewer than half as many documents (refused ones included) as in the last run that passed.
-- do: Restore the archive of raw pages. If they were removed on purpose, delete the build file and refresh.
WITH latest AS (
    SELECT run_id FROM audit.runs ORDER BY started_at DESC, run_id DESC LIMIT 1
),

previous AS (
    SELECT
        run_id,
        (row_counts ->> 'documents')::BIGINT + (row_counts ->> 'quarantine')::BIGINT AS documents
    FROM audit.runs
    WHERE status = 'passed' AND run_id NOT IN (FROM latest)
    ORDER BY started_at DESC, run_id DESC
    LIMIT 1
),

present AS (
    SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM quarantine) AS documents
)

SELECT previous.run_id AS last_passed_run, previous.documents AS documents_then, present.documents AS documents_now
FROM previous, present
WHERE present.documents * 2 < previous.documents
