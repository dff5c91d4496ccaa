-- Every quote with its speaker, its outlet and how far it travelled.
CREATE OR REPLACE VIEW who_said_what AS
SELECT
    coalesce(a.name, q.speaker) AS speaker,
    a.type AS speaker_type,
    a.country AS speaker_country,
    q.speaker_anonymous,
    q.text AS quote,
    q.kind,
    q.cue,
    q.truncated,
    r.published_date,
    s.name AS source,
    r.title,
    r.url,
    g.article_count AS carried_by_articles,
    g.source_count AS carried_by_sources,
    q.quote_id,
    q.quote_group_id,
    q.actor_id,
    q.article_id,
    q.start_offset,
    q.end_offset
FROM quotes AS q
JOIN articles AS r USING (article_id)
JOIN quote_groups AS g USING (quote_group_id)
LEFT JOIN sources AS s ON s.source_id = r.source_id
LEFT JOIN actors AS a ON a.actor_id = q.actor_id;

COMMENT ON VIEW who_said_what IS 'One row a quote: who said what, when, to which outlet, and how many articles and outlets carry the utterance.';
