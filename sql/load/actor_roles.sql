-- Roles from the descriptions that stand beside an actor's mentions. Wordings that differ in letter case or spacing only
-- are one role, shown in the wording used most often (the smallest among equals). A role's organisation is the longest
-- name or acronym of an organisation or medium within its wording.
WITH described AS (
    SELECT
        actor_id,
        article_id,
        published_date,
        trim(regexp_replace(role_text, '\s+', ' ', 'g')) AS role,
        lower(role) AS role_key
    FROM staged_mentions
    JOIN staged_articles USING (article_id)
    WHERE role <> ''
),

wordings AS (
    SELECT actor_id, role_key, role, count(*) AS uses
    FROM described
    GROUP BY ALL
),

shown AS (
    SELECT actor_id, role_key, first(role ORDER BY uses DESC, role) AS role
    FROM wordings
    GROUP BY actor_id, role_key
),

seen AS (
    SELECT
        actor_id,
        role_key,
        min(published_date) AS first_seen,
        max(published_date) AS last_seen,
        count(DISTINCT article_id) AS article_count
    FROM described
    GROUP BY actor_id, role_key
),

distinct_roles AS (
    SELECT DISTINCT role, regexp_extract_all(role, '[\p{L}\p{N}&.''’-]+') AS words
    FROM shown
),

-- Every stretch of up to six words of a role, to be looked up among the names: linear, unlike a search for each name.
stretches AS (
    SELECT role, array_to_string(words[first_word:first_word + length - 1], ' ') AS stretch
    FROM distinct_roles, unnest(range(1, len(words) + 1)) AS f (first_word), unnest(range(1, 7)) AS l (length)
    WHERE first_word + length - 1 <= len(words)
),

organisations AS (
    SELECT DISTINCT alias, name
    FROM staged_aliases
    JOIN staged_actors USING (actor_id)
    WHERE type IN ('organisation', 'media') AND kind IN ('name', 'acronym')
),

role_organisations AS (
    SELECT role, first(name ORDER BY len(alias) DESC, name) AS organisation
    FROM stretches
    JOIN organisations ON stretch = alias
    GROUP BY role
)

SELECT
    actor_id, role, organisation, first_seen, last_seen,
    EXISTS (FROM seed_former_prefixes WHERE starts_with(role_key, prefix)) AS is_former,
    article_count
FROM shown
JOIN seen USING (actor_id, role_key)
LEFT JOIN role_organisations USING (role);
