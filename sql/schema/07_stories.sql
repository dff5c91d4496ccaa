-- The articles of all outlets about one happening.
CREATE TABLE IF NOT EXISTS stories (
    story_id      VARCHAR   NOT NULL,
    title         VARCHAR,
    first_date    DATE,
    last_date     DATE,
    article_count BIGINT    NOT NULL,
    source_count  BIGINT    NOT NULL,
    run_id        VARCHAR   NOT NULL,
    loaded_at     TIMESTAMP NOT NULL,
    PRIMARY KEY (story_id)
);

COMMENT ON TABLE stories IS 'The articles of all outlets about one happening.';
COMMENT ON COLUMN stories.story_id IS 'Key of the story, made from its articles.';
COMMENT ON COLUMN stories.title IS 'The headline of the article that was published first.';
COMMENT ON COLUMN stories.first_date IS 'The first day an article of it was published.';
COMMENT ON COLUMN stories.last_date IS 'The last day an article of it was published.';
COMMENT ON COLUMN stories.article_count IS 'How many articles it has.';
COMMENT ON COLUMN stories.source_count IS 'How many known outlets carry it.';
COMMENT ON COLUMN stories.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN stories.loaded_at IS 'When that run wrote it, UTC.';
