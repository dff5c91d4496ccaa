-- name: articles_volume_fell
-- severity: warn
-- table: articles
-- means: A table has lost more than a fifth of its rows since the last run that passed.
-- do: Compare with the last published file; a change in a stage may have broken it.
WITH latest AS (
    SELECT run_id FROM audit.runs ORDER BY started_at DESC, run_id DESC LIMIT 1
),

previous AS (
    SELECT row_counts
    FROM audit.runs
    WHERE status = 'passed' AND run_id NOT IN (FROM latest)
    ORDER BY started_at DESC, run_id DESC
    LIMIT 1
),

present (table_name, rows_now) AS (
    SELECT 'documents', count(*) FROM documents
    UNION ALL
    SELECT 'articles', count(*) FROM articles
    UNION ALL
    SELECT 'quotes', count(*) FROM quotes
    UNION ALL
    SELECT 'mentions', count(*) FROM mentions
    UNION ALL
    SELECT 'actors', count(*) FROM actors
    UNION ALL
    SELECT 'events', count(*) FROM events
)

SELECT table_name, (row_counts ->> table_name)::BIGINT AS rows_then, rows_now
FROM present, previous
WHERE rows_now * 5 < (row_counts ->> table_name)::BIGINT * 4
