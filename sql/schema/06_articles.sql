-- A journalistic piece in its best version, cleaned.
CREATE TABLE IF NOT EXISTS articles (
    article_id         VARCHAR   NOT NULL,
    source_id          VARCHAR,
    url                VARCHAR,
    title              VARCHAR,
    subtitle           VARCHAR,
    byline             VARCHAR[] NOT NULL,
    section            VARCHAR,
    language           VARCHAR,
    dateline_place_id  VARCHAR,
    published_date     DATE,
    published_at       VARCHAR,
    published_basis    VARCHAR,
    updated_at         VARCHAR,
    access             VARCHAR   NOT NULL,
    agency             VARCHAR,
    tags               VARCHAR[] NOT NULL,
    body               VARCHAR   NOT NULL,
    story_id           VARCHAR   NOT NULL,
    annotation_version VARCHAR   NOT NULL,
    word_count         BIGINT    NOT NULL,
    document_count     BIGINT    NOT NULL,
    content_hash       VARCHAR   NOT NULL,
    run_id             VARCHAR   NOT NULL,
    loaded_at          TIMESTAMP NOT NULL,
    PRIMARY KEY (article_id)
);

COMMENT ON TABLE articles IS 'A journalistic piece in its best version, cleaned.';
COMMENT ON COLUMN articles.article_id IS 'Key of the article, made from its content.';
COMMENT ON COLUMN articles.source_id IS 'The outlet that published it, null if unknown. [references sources.source_id]';
COMMENT ON COLUMN articles.url IS 'Its canonical address.';
COMMENT ON COLUMN articles.title IS 'The headline.';
COMMENT ON COLUMN articles.subtitle IS 'The line below the headline.';
COMMENT ON COLUMN articles.byline IS 'The authors as printed, without "By" and roles.';
COMMENT ON COLUMN articles.section IS 'The section of the outlet.';
COMMENT ON COLUMN articles.language IS 'The language of the body: ISO 639-1.';
COMMENT ON COLUMN articles.dateline_place_id IS 'The place it was written from. [references places.place_id]';
COMMENT ON COLUMN articles.published_date IS 'The day it was published; where the pages do not tell, the day that its story gives; null if unknown.';
COMMENT ON COLUMN articles.published_at IS 'Publication as the page gives it: an ISO 8601 date, or a date and time with its offset.';
COMMENT ON COLUMN articles.published_basis IS 'Where the publication date was found, such as json_ld, meta, printed, url or story.';
COMMENT ON COLUMN articles.updated_at IS 'Last change as the page gives it, ISO 8601.';
COMMENT ON COLUMN articles.access IS 'Whether the best version is the whole article. [one of: full, preview]';
COMMENT ON COLUMN articles.agency IS 'The news agency it is credited to.';
COMMENT ON COLUMN articles.tags IS 'The outlet''s own tags.';
COMMENT ON COLUMN articles.body IS 'The text, paragraphs parted by an empty line; every offset of the warehouse counts its code points.';
COMMENT ON COLUMN articles.story_id IS 'The story it belongs to. [references stories.story_id]';
COMMENT ON COLUMN articles.annotation_version IS 'Version of the code and the seeds that annotated it.';
COMMENT ON COLUMN articles.word_count IS 'Words in the body: runs of characters that are not white space.';
COMMENT ON COLUMN articles.document_count IS 'How many captured pages are versions of it.';
COMMENT ON COLUMN articles.content_hash IS 'SHA-256 of title, line feed and body.';
COMMENT ON COLUMN articles.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN articles.loaded_at IS 'When that run wrote it, UTC.';
