-- name: actors_name_shared
-- severity: warn
-- table: actors
-- means: Two actors of one type and country have one name.
-- do: Look whether they are two; if not, force the join.
SELECT name, type, country, min(actor_id) AS actor_id, max(actor_id) AS other_actor_id, count(*) AS actors
FROM actors
GROUP BY name, type, country
HAVING count(*) > 1
