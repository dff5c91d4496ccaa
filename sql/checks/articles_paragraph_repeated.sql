-- name: articles_paragraph_repeated
-- severity: warn
-- table: articles
-- means: A paragraph of 60 characters or more stands twice in a body.
-- do: Look at the page: a lead or a box was taken in twice.
WITH paragraphs AS (
    SELECT article_id, unnest(string_split(body, chr(10) || chr(10))) AS paragraph
    FROM articles
)

SELECT article_id, left(paragraph, 200) AS paragraph, count(*) AS times
FROM paragraphs
WHERE len(paragraph) >= 60
GROUP BY ALL
HAVING count(*) > 1
