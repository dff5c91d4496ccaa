-- name: articles_without_mentions
-- severity: warn
-- table: articles
-- means: An English article of 150 words or more names nobody.
-- do: Look at its body: it may be a list, or leftovers of the page.
SELECT article_id, source_id, language, word_count
FROM articles
WHERE word_count >= 150
  AND coalesce(language, 'en') = 'en'
  AND article_id NOT IN (SELECT article_id FROM mentions)
