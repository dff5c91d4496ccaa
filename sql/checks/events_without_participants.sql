-- name: events_without_participants
-- severity: warn
-- table: events
-- means: An event has no participant.
-- do: Read its summary: who acts was not found.
SELECT event_id, event_type, summary
FROM events
WHERE event_id NOT IN (SELECT event_id FROM event_participants)
