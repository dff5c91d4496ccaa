-- One place in a body where an actor is named.
CREATE TABLE IF NOT EXISTS mentions (
    mention_id   VARCHAR   NOT NULL,
    article_id   VARCHAR   NOT NULL,
    actor_id     VARCHAR   NOT NULL,
    text         VARCHAR   NOT NULL,
    start_offset BIGINT    NOT NULL,
    end_offset   BIGINT    NOT NULL,
    role_text    VARCHAR,
    alias_kind   VARCHAR   NOT NULL,
    run_id       VARCHAR   NOT NULL,
    loaded_at    TIMESTAMP NOT NULL,
    PRIMARY KEY (mention_id)
);

COMMENT ON TABLE mentions IS 'One place in a body where an actor is named.';
COMMENT ON COLUMN mentions.mention_id IS 'Key of the mention.';
COMMENT ON COLUMN mentions.article_id IS 'The article. [references articles.article_id]';
COMMENT ON COLUMN mentions.actor_id IS 'The actor that is named. [references actors.actor_id]';
COMMENT ON COLUMN mentions.text IS 'The words, equal to the body between the offsets.';
COMMENT ON COLUMN mentions.start_offset IS 'First code point of the words in the body, from 0.';
COMMENT ON COLUMN mentions.end_offset IS 'Code point after the last one.';
COMMENT ON COLUMN mentions.role_text IS 'The description that stands beside the name here.';
COMMENT ON COLUMN mentions.alias_kind IS 'How these words relate to the actor''s name. [one of: name, surname, transliteration, misspelling, acronym, metonym]';
COMMENT ON COLUMN mentions.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN mentions.loaded_at IS 'When that run wrote it, UTC.';
