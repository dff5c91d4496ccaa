-- The run that wrote what is published.
SELECT started_at, finished_at, status, run_id
FROM audit.runs
ORDER BY started_at DESC, run_id DESC
LIMIT 1;
