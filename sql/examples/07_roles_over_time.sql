-- How are actors described, since when, and with which organisation?
SELECT a.name, r.role, r.organisation, r.is_former, r.first_seen, r.last_seen, r.article_count
FROM actor_roles AS r
JOIN actors AS a USING (actor_id)
ORDER BY a.article_count DESC, a.name, r.first_seen NULLS LAST, r.role
LIMIT 50;
