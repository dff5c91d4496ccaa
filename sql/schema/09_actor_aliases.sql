-- A surface form of an actor.
CREATE TABLE IF NOT EXISTS actor_aliases (
    actor_id      VARCHAR   NOT NULL,
    alias         VARCHAR   NOT NULL,
    kind          VARCHAR   NOT NULL,
    article_count BIGINT    NOT NULL,
    run_id        VARCHAR   NOT NULL,
    loaded_at     TIMESTAMP NOT NULL,
    PRIMARY KEY (actor_id, alias)
);

COMMENT ON TABLE actor_aliases IS 'A surface form of an actor.';
COMMENT ON COLUMN actor_aliases.actor_id IS 'The actor. [references actors.actor_id]';
COMMENT ON COLUMN actor_aliases.alias IS 'The form as printed.';
COMMENT ON COLUMN actor_aliases.kind IS 'How the form relates to the actor''s name. [one of: name, surname, transliteration, misspelling, acronym, metonym]';
COMMENT ON COLUMN actor_aliases.article_count IS 'How many articles have this form as a mention of the actor.';
COMMENT ON COLUMN actor_aliases.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN actor_aliases.loaded_at IS 'When that run wrote it, UTC.';
