-- The wordings of utterances that were rendered in more than one.
CREATE OR REPLACE VIEW quote_variants AS
WITH worded AS (
    SELECT
        q.*,
        trim(regexp_replace(lower(nfc_normalize(q.text)), '[^\p{L}\p{N}]+', ' ', 'g')) AS canonical,
        a.published_date,
        s.name AS source
    FROM quotes AS q
    JOIN articles AS a USING (article_id)
    LEFT JOIN sources AS s ON s.source_id = a.source_id
)

SELECT
    w.quote_group_id,
    min(coalesce(a.name, w.speaker)) AS speaker,
    first(w.text ORDER BY w.quote_id <> g.representative_quote_id, w.published_date NULLS LAST, w.quote_id) AS wording,
    bool_or(w.quote_id = g.representative_quote_id) AS is_representative,
    count(DISTINCT w.article_id) AS article_count,
    coalesce(list(DISTINCT w.source ORDER BY w.source) FILTER (WHERE w.source IS NOT NULL), []) AS sources,
    min(w.published_date) AS first_date,
    g.rule,
    g.actor_id
FROM worded AS w
JOIN quote_groups AS g USING (quote_group_id)
LEFT JOIN actors AS a ON a.actor_id = g.actor_id
WHERE g.wording_count > 1
GROUP BY w.quote_group_id, w.canonical, g.rule, g.actor_id
ORDER BY w.quote_group_id, is_representative DESC, first_date NULLS LAST, wording;

COMMENT ON VIEW quote_variants IS 'One row a wording of an utterance that has several (letter case, punctuation and spacing aside), with the outlets that chose it.';
