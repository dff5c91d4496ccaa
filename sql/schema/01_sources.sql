-- An outlet: one row for each publication whose pages were taken in.
CREATE TABLE IF NOT EXISTS sources (
    source_id VARCHAR   NOT NULL,
    name      VARCHAR   NOT NULL,
    domain    VARCHAR,
    country   VARCHAR,
    language  VARCHAR,
    run_id    VARCHAR   NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (source_id)
);

COMMENT ON TABLE sources IS 'An outlet: one row for each publication whose pages were taken in.';
COMMENT ON COLUMN sources.source_id IS 'Key of the outlet, made from its domain or name.';
COMMENT ON COLUMN sources.name IS 'The outlet as it calls itself.';
COMMENT ON COLUMN sources.domain IS 'Its web domain without www.';
COMMENT ON COLUMN sources.country IS 'Where it is published: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN sources.language IS 'The language it publishes in: ISO 639-1.';
COMMENT ON COLUMN sources.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN sources.loaded_at IS 'When that run wrote it, UTC.';
