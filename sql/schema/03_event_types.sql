-- A type of event: the classes of the PLOVER ontology, and STATEMENT for mere statements.
CREATE TABLE IF NOT EXISTS event_types (
    event_type  VARCHAR   NOT NULL,
    name        VARCHAR   NOT NULL,
    description VARCHAR   NOT NULL,
    quad_class  VARCHAR   NOT NULL,
    run_id      VARCHAR   NOT NULL,
    loaded_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (event_type)
);

COMMENT ON TABLE event_types IS 'A type of event: the classes of the PLOVER ontology, and STATEMENT for mere statements.';
COMMENT ON COLUMN event_types.event_type IS 'The class as PLOVER writes it, in capitals.';
COMMENT ON COLUMN event_types.name IS 'A readable name.';
COMMENT ON COLUMN event_types.description IS 'What belongs to the class.';
COMMENT ON COLUMN event_types.quad_class IS 'Conflict or cooperation, in words or in deeds. [one of: verbal_cooperation, material_cooperation, verbal_conflict, material_conflict, neutral]';
COMMENT ON COLUMN event_types.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN event_types.loaded_at IS 'When that run wrote it, UTC.';
