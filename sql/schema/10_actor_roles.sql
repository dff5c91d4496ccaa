-- A role that an actor is described with.
CREATE TABLE IF NOT EXISTS actor_roles (
    actor_id      VARCHAR   NOT NULL,
    role          VARCHAR   NOT NULL,
    organisation  VARCHAR,
    first_seen    DATE,
    last_seen     DATE,
    is_former     BOOLEAN   NOT NULL,
    article_count BIGINT    NOT NULL,
    run_id        VARCHAR   NOT NULL,
    loaded_at     TIMESTAMP NOT NULL,
    PRIMARY KEY (actor_id, role)
);

COMMENT ON TABLE actor_roles IS 'A role that an actor is described with.';
COMMENT ON COLUMN actor_roles.actor_id IS 'The actor. [references actors.actor_id]';
COMMENT ON COLUMN actor_roles.role IS 'The description that stands beside the name, in the wording used most often.';
COMMENT ON COLUMN actor_roles.organisation IS 'Name of the organisation that the role names, if it is an actor of the warehouse.';
COMMENT ON COLUMN actor_roles.first_seen IS 'The first publication day of an article with this role.';
COMMENT ON COLUMN actor_roles.last_seen IS 'The last such day.';
COMMENT ON COLUMN actor_roles.is_former IS 'True where the wording says that the role is past, such as "former ...".';
COMMENT ON COLUMN actor_roles.article_count IS 'How many articles give the actor this role.';
COMMENT ON COLUMN actor_roles.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN actor_roles.loaded_at IS 'When that run wrote it, UTC.';
