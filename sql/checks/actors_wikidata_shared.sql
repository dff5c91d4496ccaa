-- name: actors_wikidata_shared
-- severity: warn
-- table: actors
-- means: Two actors are one item of Wikidata.
-- do: Join them, or correct the item of one.
SELECT wikidata_id, min(actor_id) AS actor_id, max(actor_id) AS other_actor_id, count(*) AS actors
FROM actors
WHERE wikidata_id IS NOT NULL
GROUP BY wikidata_id
HAVING count(*) > 1
