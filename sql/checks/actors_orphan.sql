-- name: actors_orphan
-- severity: warn
-- table: actors
-- means: An actor is named, quoted and involved nowhere.
-- do: Look at the linking of actors: it made an actor of nothing.
SELECT actor_id, name, type
FROM actors
WHERE actor_id NOT IN (SELECT actor_id FROM mentions)
    AND actor_id NOT IN (SELECT actor_id FROM quotes WHERE actor_id IS NOT NULL)
    AND actor_id NOT IN (SELECT actor_id FROM event_participants)
    AND actor_id NOT IN (SELECT parent_actor_id FROM actors WHERE parent_actor_id IS NOT NULL)
