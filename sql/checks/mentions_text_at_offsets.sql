-- name: mentions_text_at_offsets
-- severity: error
-- table: mentions
-- means: The body between the offsets is not the mention.
-- do: Quarantine the article's documents, and report the page: the offsets of the actor finder are wrong.
SELECT mention_id, article_id, start_offset, end_offset
FROM mentions AS m
JOIN articles AS a USING (article_id)
WHERE NOT (start_offset >= 0 AND start_offset < end_offset)
    OR substring(body, start_offset + 1, end_offset - start_offset) <> m.text
