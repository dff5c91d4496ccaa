-- name: articles_prompts_in_body
-- severity: warn
-- table: articles
-- means: A prompt to subscribe, log in or accept cookies stands in a body (seeds/body_prompts.csv).
-- do: Quarantine the article's documents, or teach cleaning the phrase (seeds/boilerplate.toml).
WITH suspects AS (
    SELECT DISTINCT article_id, body
    FROM articles
    JOIN seed_body_prompts ON contains(lower(body), phrase)
),

paragraphs AS (
    SELECT article_id, unnest(string_split(body, chr(10) || chr(10))) AS paragraph
    FROM suspects
)

-- A long paragraph may speak of such a phrase; a prompt is a short one of its own.
SELECT article_id, phrase, left(paragraph, 200) AS paragraph
FROM paragraphs
JOIN seed_body_prompts ON contains(lower(paragraph), phrase)
WHERE len(regexp_extract_all(paragraph, '\S+')) <= 40
