-- What several outlets carry, outlet beside outlet: the reports of an event, or the quotes of an utterance.
CREATE OR REPLACE VIEW source_comparison AS
WITH accounts AS (
    SELECT
        'event' AS subject,
        r.event_id AS subject_id,
        e.summary AS about,
        r.article_id,
        r.evidence AS wording,
        r.reported_date,
        r.reported_place,
        r.status
    FROM event_reports AS r
    JOIN events AS e USING (event_id)
    UNION ALL
    SELECT
        'utterance',
        q.quote_group_id,
        shown.text,
        q.article_id,
        q.text,
        NULL,
        NULL,
        NULL
    FROM quotes AS q
    JOIN quote_groups AS g USING (quote_group_id)
    JOIN quotes AS shown ON shown.quote_id = g.representative_quote_id
),

-- An article whose outlet is unknown counts as an outlet of its own.
compared AS (
    SELECT subject, subject_id
    FROM accounts
    JOIN articles USING (article_id)
    GROUP BY subject, subject_id
    HAVING count(DISTINCT coalesce(source_id, article_id)) > 1
)

SELECT
    c.subject,
    c.subject_id,
    c.about,
    s.name AS source,
    a.published_date,
    c.wording,
    c.reported_date,
    c.reported_place,
    c.status,
    a.title,
    a.url,
    c.article_id
FROM compared
JOIN accounts AS c USING (subject, subject_id)
JOIN articles AS a USING (article_id)
LEFT JOIN sources AS s ON s.source_id = a.source_id
ORDER BY c.subject, c.subject_id, a.published_date NULLS LAST, s.name, c.article_id;

COMMENT ON VIEW source_comparison IS 'The same event or utterance side by side: one row for each account of a subject that more than one outlet carries.';
