-- Articles in their best version; counts words and documents, hashes the content.
WITH versions AS (
    SELECT article_id, count(*) AS document_count
    FROM staged_documents
    GROUP BY article_id
)

SELECT
    article_id, source_id, url, title, subtitle, byline, section, language, dateline_place_id, published_date,
    published_at, published_basis, updated_at, access, agency, tags, body, story_id, annotation_version,
    len(regexp_extract_all(body, '\S+')) AS word_count,
    coalesce(document_count, 0) AS document_count,
    sha256(concat(title, chr(10), body)) AS content_hash
FROM staged_articles
LEFT JOIN versions USING (article_id);
