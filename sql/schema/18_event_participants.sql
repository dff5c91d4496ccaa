-- An actor in an event, over all its reports.
CREATE TABLE IF NOT EXISTS event_participants (
    event_id     VARCHAR   NOT NULL,
    actor_id     VARCHAR   NOT NULL,
    role         VARCHAR   NOT NULL,
    report_count BIGINT    NOT NULL,
    run_id       VARCHAR   NOT NULL,
    loaded_at    TIMESTAMP NOT NULL,
    PRIMARY KEY (event_id, actor_id, role)
);

COMMENT ON TABLE event_participants IS 'An actor in an event, over all its reports.';
COMMENT ON COLUMN event_participants.event_id IS 'The event. [references events.event_id]';
COMMENT ON COLUMN event_participants.actor_id IS 'The actor. [references actors.actor_id]';
COMMENT ON COLUMN event_participants.role IS 'Who acts, who is acted on, or who takes part. [one of: source, target, participant]';
COMMENT ON COLUMN event_participants.report_count IS 'How many reports give the actor this role.';
COMMENT ON COLUMN event_participants.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN event_participants.loaded_at IS 'When that run wrote it, UTC.';
