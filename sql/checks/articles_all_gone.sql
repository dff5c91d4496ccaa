-- name: articles_all_gone
-- severity: error
-- table: articles
-- means: There is no article any more, and the last run that passed had some.
-- do: Read why the documents were refused: dateline status. A change in cleaning may have broken it.
WITH latest AS (
    SELECT run_id FROM audit.runs ORDER BY started_at DESC, run_id DESC LIMIT 1
),

previous AS (
    SELECT run_id, (row_counts ->> 'articles')::BIGINT AS articles
    FROM audit.runs
    WHERE status = 'passed' AND run_id NOT IN (FROM latest)
    ORDER BY started_at DESC, run_id DESC
    LIMIT 1
)

SELECT run_id AS last_passed_run, articles AS articles_then
FROM previous
WHERE articles > 0 AND NOT EXISTS (FROM articles)
