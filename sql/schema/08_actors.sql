-- A person, organisation, state, place or medium that acts or is spoken of, over the whole warehouse.
CREATE TABLE IF NOT EXISTS actors (
    actor_id        VARCHAR   NOT NULL,
    name            VARCHAR   NOT NULL,
    type            VARCHAR   NOT NULL,
    country         VARCHAR,
    wikidata_id     VARCHAR,
    parent_actor_id VARCHAR,
    merge_rule      VARCHAR,
    first_seen      DATE,
    last_seen       DATE,
    article_count   BIGINT    NOT NULL,
    quote_count     BIGINT    NOT NULL,
    run_id          VARCHAR   NOT NULL,
    loaded_at       TIMESTAMP NOT NULL,
    PRIMARY KEY (actor_id)
);

COMMENT ON TABLE actors IS 'A person, organisation, state, place or medium that acts or is spoken of, over the whole warehouse.';
COMMENT ON COLUMN actors.actor_id IS 'Key of the actor, made from its content.';
COMMENT ON COLUMN actors.name IS 'The name to show.';
COMMENT ON COLUMN actors.type IS 'What it is. [one of: person, organisation, state, place, media]';
COMMENT ON COLUMN actors.country IS 'The state it belongs to: ISO 3166-1 alpha-3, or IGO for an international organisation.';
COMMENT ON COLUMN actors.wikidata_id IS 'Its Wikidata item, where certain.';
COMMENT ON COLUMN actors.parent_actor_id IS 'The actor it is a part of. [references actors.actor_id]';
COMMENT ON COLUMN actors.merge_rule IS 'Which rules joined its names over the articles, comma separated.';
COMMENT ON COLUMN actors.first_seen IS 'The first publication day of an article that names, quotes or involves it.';
COMMENT ON COLUMN actors.last_seen IS 'The last such day.';
COMMENT ON COLUMN actors.article_count IS 'How many articles name, quote or involve it.';
COMMENT ON COLUMN actors.quote_count IS 'How many quotes it speaks.';
COMMENT ON COLUMN actors.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN actors.loaded_at IS 'When that run wrote it, UTC.';
