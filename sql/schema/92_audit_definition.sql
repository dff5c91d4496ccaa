-- The definition of tables and views that this file has: one row.
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE IF NOT EXISTS audit.definition (
    ddl_sha256 VARCHAR NOT NULL,
    PRIMARY KEY (ddl_sha256)
);

COMMENT ON TABLE audit.definition IS 'The definition of tables and views that this file has: one row.';
COMMENT ON COLUMN audit.definition.ddl_sha256 IS 'SHA-256 of the files in sql/schema and sql/views.';
