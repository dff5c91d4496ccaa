-- name: quote_groups_counts
-- severity: error
-- table: quote_groups
-- means: A quote group's figures do not agree with its quotes, or it has none.
-- do: Delete the build file and refresh.
SELECT
    g.quote_group_id,
    any_value(g.article_count) AS article_count,
    count(DISTINCT q.article_id) AS articles,
    any_value(g.source_count) AS source_count,
    count(DISTINCT a.source_id) AS sources
FROM quote_groups AS g
LEFT JOIN quotes AS q USING (quote_group_id)
LEFT JOIN articles AS a USING (article_id)
GROUP BY g.quote_group_id
HAVING article_count <> articles OR source_count <> sources OR articles = 0
