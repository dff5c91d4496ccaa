-- Captured pages, each with the article that it is a version of.
SELECT
    document_id, article_id, source_id, path, url, captured_at, media_type, bytes, access, is_best, cleaning_version
FROM staged_documents;
