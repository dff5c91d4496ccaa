-- How much each outlet published each day, quiet days included.
CREATE OR REPLACE VIEW coverage_by_day AS
WITH span AS (
    SELECT min(published_date) AS first_day, max(published_date) AS last_day
    FROM articles
),

outlets AS (
    SELECT source_id, name FROM sources
    UNION ALL
    SELECT NULL, NULL WHERE EXISTS (FROM articles WHERE source_id IS NULL)
),

quoted AS (
    SELECT article_id, count(*) AS quotes
    FROM quotes
    GROUP BY article_id
),

published AS (
    SELECT
        published_date AS date,
        source_id,
        count(*) AS article_count,
        count(*) FILTER (WHERE access = 'preview') AS preview_count,
        sum(word_count)::BIGINT AS word_count,
        coalesce(sum(quotes), 0)::BIGINT AS quote_count,
        count(DISTINCT story_id) AS story_count
    FROM articles
    LEFT JOIN quoted USING (article_id)
    GROUP BY published_date, source_id
)

SELECT
    d.date,
    d.weekday,
    s.source_id,
    s.name AS source,
    coalesce(p.article_count, 0) AS article_count,
    coalesce(p.preview_count, 0) AS preview_count,
    coalesce(p.word_count, 0) AS word_count,
    coalesce(p.quote_count, 0) AS quote_count,
    coalesce(p.story_count, 0) AS story_count
FROM span
JOIN dates AS d ON d.date BETWEEN span.first_day AND span.last_day
JOIN outlets AS s ON true
LEFT JOIN published AS p ON p.date = d.date AND p.source_id IS NOT DISTINCT FROM s.source_id
ORDER BY d.date, s.source_id;

COMMENT ON VIEW coverage_by_day IS 'One row a day and an outlet, from the first to the last publication of the warehouse: articles, words, quotes and stories, zeros included; articles of unknown outlets are on rows without one.';
