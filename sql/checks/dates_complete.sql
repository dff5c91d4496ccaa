-- name: dates_complete
-- severity: error
-- table: dates
-- means: A day that a table names is not in the calendar, so that a join would drop it.
-- do: Delete the build file and refresh.
WITH days AS (
    SELECT 'articles' AS table_name, published_date AS day FROM articles
    UNION
    SELECT 'events', unnest([date_start, date_end]) FROM events
    UNION
    SELECT 'event_reports', unnest([reported_date, reported_date_end]) FROM event_reports
)

SELECT table_name, day
FROM days
WHERE day IS NOT NULL AND day NOT IN (SELECT date FROM dates)
