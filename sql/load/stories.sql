-- A story is the set of articles that share its key; it takes the headline of the one published first (the smallest
-- key among equals, undated articles last).
SELECT
    story_id,
    first(title ORDER BY title IS NULL, published_date NULLS LAST, published_at NULLS LAST, article_id) AS title,
    min(published_date) AS first_date,
    max(published_date) AS last_date,
    count(*) AS article_count,
    count(DISTINCT source_id) AS source_count
FROM staged_articles
GROUP BY story_id;
