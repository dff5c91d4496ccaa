-- A captured page as it arrived; several documents can be versions of one article.
CREATE TABLE IF NOT EXISTS documents (
    document_id      VARCHAR   NOT NULL,
    article_id       VARCHAR   NOT NULL,
    source_id        VARCHAR,
    path             VARCHAR   NOT NULL,
    url              VARCHAR,
    captured_at      TIMESTAMP,
    media_type       VARCHAR,
    bytes            BIGINT    NOT NULL,
    access           VARCHAR   NOT NULL,
    is_best          BOOLEAN   NOT NULL,
    cleaning_version VARCHAR   NOT NULL,
    run_id           VARCHAR   NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    PRIMARY KEY (document_id)
);

COMMENT ON TABLE documents IS 'A captured page as it arrived; several documents can be versions of one article.';
COMMENT ON COLUMN documents.document_id IS 'SHA-256 of the bytes, hexadecimal.';
COMMENT ON COLUMN documents.article_id IS 'The article that this page is a version of. [references articles.article_id]';
COMMENT ON COLUMN documents.source_id IS 'The outlet, null if the page does not tell. [references sources.source_id]';
COMMENT ON COLUMN documents.path IS 'The name it arrived under.';
COMMENT ON COLUMN documents.url IS 'The address it was captured from, where known.';
COMMENT ON COLUMN documents.captured_at IS 'When it was captured, UTC; null where its carrier does not say.';
COMMENT ON COLUMN documents.media_type IS 'The media type, such as text/html.';
COMMENT ON COLUMN documents.bytes IS 'Its size in bytes.';
COMMENT ON COLUMN documents.access IS 'Whether the page shows the whole article or a part of it. [one of: full, preview]';
COMMENT ON COLUMN documents.is_best IS 'True for the one document that the article''s body was taken from.';
COMMENT ON COLUMN documents.cleaning_version IS 'Version of the code and the seeds that cleaned it.';
COMMENT ON COLUMN documents.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN documents.loaded_at IS 'When that run wrote it, UTC.';
