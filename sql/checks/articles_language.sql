-- name: articles_language
-- severity: warn
-- table: articles
-- means: The language of an article is missing or no ISO 639-1 code.
-- do: Look at its body; the language may be told from few words.
SELECT article_id, language
FROM articles
WHERE language IS NULL OR NOT regexp_matches(language, '^[a-z]{2}$')
