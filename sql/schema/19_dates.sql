-- A calendar day: every day from the first to the last publication, and every day that an event or a report names.
CREATE TABLE IF NOT EXISTS dates (
    date      DATE      NOT NULL,
    year      BIGINT    NOT NULL,
    quarter   BIGINT    NOT NULL,
    month     BIGINT    NOT NULL,
    iso_week  BIGINT    NOT NULL,
    weekday   VARCHAR   NOT NULL,
    run_id    VARCHAR   NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (date)
);

COMMENT ON TABLE dates IS 'A calendar day: every day from the first to the last publication, and every day that an event or a report names.';
COMMENT ON COLUMN dates.date IS 'The day.';
COMMENT ON COLUMN dates.year IS 'Its year.';
COMMENT ON COLUMN dates.quarter IS 'Its quarter, 1 to 4.';
COMMENT ON COLUMN dates.month IS 'Its month, 1 to 12.';
COMMENT ON COLUMN dates.iso_week IS 'Its ISO 8601 week, 1 to 53.';
COMMENT ON COLUMN dates.weekday IS 'Its day of the week. [one of: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]';
COMMENT ON COLUMN dates.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN dates.loaded_at IS 'When that run wrote it, UTC.';
