-- Each actor on one row: names, roles, words and deeds.
CREATE OR REPLACE VIEW actor_profile AS
WITH names AS (
    SELECT actor_id, list(alias ORDER BY article_count DESC, alias) AS aliases
    FROM actor_aliases
    GROUP BY actor_id
),

roles AS (
    SELECT
        actor_id,
        list(role ORDER BY article_count DESC, role) FILTER (WHERE NOT is_former) AS roles,
        list(role ORDER BY article_count DESC, role) FILTER (WHERE is_former) AS former_roles
    FROM actor_roles
    GROUP BY actor_id
),

deeds AS (
    SELECT
        actor_id,
        count(DISTINCT event_id) AS event_count,
        count(DISTINCT event_id) FILTER (WHERE role = 'source') AS events_as_source,
        count(DISTINCT event_id) FILTER (WHERE role = 'target') AS events_as_target
    FROM event_participants
    GROUP BY actor_id
),

outlets AS (
    SELECT actor_id, count(DISTINCT source_id) AS source_count
    FROM mentions
    JOIN articles USING (article_id)
    GROUP BY actor_id
)

SELECT
    a.actor_id,
    a.name,
    a.type,
    a.country,
    whole.name AS part_of,
    coalesce(n.aliases, []) AS aliases,
    coalesce(r.roles, []) AS roles,
    coalesce(r.former_roles, []) AS former_roles,
    a.first_seen,
    a.last_seen,
    a.article_count,
    coalesce(o.source_count, 0) AS source_count,
    a.quote_count,
    coalesce(d.event_count, 0) AS event_count,
    coalesce(d.events_as_source, 0) AS events_as_source,
    coalesce(d.events_as_target, 0) AS events_as_target,
    a.wikidata_id
FROM actors AS a
LEFT JOIN actors AS whole ON whole.actor_id = a.parent_actor_id
LEFT JOIN names AS n ON n.actor_id = a.actor_id
LEFT JOIN roles AS r ON r.actor_id = a.actor_id
LEFT JOIN deeds AS d ON d.actor_id = a.actor_id
LEFT JOIN outlets AS o ON o.actor_id = a.actor_id;

COMMENT ON VIEW actor_profile IS 'One row an actor: its names and roles (most used first), when it was seen, and how often it is named, quoted and involved.';
