-- name: event_participants_self
-- severity: warn
-- table: event_participants
-- means: An actor acts upon itself.
-- do: Read the event's evidence: source and target were mixed up, or two actors were joined.
SELECT s.event_id, s.actor_id
FROM event_participants AS s
JOIN event_participants AS t USING (event_id, actor_id)
WHERE s.role = 'source' AND t.role = 'target'
