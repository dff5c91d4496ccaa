-- name: articles_published_range
-- severity: warn
-- table: articles
-- means: An article was published before 1990: a default of the page or a misread number.
-- do: Correct where its date is read, or quarantine its documents.
SELECT article_id, published_date, published_basis
FROM articles
WHERE published_date < DATE '1990-01-01'
