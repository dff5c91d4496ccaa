-- One attributed quote in one article.
CREATE TABLE IF NOT EXISTS quotes (
    quote_id          VARCHAR    NOT NULL,
    article_id        VARCHAR    NOT NULL,
    actor_id          VARCHAR,
    speaker_text      VARCHAR,
    speaker           VARCHAR,
    speaker_anonymous BOOLEAN    NOT NULL,
    text              VARCHAR    NOT NULL,
    kind              VARCHAR    NOT NULL,
    cue               VARCHAR,
    start_offset      BIGINT     NOT NULL,
    end_offset        BIGINT     NOT NULL,
    parts             BIGINT[][] NOT NULL,
    paragraph_no      BIGINT     NOT NULL,
    truncated         BOOLEAN    NOT NULL,
    quote_group_id    VARCHAR    NOT NULL,
    run_id            VARCHAR    NOT NULL,
    loaded_at         TIMESTAMP  NOT NULL,
    PRIMARY KEY (quote_id)
);

COMMENT ON TABLE quotes IS 'One attributed quote in one article.';
COMMENT ON COLUMN quotes.quote_id IS 'Key of the quote.';
COMMENT ON COLUMN quotes.article_id IS 'The article. [references articles.article_id]';
COMMENT ON COLUMN quotes.actor_id IS 'Who speaks, null if the speaker is no known actor. [references actors.actor_id]';
COMMENT ON COLUMN quotes.speaker_text IS 'The words that name the speaker, a pronoun included.';
COMMENT ON COLUMN quotes.speaker IS 'The speaker''s name resolved within the article, or a descriptive label.';
COMMENT ON COLUMN quotes.speaker_anonymous IS 'True for a speaker who is described but not named.';
COMMENT ON COLUMN quotes.text IS 'The words, equal to the body between the offsets.';
COMMENT ON COLUMN quotes.kind IS 'Own clause in marks, marked words within a clause, or a reported clause without marks. [one of: direct, mixed, indirect]';
COMMENT ON COLUMN quotes.cue IS 'The word that reports, such as "said".';
COMMENT ON COLUMN quotes.start_offset IS 'First code point of the words in the body, from 0.';
COMMENT ON COLUMN quotes.end_offset IS 'Code point after the last one.';
COMMENT ON COLUMN quotes.parts IS 'The quoted stretches as [start, end] in the body, for a quote that an attribution splits.';
COMMENT ON COLUMN quotes.paragraph_no IS 'The paragraph it begins in, from 0, subheads counted.';
COMMENT ON COLUMN quotes.truncated IS 'True where the quote is cut off.';
COMMENT ON COLUMN quotes.quote_group_id IS 'The utterance it renders. [references quote_groups.quote_group_id]';
COMMENT ON COLUMN quotes.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN quotes.loaded_at IS 'When that run wrote it, UTC.';
