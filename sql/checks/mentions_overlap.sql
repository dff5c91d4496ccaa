-- name: mentions_overlap
-- severity: warn
-- table: mentions
-- means: Two mentions of an article overlap.
-- do: Look at the passage: one name was read as two.
WITH ordered AS (
    SELECT
        mention_id, article_id, start_offset, end_offset,
        max(end_offset) OVER (
            PARTITION BY article_id ORDER BY start_offset, end_offset DESC, mention_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS end_before
    FROM mentions
)

SELECT mention_id, article_id, start_offset, end_offset, end_before
FROM ordered
WHERE start_offset < end_before
