-- What did the last audit find? (Failed checks, errors first.)
SELECT c.severity, c.name, c.table_name, c.failing_rows, c.sample
FROM audit.check_results AS c
JOIN (SELECT run_id FROM audit.runs ORDER BY started_at DESC, run_id DESC LIMIT 1) USING (run_id)
WHERE c.failing_rows > 0
ORDER BY c.severity, c.failing_rows DESC, c.name;
