-- name: actor_aliases_name_missing
-- severity: warn
-- table: actor_aliases
-- means: An actor's name is not among its surface forms.
-- do: Look at the linking of actors.
SELECT actor_id, name
FROM actors
WHERE NOT EXISTS (
    FROM actor_aliases WHERE actor_aliases.actor_id = actors.actor_id AND actor_aliases.alias = actors.name
)
