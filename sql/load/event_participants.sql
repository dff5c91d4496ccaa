-- Actors in each event, over all its reports.
SELECT event_id, actor_id, role, count(*) AS report_count
FROM wanted_report_participants
GROUP BY event_id, actor_id, role;
