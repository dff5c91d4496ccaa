-- name: events_far_dates
-- severity: warn
-- table: events
-- means: An event is dated more than 60 years before or 5 years after all articles that tell of it.
-- do: Read its reports: a time was anchored wrongly, or it is history.
SELECT event_id, date_start, min(published_date) AS first_report, max(published_date) AS last_report
FROM events
JOIN event_reports USING (event_id)
JOIN articles USING (article_id)
GROUP BY event_id, date_start
HAVING date_start < min(published_date) - 60 * 366 OR date_start > max(published_date) + 5 * 366
