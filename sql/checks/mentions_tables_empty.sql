-- name: mentions_tables_empty
-- severity: warn
-- table: mentions
-- means: Twenty articles or more gave no mention, no quote, no actor or no event.
-- do: An annotator finds nothing: run dateline extract on one page and look.
WITH tables (table_name, is_empty) AS (
    SELECT 'mentions', NOT EXISTS (FROM mentions)
    UNION ALL
    SELECT 'quotes', NOT EXISTS (FROM quotes)
    UNION ALL
    SELECT 'actors', NOT EXISTS (FROM actors)
    UNION ALL
    SELECT 'events', NOT EXISTS (FROM events)
)

SELECT table_name
FROM tables
WHERE is_empty AND (SELECT count(*) FROM articles) >= 20
