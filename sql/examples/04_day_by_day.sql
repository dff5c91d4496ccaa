-- What happened, day by day, according to at least two outlets (or to one, if no event has two)?
SELECT date_start, event_type, status, place, source_actors, target_actors, participants, source_count, summary
FROM timeline
WHERE date_start IS NOT NULL AND source_count >= least(2, (SELECT max(source_count) FROM events))
ORDER BY date_start DESC, event_id
LIMIT 50;
