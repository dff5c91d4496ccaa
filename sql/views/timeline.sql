-- Events in the order of their days, with who did it to whom.
CREATE OR REPLACE VIEW timeline AS
WITH parties AS (
    SELECT
        p.event_id,
        list(a.name ORDER BY a.name) FILTER (WHERE p.role = 'source') AS source_actors,
        list(a.name ORDER BY a.name) FILTER (WHERE p.role = 'target') AS target_actors,
        list(a.name ORDER BY a.name) FILTER (WHERE p.role = 'participant') AS participants
    FROM event_participants AS p
    JOIN actors AS a USING (actor_id)
    GROUP BY p.event_id
)

SELECT
    e.date_start,
    e.date_end,
    e.date_precision,
    e.event_type,
    t.quad_class,
    e.status,
    l.name AS place,
    l.country AS place_country,
    coalesce(p.source_actors, []) AS source_actors,
    coalesce(p.target_actors, []) AS target_actors,
    coalesce(p.participants, []) AS participants,
    e.summary,
    e.report_count,
    e.source_count,
    e.event_id
FROM events AS e
LEFT JOIN event_types AS t ON t.event_type = e.event_type
LEFT JOIN places AS l ON l.place_id = e.place_id
LEFT JOIN parties AS p ON p.event_id = e.event_id
ORDER BY e.date_start NULLS LAST, e.date_end, e.event_id;

COMMENT ON VIEW timeline IS 'One row an event, in the order of days (undated ones last): what was done, by whom, to whom, where, and how many report it.';
