-- name: events_size
-- severity: warn
-- table: events
-- means: An event is told by more than 200 articles, or its reports lie more than 366 days apart: different events
--   were joined.
-- do: Read its reports and link_rule; forbid the join if it is wrong.
SELECT event_id, events.event_type, report_count, min(published_date) AS first_report, max(published_date) AS last_report
FROM events
JOIN event_reports USING (event_id)
JOIN articles USING (article_id)
GROUP BY ALL
HAVING report_count > 200 OR last_report > first_report + 366
