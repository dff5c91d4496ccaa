-- What one check found in one run.
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE IF NOT EXISTS audit.check_results (
    run_id       VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    severity     VARCHAR NOT NULL,
    table_name   VARCHAR NOT NULL,
    failing_rows BIGINT  NOT NULL,
    sample       JSON    NOT NULL,
    PRIMARY KEY (run_id, name)
);

COMMENT ON TABLE audit.check_results IS 'What one check found in one run.';
COMMENT ON COLUMN audit.check_results.run_id IS 'The run.';
COMMENT ON COLUMN audit.check_results.name IS 'The check, as in sql/checks.';
COMMENT ON COLUMN audit.check_results.severity IS 'An error blocks publication, a warning does not. [one of: error, warn]';
COMMENT ON COLUMN audit.check_results.table_name IS 'The table that it is about.';
COMMENT ON COLUMN audit.check_results.failing_rows IS 'How many rows offend.';
COMMENT ON COLUMN audit.check_results.sample IS 'The first of them.';
