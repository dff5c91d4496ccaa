-- name: articles_byline
-- severity: warn
-- table: articles
-- means: A byline holds more than a name: a number, an address, or a whole sentence.
-- do: Correct where the byline of its outlet is read.
SELECT article_id, author
FROM articles, unnest(byline) AS names (author)
WHERE len(author) > 80 OR regexp_matches(author, '\d{2}|https?:|@') OR trim(author) = ''
