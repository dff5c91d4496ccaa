-- One real-world event over all its reports; each value is the one that most reports give.
CREATE TABLE IF NOT EXISTS events (
    event_id       VARCHAR   NOT NULL,
    event_type     VARCHAR   NOT NULL,
    date_start     DATE,
    date_end       DATE,
    date_precision VARCHAR,
    place_id       VARCHAR,
    status         VARCHAR   NOT NULL,
    summary        VARCHAR   NOT NULL,
    link_rule      VARCHAR,
    report_count   BIGINT    NOT NULL,
    source_count   BIGINT    NOT NULL,
    run_id         VARCHAR   NOT NULL,
    loaded_at      TIMESTAMP NOT NULL,
    PRIMARY KEY (event_id)
);

COMMENT ON TABLE events IS 'One real-world event over all its reports; each value is the one that most reports give.';
COMMENT ON COLUMN events.event_id IS 'Key of the event, made from its reports.';
COMMENT ON COLUMN events.event_type IS 'What was done, as a PLOVER type. [references event_types.event_type]';
COMMENT ON COLUMN events.date_start IS 'The first day of the event, null if no report tells.';
COMMENT ON COLUMN events.date_end IS 'Its last day.';
COMMENT ON COLUMN events.date_precision IS 'How exact the time is. [one of: day, range, month, year]';
COMMENT ON COLUMN events.place_id IS 'Where. [references places.place_id]';
COMMENT ON COLUMN events.status IS 'Whether it took place. [one of: happened, ongoing, scheduled, proposed, hypothetical, denied]';
COMMENT ON COLUMN events.summary IS 'The evidence of the report that agrees best with the other columns of this row.';
COMMENT ON COLUMN events.link_rule IS 'Which rules joined its reports.';
COMMENT ON COLUMN events.report_count IS 'How many articles tell of it.';
COMMENT ON COLUMN events.source_count IS 'How many known outlets tell of it.';
COMMENT ON COLUMN events.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN events.loaded_at IS 'When that run wrote it, UTC.';
