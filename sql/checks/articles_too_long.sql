-- name: articles_too_long
-- severity: warn
-- table: articles
-- means: An article has more than 20,000 words.
-- do: Look at its body: a whole site or a live blog was taken for one article.
SELECT article_id, source_id, word_count
FROM articles
WHERE word_count > 20000
