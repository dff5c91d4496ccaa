-- name: events_happened_later
-- severity: warn
-- table: events
-- means: An event counts as happened but is dated after the last article that tells of it.
-- do: Read its reports: the status or the time is wrong.
SELECT event_id, date_start, max(published_date) AS last_report
FROM events
JOIN event_reports USING (event_id)
JOIN articles USING (article_id)
WHERE events.status = 'happened'
GROUP BY event_id, date_start
HAVING date_start > max(published_date) + 1
