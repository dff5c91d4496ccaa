-- name: quotes_text_at_offsets
-- severity: error
-- table: quotes
-- means: The body between the offsets is not the quote.
-- do: Quarantine the article's documents, and report the page: the offsets of the quote finder are wrong.
SELECT quote_id, article_id, start_offset, end_offset
FROM quotes AS q
JOIN articles AS a USING (article_id)
WHERE NOT (start_offset >= 0 AND start_offset < end_offset)
    OR substring(body, start_offset + 1, end_offset - start_offset) <> q.text
