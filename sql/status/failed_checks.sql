-- The checks of the last run that found offending rows.
SELECT severity, table_name || '.' || name AS "check", failing_rows || ' rows' AS offending
FROM audit.check_results
WHERE failing_rows > 0
  AND run_id = (SELECT run_id FROM audit.runs ORDER BY started_at DESC, run_id DESC LIMIT 1)
ORDER BY severity, table_name, name;
