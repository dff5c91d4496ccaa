-- name: actors_parent_loop
-- severity: error
-- table: actors
-- means: An actor is part of itself, or two are part of each other.
-- do: Correct the reference data that gives the parent.
SELECT part.actor_id, part.name, part.parent_actor_id
FROM actors AS part
JOIN actors AS whole ON whole.actor_id = part.parent_actor_id
WHERE whole.actor_id = part.actor_id OR whole.parent_actor_id = part.actor_id
