-- name: quote_groups_mixed_speakers
-- severity: warn
-- table: quote_groups
-- means: The quotes of a group name different speakers.
-- do: Read the group in quote_variants; forbid the join if it is wrong.
SELECT quote_group_id, min(actor_id) AS actor_id, max(actor_id) AS other_actor_id, count(DISTINCT actor_id) AS actors
FROM quotes
GROUP BY quote_group_id
HAVING count(DISTINCT actor_id) > 1
