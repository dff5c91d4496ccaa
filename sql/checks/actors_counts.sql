-- name: actors_counts
-- severity: error
-- table: actors
-- means: An actor's number of quotes is not that of its rows in quotes, or its number of articles is below that of
--   the articles that name it.
-- do: Delete the build file and refresh.
WITH spoken AS (
    SELECT actor_id, count(*) AS quotes FROM quotes GROUP BY actor_id
),

named AS (
    SELECT actor_id, count(DISTINCT article_id) AS articles FROM mentions GROUP BY actor_id
)

SELECT actor_id, quote_count, quotes, article_count, articles
FROM actors
LEFT JOIN spoken USING (actor_id)
LEFT JOIN named USING (actor_id)
WHERE quote_count <> coalesce(quotes, 0) OR article_count < coalesce(articles, 0)
