-- Utterances: who speaks is what most quotes of the group say (the smallest key among equals).
WITH quoted AS (
    SELECT
        staged_quotes.*,
        published_date,
        staged_articles.source_id,
        trim(regexp_replace(lower(nfc_normalize(text)), '[^\p{L}\p{N}]+', ' ', 'g')) AS wording
    FROM staged_quotes
    JOIN staged_articles USING (article_id)
),

votes AS (
    SELECT quote_group_id, actor_id, count(*) AS quotes
    FROM quoted
    WHERE actor_id IS NOT NULL
    GROUP BY quote_group_id, actor_id
),

speakers AS (
    SELECT quote_group_id, first(actor_id ORDER BY quotes DESC, actor_id) AS actor_id
    FROM votes
    GROUP BY quote_group_id
),

groups AS (
    SELECT
        quote_group_id,
        first(
            quote_id
            ORDER BY
                list_position(['direct', 'mixed', 'indirect'], kind),
                truncated,
                published_date NULLS LAST,
                len(text) DESC,
                quote_id
        ) AS representative_quote_id,
        min(group_rule) AS rule,
        count(DISTINCT article_id) AS article_count,
        count(DISTINCT source_id) AS source_count,
        count(DISTINCT wording) AS wording_count
    FROM quoted
    GROUP BY quote_group_id
)

SELECT quote_group_id, actor_id, representative_quote_id, rule, article_count, source_count, wording_count
FROM groups
LEFT JOIN speakers USING (quote_group_id);
