-- An actor in one article's account of an event.
CREATE TABLE IF NOT EXISTS report_participants (
    event_id   VARCHAR   NOT NULL,
    article_id VARCHAR   NOT NULL,
    actor_id   VARCHAR   NOT NULL,
    role       VARCHAR   NOT NULL,
    run_id     VARCHAR   NOT NULL,
    loaded_at  TIMESTAMP NOT NULL,
    PRIMARY KEY (event_id, article_id, actor_id, role)
);

COMMENT ON TABLE report_participants IS 'An actor in one article''s account of an event.';
COMMENT ON COLUMN report_participants.event_id IS 'The event. [references events.event_id]';
COMMENT ON COLUMN report_participants.article_id IS 'The article. [references articles.article_id]';
COMMENT ON COLUMN report_participants.actor_id IS 'The actor. [references actors.actor_id]';
COMMENT ON COLUMN report_participants.role IS 'Who acts, who is acted on, or who takes part. [one of: source, target, participant]';
COMMENT ON COLUMN report_participants.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN report_participants.loaded_at IS 'When that run wrote it, UTC.';
