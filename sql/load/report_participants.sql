-- Actors in each article's account of an event, over all its sentences.
SELECT DISTINCT event_id, article_id, actor_id, role
FROM staged_report_participants;
