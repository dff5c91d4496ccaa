-- Events: each value is the one that most reports give (the finer date, then the smallest value among equals). The summary
-- is the evidence of the report that agrees with most of these values, the smallest article key among equals.
WITH types AS (
    SELECT event_id, event_type, count(*) AS votes
    FROM wanted_event_reports
    GROUP BY ALL
),

statuses AS (
    SELECT event_id, status, count(*) AS votes
    FROM wanted_event_reports
    GROUP BY ALL
),

days AS (
    SELECT event_id, reported_date, reported_date_end, date_precision, count(*) AS votes
    FROM wanted_event_reports
    WHERE reported_date IS NOT NULL
    GROUP BY ALL
),

spots AS (
    SELECT event_id, place_id, count(*) AS votes
    FROM wanted_event_reports
    WHERE place_id IS NOT NULL
    GROUP BY ALL
),

typed AS (
    SELECT event_id, first(event_type ORDER BY votes DESC, event_type) AS event_type
    FROM types
    GROUP BY event_id
),

settled AS (
    SELECT event_id, first(status ORDER BY votes DESC, status) AS status
    FROM statuses
    GROUP BY event_id
),

dated AS (
    SELECT
        event_id,
        first(
            d
            ORDER BY
                votes DESC,
                list_position(['day', 'range', 'month', 'year'], date_precision),
                reported_date,
                reported_date_end
        ) AS day
    FROM days AS d
    GROUP BY event_id
),

placed AS (
    SELECT event_id, first(place_id ORDER BY votes DESC, place_id) AS place_id
    FROM spots
    GROUP BY event_id
),

counted AS (
    SELECT
        event_id,
        min(link_rule) AS link_rule,
        count(*) AS report_count,
        count(DISTINCT source_id) AS source_count
    FROM wanted_event_reports
    JOIN staged_articles USING (article_id)
    GROUP BY event_id
),

agreed AS (
    SELECT
        event_id,
        event_type,
        day.reported_date AS date_start,
        coalesce(day.reported_date_end, day.reported_date) AS date_end,
        day.date_precision AS date_precision,
        place_id,
        status
    FROM typed
    JOIN settled USING (event_id)
    LEFT JOIN dated USING (event_id)
    LEFT JOIN placed USING (event_id)
),

summaries AS (
    SELECT
        event_id,
        first(
            r.evidence
            ORDER BY
                (r.event_type = a.event_type)::INTEGER
                + (r.status = a.status)::INTEGER
                + (r.reported_date IS NOT DISTINCT FROM a.date_start)::INTEGER
                + (r.place_id IS NOT DISTINCT FROM a.place_id)::INTEGER DESC,
                r.article_id
        ) AS summary
    FROM wanted_event_reports AS r
    JOIN agreed AS a USING (event_id)
    GROUP BY event_id
)

SELECT
    event_id, event_type, date_start, date_end, date_precision, place_id, status, summary, link_rule, report_count,
    source_count
FROM agreed
JOIN summaries USING (event_id)
JOIN counted USING (event_id);
