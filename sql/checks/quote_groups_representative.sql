-- name: quote_groups_representative
-- severity: error
-- table: quote_groups
-- means: The quote that stands for a group is not one of its quotes.
-- do: Delete the build file and refresh.
SELECT g.quote_group_id, g.representative_quote_id, q.article_id, q.quote_group_id AS group_of_quote
FROM quote_groups AS g
JOIN quotes AS q ON q.quote_id = g.representative_quote_id
WHERE q.quote_group_id <> g.quote_group_id
