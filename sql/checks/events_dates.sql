-- name: events_dates
-- severity: error
-- table: events
-- means: A date ends before it begins, has an end and no beginning, or does not say how exact it is.
-- do: Report the passage: its time was anchored wrongly.
SELECT event_id, date_start, date_end, date_precision
FROM events
WHERE date_end < date_start
    OR (date_start IS NULL AND date_end IS NOT NULL)
    OR (date_start IS NULL) <> (date_precision IS NULL)
