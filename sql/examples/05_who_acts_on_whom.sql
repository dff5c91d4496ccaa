-- Who does what to whom, in conflict or cooperation? (Announced and denied acts are left out.)
SELECT
    doer.name AS source_actor,
    t.quad_class,
    target.name AS target_actor,
    count(*) AS events,
    sum(e.report_count)::BIGINT AS reports
FROM events AS e
JOIN event_types AS t USING (event_type)
JOIN event_participants AS s ON s.event_id = e.event_id AND s.role = 'source'
JOIN event_participants AS o ON o.event_id = e.event_id AND o.role = 'target'
JOIN actors AS doer ON doer.actor_id = s.actor_id
JOIN actors AS target ON target.actor_id = o.actor_id
WHERE e.status IN ('happened', 'ongoing')
GROUP BY ALL
ORDER BY events DESC, source_actor, target_actor
LIMIT 50;
