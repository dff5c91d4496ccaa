-- name: quotes_parts_inside
-- severity: error
-- table: quotes
-- means: A quoted stretch reaches out of its quote, is empty, or begins before the one before it ends.
-- do: Report the page: the quote finder put the parts together wrongly.
WITH stretches AS (
    SELECT
        quote_id, article_id, start_offset, end_offset, part_no,
        parts[part_no][1] AS part_start,
        parts[part_no][2] AS part_end,
        coalesce(parts[part_no - 1][2], start_offset) AS earliest
    FROM quotes, unnest(range(1, len(parts) + 1)) AS numbers (part_no)
)

SELECT quote_id, article_id, part_no, part_start, part_end
FROM stretches
WHERE NOT (earliest <= part_start AND part_start < part_end AND part_end <= end_offset)
