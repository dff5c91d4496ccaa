-- name: articles_body_repeated
-- severity: warn
-- table: articles
-- means: Two articles of an outlet have one body: they should be versions of one article.
-- do: Look at the two: the step that joins versions missed them.
SELECT min(article_id) AS article_id, max(article_id) AS other_article_id, source_id, count(*) AS articles
FROM articles
WHERE word_count >= 20
GROUP BY source_id, md5(body)
HAVING count(*) > 1
