-- name: actor_aliases_many
-- severity: warn
-- table: actor_aliases
-- means: A person has more than 25 surface forms: probably several persons in one.
-- do: Read merge_rule and the forms; forbid the join if it is wrong.
SELECT actor_id, name, count(*) AS aliases
FROM actor_aliases
JOIN actors USING (actor_id)
WHERE type = 'person'
GROUP BY ALL
HAVING count(*) > 25
