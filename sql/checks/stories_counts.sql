-- name: stories_counts
-- severity: error
-- table: stories
-- means: A story's figures do not agree with its articles, or it has none.
-- do: Delete the build file and refresh.
SELECT
    story_id,
    any_value(s.article_count) AS article_count,
    count(article_id) AS articles,
    any_value(s.source_count) AS source_count,
    count(DISTINCT source_id) AS sources
FROM stories AS s
LEFT JOIN articles USING (story_id)
GROUP BY story_id
HAVING article_count <> articles OR source_count <> sources OR articles = 0
