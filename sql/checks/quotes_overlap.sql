-- name: quotes_overlap
-- severity: warn
-- table: quotes
-- means: Two quotes of an article that stand in marks overlap.
-- do: Look at the passage: an unclosed mark or a nested quote.
WITH marked AS (
    SELECT
        quote_id, article_id, start_offset, end_offset,
        max(end_offset) OVER (
            PARTITION BY article_id ORDER BY start_offset, end_offset DESC, quote_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS end_before
    FROM quotes
    WHERE kind <> 'indirect'
)

SELECT quote_id, article_id, start_offset, end_offset, end_before
FROM marked
WHERE start_offset < end_before
