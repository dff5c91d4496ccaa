-- A run that changed the warehouse. Kept apart from the schema main, which is a function of the documents alone.
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE IF NOT EXISTS audit.runs (
    run_id              VARCHAR   NOT NULL,
    started_at          TIMESTAMP NOT NULL,
    finished_at         TIMESTAMP,
    status              VARCHAR   NOT NULL,
    code_versions       JSON      NOT NULL,
    row_counts          JSON      NOT NULL,
    content_fingerprint VARCHAR,
    PRIMARY KEY (run_id)
);

COMMENT ON TABLE audit.runs IS 'A run that changed the warehouse. Kept apart from the schema main, which is a function of the documents alone.';
COMMENT ON COLUMN audit.runs.run_id IS 'The run.';
COMMENT ON COLUMN audit.runs.started_at IS 'When it began to load, UTC.';
COMMENT ON COLUMN audit.runs.finished_at IS 'When its checks ended, UTC.';
COMMENT ON COLUMN audit.runs.status IS 'Loaded and not checked yet, passed, or blocked by a check. [one of: loaded, passed, blocked]';
COMMENT ON COLUMN audit.runs.code_versions IS 'Version of each stage''s code and seeds.';
COMMENT ON COLUMN audit.runs.row_counts IS 'Rows of each table after the load.';
COMMENT ON COLUMN audit.runs.content_fingerprint IS 'What was checked: a hash over all rows, the checks'' verdict holds for this content only.';
