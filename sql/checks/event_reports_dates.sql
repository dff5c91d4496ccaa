-- name: event_reports_dates
-- severity: error
-- table: event_reports
-- means: A date ends before it begins, has an end and no beginning, or does not say how exact it is.
-- do: Report the passage: its time was anchored wrongly.
SELECT event_id, article_id, reported_date, reported_date_end, date_precision
FROM event_reports
WHERE reported_date_end < reported_date
    OR (reported_date IS NULL AND reported_date_end IS NOT NULL)
    OR (reported_date IS NULL) <> (date_precision IS NULL)
