-- A document that was taken in and whose bytes are kept: each is a row of documents or of quarantine too.
CREATE TABLE IF NOT EXISTS archive (
    document_id VARCHAR   NOT NULL,
    path        VARCHAR   NOT NULL,
    run_id      VARCHAR   NOT NULL,
    loaded_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (document_id)
);

COMMENT ON TABLE archive IS 'A document that was taken in and whose bytes are kept: each is a row of documents or of quarantine too.';
COMMENT ON COLUMN archive.document_id IS 'SHA-256 of the bytes, hexadecimal.';
COMMENT ON COLUMN archive.path IS 'The name it arrived under.';
COMMENT ON COLUMN archive.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN archive.loaded_at IS 'When that run wrote it, UTC.';
