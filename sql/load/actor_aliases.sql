-- Surface forms of actors. A form that was given two kinds keeps the one that stands first in the list of kinds.
WITH used AS (
    SELECT actor_id, text AS alias, count(DISTINCT article_id) AS article_count
    FROM staged_mentions
    GROUP BY actor_id, text
),

forms AS (
    SELECT
        actor_id,
        alias,
        arg_min(
            kind,
            list_position(['name', 'surname', 'acronym', 'metonym', 'transliteration', 'misspelling'], kind)
        ) AS kind
    FROM staged_aliases
    GROUP BY actor_id, alias
)

SELECT actor_id, alias, kind, coalesce(article_count, 0) AS article_count
FROM forms
LEFT JOIN used USING (actor_id, alias);
