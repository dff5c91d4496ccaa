-- Actors with the articles that name, quote or involve them, and how often they speak.
WITH appearances AS (
    SELECT actor_id, article_id FROM staged_mentions
    UNION
    SELECT actor_id, article_id FROM staged_quotes WHERE actor_id IS NOT NULL
    UNION
    SELECT actor_id, article_id FROM staged_report_participants
),

seen AS (
    SELECT
        actor_id,
        min(published_date) AS first_seen,
        max(published_date) AS last_seen,
        count(*) AS article_count
    FROM appearances
    JOIN staged_articles USING (article_id)
    GROUP BY actor_id
),

spoken AS (
    SELECT actor_id, count(*) AS quote_count
    FROM staged_quotes
    GROUP BY actor_id
)

SELECT
    actor_id, name, type, country, wikidata_id, parent_actor_id, merge_rule, first_seen, last_seen,
    coalesce(article_count, 0) AS article_count,
    coalesce(quote_count, 0) AS quote_count
FROM staged_actors
LEFT JOIN seen USING (actor_id)
LEFT JOIN spoken USING (actor_id);
