-- name: articles_long_preview
-- severity: warn
-- table: articles
-- means: A preview has more than 600 words: probably the whole article.
-- do: Look at the end of its body; if nothing is missing, its access should be full.
SELECT article_id, source_id, word_count
FROM articles
WHERE access = 'preview' AND word_count > 600
