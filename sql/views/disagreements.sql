-- Where the reports of one event contradict each other. An account that says less is no contradiction: "in May" and
-- "on 6 May" agree, and so do accounts of which one only leaves participants out.
CREATE OR REPLACE VIEW disagreements AS
WITH cast_of_report AS (
    SELECT
        p.event_id,
        p.article_id,
        list(p.role || ':' || p.actor_id) AS parties,
        string_agg(a.name || ' (' || p.role || ')', ', ' ORDER BY a.name, p.role) AS value
    FROM report_participants AS p
    JOIN actors AS a USING (actor_id)
    GROUP BY p.event_id, p.article_id
),

accounts AS (
    SELECT
        event_id,
        article_id,
        'date' AS aspect,
        if(
            coalesce(reported_date_end, reported_date) = reported_date,
            reported_date::VARCHAR,
            reported_date::VARCHAR || '/' || reported_date_end::VARCHAR
        ) AS value
    FROM event_reports
    WHERE reported_date IS NOT NULL
    UNION ALL
    SELECT event_id, article_id, 'place', coalesce(name, reported_place)
    FROM event_reports
    LEFT JOIN places USING (place_id)
    WHERE reported_place IS NOT NULL
    UNION ALL
    SELECT event_id, article_id, 'participants', value
    FROM cast_of_report
    UNION ALL
    SELECT event_id, article_id, 'status', status
    FROM event_reports
),

contradicted AS (
    SELECT event_id, 'date' AS aspect
    FROM event_reports
    GROUP BY event_id
    HAVING max(reported_date) > min(coalesce(reported_date_end, reported_date))
    UNION ALL
    SELECT event_id, 'place'
    FROM event_reports
    GROUP BY event_id
    HAVING count(DISTINCT coalesce(place_id, lower(reported_place))) > 1
    UNION ALL
    SELECT DISTINCT event_id, 'participants'
    FROM cast_of_report AS one
    JOIN cast_of_report AS other USING (event_id)
    WHERE len(list_intersect(one.parties, other.parties)) < least(len(one.parties), len(other.parties))
    UNION ALL
    SELECT event_id, 'status'
    FROM event_reports
    GROUP BY event_id
    HAVING count(DISTINCT status) > 1
)

SELECT
    e.event_id,
    e.event_type,
    e.summary,
    c.aspect,
    count(DISTINCT c.value) AS value_count,
    list(
        {'value': c.value, 'source': s.name, 'article_id': c.article_id}
        ORDER BY c.value, s.name, c.article_id
    ) AS accounts
FROM contradicted
JOIN accounts AS c USING (event_id, aspect)
JOIN events AS e USING (event_id)
JOIN articles AS a ON a.article_id = c.article_id
LEFT JOIN sources AS s ON s.source_id = a.source_id
GROUP BY e.event_id, e.event_type, e.summary, c.aspect
ORDER BY e.event_id, c.aspect;

COMMENT ON VIEW disagreements IS 'One row an event and an aspect (date, place, participants, status) that its reports contradict each other on, with what each outlet says.';
