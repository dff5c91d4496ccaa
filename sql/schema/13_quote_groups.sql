-- One utterance, however many outlets carry it, in whatever wording.
CREATE TABLE IF NOT EXISTS quote_groups (
    quote_group_id          VARCHAR   NOT NULL,
    actor_id                VARCHAR,
    representative_quote_id VARCHAR   NOT NULL,
    rule                    VARCHAR,
    article_count           BIGINT    NOT NULL,
    source_count            BIGINT    NOT NULL,
    wording_count           BIGINT    NOT NULL,
    run_id                  VARCHAR   NOT NULL,
    loaded_at               TIMESTAMP NOT NULL,
    PRIMARY KEY (quote_group_id)
);

COMMENT ON TABLE quote_groups IS 'One utterance, however many outlets carry it, in whatever wording.';
COMMENT ON COLUMN quote_groups.quote_group_id IS 'Key of the utterance, made from its quotes.';
COMMENT ON COLUMN quote_groups.actor_id IS 'Who speaks: the actor that most of its quotes name. [references actors.actor_id]';
COMMENT ON COLUMN quote_groups.representative_quote_id IS 'The quote to show: direct before mixed before indirect, complete before truncated, earliest, longest. [references quotes.quote_id]';
COMMENT ON COLUMN quote_groups.rule IS 'Which rules joined its quotes.';
COMMENT ON COLUMN quote_groups.article_count IS 'How many articles carry it.';
COMMENT ON COLUMN quote_groups.source_count IS 'How many known outlets carry it.';
COMMENT ON COLUMN quote_groups.wording_count IS 'How many wordings it has, letter case, punctuation and spacing aside.';
COMMENT ON COLUMN quote_groups.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN quote_groups.loaded_at IS 'When that run wrote it, UTC.';
