-- Which actors are named in the same articles?
WITH named AS (
    SELECT DISTINCT actor_id, article_id FROM mentions
)

SELECT a.name, b.name AS other_name, count(*) AS articles
FROM named AS m
JOIN named AS n ON n.article_id = m.article_id AND n.actor_id > m.actor_id
JOIN actors AS a ON a.actor_id = m.actor_id
JOIN actors AS b ON b.actor_id = n.actor_id
WHERE a.type IN ('person', 'organisation') AND b.type IN ('person', 'organisation')
GROUP BY m.actor_id, n.actor_id, a.name, b.name
ORDER BY articles DESC, a.name, b.name
LIMIT 50;
