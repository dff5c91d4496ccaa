-- Who spoke of a topic, with the sentence around the quote? (Replace the pattern; it reads both letter cases.)
SELECT
    w.speaker,
    w.published_date,
    w.source,
    substring(a.body, greatest(w.start_offset - 80, 0) + 1, w.end_offset - w.start_offset + 160) AS in_context
FROM who_said_what AS w
JOIN articles AS a USING (article_id)
WHERE regexp_matches(w.quote, '(?i)\b(pay|sanctions?|talks?)\b')
ORDER BY w.published_date DESC NULLS LAST, w.quote_id
LIMIT 50;
