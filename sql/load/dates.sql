-- The calendar: without a gap from the first to the last publication (so that a quiet day shows as one), and each other day
-- that an event or a report names, so that one event of long ago adds one day and not a century of them.
WITH published AS (
    SELECT min(published_date) AS first_day, max(published_date) AS last_day
    FROM staged_articles
    WHERE published_date BETWEEN DATE '1990-01-01' AND DATE '2099-12-31'
),

days AS (
    SELECT unnest(range(first_day, last_day + INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS date FROM published
    UNION
    SELECT published_date FROM staged_articles
    UNION
    SELECT unnest([reported_date, reported_date_end]) FROM staged_event_reports
    UNION
    SELECT unnest([date_start, date_end]) FROM wanted_events
)

SELECT
    date,
    year(date) AS year,
    quarter(date) AS quarter,
    month(date) AS month,
    weekofyear(date) AS iso_week,
    dayname(date) AS weekday
FROM days
WHERE date IS NOT NULL;
