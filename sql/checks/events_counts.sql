-- name: events_counts
-- severity: error
-- table: events
-- means: An event's figures do not agree with its reports, or it has none.
-- do: Delete the build file and refresh.
SELECT
    e.event_id,
    any_value(e.report_count) AS report_count,
    count(r.article_id) AS reports,
    any_value(e.source_count) AS source_count,
    count(DISTINCT a.source_id) AS sources
FROM events AS e
LEFT JOIN event_reports AS r USING (event_id)
LEFT JOIN articles AS a USING (article_id)
GROUP BY e.event_id
HAVING report_count <> reports OR source_count <> sources OR reports = 0
