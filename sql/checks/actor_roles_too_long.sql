-- name: actor_roles_too_long
-- severity: warn
-- table: actor_roles
-- means: A role has more than 200 characters: a whole sentence was taken for a role.
-- do: Look at the passage.
SELECT actor_id, left(role, 200) AS role
FROM actor_roles
WHERE len(role) > 200
