-- A piece of a captured page that is not the article, kept so that the cleaning can be checked.
CREATE TABLE IF NOT EXISTS removed (
    document_id VARCHAR   NOT NULL,
    position    BIGINT    NOT NULL,
    class       VARCHAR   NOT NULL,
    text        VARCHAR   NOT NULL,
    run_id      VARCHAR   NOT NULL,
    loaded_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (document_id, position)
);

COMMENT ON TABLE removed IS 'A piece of a captured page that is not the article, kept so that the cleaning can be checked.';
COMMENT ON COLUMN removed.document_id IS 'The page it stood on. [references documents.document_id]';
COMMENT ON COLUMN removed.position IS 'Its place among the removed pieces of the page, from 0.';
COMMENT ON COLUMN removed.class IS 'What it is instead. [one of: navigation, date_header, caption, paywall, newsletter, related, author_bio, tags, advert, disclaimer, social, player, legal, list_header, other]';
COMMENT ON COLUMN removed.text IS 'The piece as printed.';
COMMENT ON COLUMN removed.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN removed.loaded_at IS 'When that run wrote it, UTC.';
