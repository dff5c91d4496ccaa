-- name: articles_without_words
-- severity: error
-- table: articles
-- means: An article has no words.
-- do: Quarantine its documents: cleaning should have refused them.
SELECT article_id, source_id, title
FROM articles
WHERE word_count = 0
