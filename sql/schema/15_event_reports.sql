-- One article's account of an event: its first sentence about it, with the first date and the first place it gives.
CREATE TABLE IF NOT EXISTS event_reports (
    event_id          VARCHAR   NOT NULL,
    article_id        VARCHAR   NOT NULL,
    event_type        VARCHAR   NOT NULL,
    evidence          VARCHAR   NOT NULL,
    start_offset      BIGINT    NOT NULL,
    end_offset        BIGINT    NOT NULL,
    trigger_start     BIGINT    NOT NULL,
    trigger_end       BIGINT    NOT NULL,
    reported_date     DATE,
    reported_date_end DATE,
    date_precision    VARCHAR,
    date_text         VARCHAR,
    reported_place    VARCHAR,
    place_id          VARCHAR,
    status            VARCHAR   NOT NULL,
    link_rule         VARCHAR,
    evidence_count    BIGINT    NOT NULL,
    run_id            VARCHAR   NOT NULL,
    loaded_at         TIMESTAMP NOT NULL,
    PRIMARY KEY (event_id, article_id)
);

COMMENT ON TABLE event_reports IS 'One article''s account of an event: its first sentence about it, with the first date and the first place it gives.';
COMMENT ON COLUMN event_reports.event_id IS 'The event. [references events.event_id]';
COMMENT ON COLUMN event_reports.article_id IS 'The article. [references articles.article_id]';
COMMENT ON COLUMN event_reports.event_type IS 'The type that the account gives. [references event_types.event_type]';
COMMENT ON COLUMN event_reports.evidence IS 'The article''s first sentence about the event, equal to the body between the offsets.';
COMMENT ON COLUMN event_reports.start_offset IS 'First code point of that sentence in the body, from 0.';
COMMENT ON COLUMN event_reports.end_offset IS 'Code point after the last one.';
COMMENT ON COLUMN event_reports.trigger_start IS 'First code point of the words that name the act.';
COMMENT ON COLUMN event_reports.trigger_end IS 'Code point after the last one.';
COMMENT ON COLUMN event_reports.reported_date IS 'The first day of the time that the account gives.';
COMMENT ON COLUMN event_reports.reported_date_end IS 'Its last day.';
COMMENT ON COLUMN event_reports.date_precision IS 'How exact the time is. [one of: day, range, month, year]';
COMMENT ON COLUMN event_reports.date_text IS 'The time as printed.';
COMMENT ON COLUMN event_reports.reported_place IS 'The place as printed.';
COMMENT ON COLUMN event_reports.place_id IS 'The place that these words name. [references places.place_id]';
COMMENT ON COLUMN event_reports.status IS 'Whether the account tells it as done. [one of: happened, ongoing, scheduled, proposed, hypothetical, denied]';
COMMENT ON COLUMN event_reports.link_rule IS 'Which rules joined the account to the event.';
COMMENT ON COLUMN event_reports.evidence_count IS 'How many sentences of the article tell of the event.';
COMMENT ON COLUMN event_reports.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN event_reports.loaded_at IS 'When that run wrote it, UTC.';
