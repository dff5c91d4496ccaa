-- name: sources_silent
-- severity: warn
-- table: sources
-- means: An outlet's newest article is more than 14 days older than the newest one of the warehouse: its captures
--   may have stopped.
-- do: Check the feed or the folder that its pages come from.
WITH newest AS (
    SELECT source_id, max(published_date) AS newest_article, count(*) AS articles
    FROM articles
    WHERE source_id IS NOT NULL
    GROUP BY source_id
)

SELECT source_id, newest_article, articles
FROM newest
WHERE newest_article < (SELECT max(published_date) FROM articles) - 14
