-- A document that was refused, or that a check refused a row of.
CREATE TABLE IF NOT EXISTS quarantine (
    document_id VARCHAR   NOT NULL,
    path        VARCHAR   NOT NULL,
    stage       VARCHAR   NOT NULL,
    reason      VARCHAR   NOT NULL,
    seen_at     TIMESTAMP NOT NULL,
    run_id      VARCHAR   NOT NULL,
    loaded_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (document_id, path, stage)
);

COMMENT ON TABLE quarantine IS 'A document that was refused, or that a check refused a row of.';
COMMENT ON COLUMN quarantine.document_id IS 'SHA-256 of the bytes, hexadecimal.';
COMMENT ON COLUMN quarantine.path IS 'The name it arrived under.';
COMMENT ON COLUMN quarantine.stage IS 'Where it was refused. [one of: intake, cleaning, annotation, audit]';
COMMENT ON COLUMN quarantine.reason IS 'What is wrong and what can be done.';
COMMENT ON COLUMN quarantine.seen_at IS 'When it was first refused, UTC.';
COMMENT ON COLUMN quarantine.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN quarantine.loaded_at IS 'When that run wrote it, UTC.';
