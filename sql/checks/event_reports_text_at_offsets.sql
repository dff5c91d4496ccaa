-- name: event_reports_text_at_offsets
-- severity: error
-- table: event_reports
-- means: The body between the offsets is not the evidence.
-- do: Quarantine the article's documents, and report the page: the offsets of the event finder are wrong.
SELECT event_id, article_id, start_offset, end_offset
FROM event_reports
JOIN articles AS a USING (article_id)
WHERE NOT (start_offset >= 0 AND start_offset < end_offset)
    OR substring(body, start_offset + 1, end_offset - start_offset) <> evidence
