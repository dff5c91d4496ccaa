-- One sentence of one article that tells of an event; a report can rest on several.
CREATE TABLE IF NOT EXISTS event_evidence (
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
    run_id            VARCHAR   NOT NULL,
    loaded_at         TIMESTAMP NOT NULL,
    PRIMARY KEY (event_id, article_id, start_offset, trigger_start)
);

COMMENT ON TABLE event_evidence IS 'One sentence of one article that tells of an event; a report can rest on several.';
COMMENT ON COLUMN event_evidence.event_id IS 'The event. [references events.event_id]';
COMMENT ON COLUMN event_evidence.article_id IS 'The article. [references articles.article_id]';
COMMENT ON COLUMN event_evidence.event_type IS 'The type that this sentence gives. [references event_types.event_type]';
COMMENT ON COLUMN event_evidence.evidence IS 'The sentence, equal to the body between the offsets.';
COMMENT ON COLUMN event_evidence.start_offset IS 'First code point of the sentence in the body, from 0.';
COMMENT ON COLUMN event_evidence.end_offset IS 'Code point after the last one.';
COMMENT ON COLUMN event_evidence.trigger_start IS 'First code point of the words that name the act.';
COMMENT ON COLUMN event_evidence.trigger_end IS 'Code point after the last one.';
COMMENT ON COLUMN event_evidence.reported_date IS 'The first day of the time that the sentence gives.';
COMMENT ON COLUMN event_evidence.reported_date_end IS 'Its last day.';
COMMENT ON COLUMN event_evidence.date_precision IS 'How exact the time is. [one of: day, range, month, year]';
COMMENT ON COLUMN event_evidence.date_text IS 'The time as printed.';
COMMENT ON COLUMN event_evidence.reported_place IS 'The place as printed.';
COMMENT ON COLUMN event_evidence.place_id IS 'The place that these words name. [references places.place_id]';
COMMENT ON COLUMN event_evidence.status IS 'Whether the sentence tells it as done. [one of: happened, ongoing, scheduled, proposed, hypothetical, denied]';
COMMENT ON COLUMN event_evidence.link_rule IS 'Which rules joined the sentence to the event.';
COMMENT ON COLUMN event_evidence.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN event_evidence.loaded_at IS 'When that run wrote it, UTC.';
