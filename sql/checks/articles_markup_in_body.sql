-- name: articles_markup_in_body
-- severity: warn
-- table: articles
-- means: A body has tags or entities of HTML in it.
-- do: Look at the page: a script or an escaped fragment was taken for text.
SELECT
    article_id,
    regexp_extract(
        body,
        '</?(p|div|span|br|a|img|script|iframe)\b[^<>]{0,80}>|&(nbsp|amp|quot|lt|gt|#\d+);'
    ) AS found
FROM articles
WHERE found <> ''
