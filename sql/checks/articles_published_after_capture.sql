-- name: articles_published_after_capture
-- severity: warn
-- table: articles
-- means: An article was published more than a day after its last capture, or more than a day after the refresh (a
--   day is left for time zones).
-- do: Correct where its date is read, or quarantine its documents.
WITH captures AS (
    SELECT article_id, max(captured_at) AS last_capture
    FROM documents
    GROUP BY article_id
)

SELECT article_id, published_date, published_basis, last_capture
FROM articles
LEFT JOIN captures USING (article_id)
WHERE published_date > least(last_capture, articles.loaded_at)::DATE + 1
