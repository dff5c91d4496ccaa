-- name: articles_removed_piece_in_body
-- severity: warn
-- table: articles
-- means: A piece that cleaning took off as a prompt or a newsletter box stands in the body as a paragraph too.
-- do: Look at the page: the piece occurs twice on it, and one was kept.
WITH pieces AS (
    SELECT article_id, removed.text AS piece, class
    FROM removed
    JOIN documents USING (document_id)
    WHERE class IN ('paywall', 'newsletter', 'advert', 'legal') AND len(removed.text) >= 20
),

paragraphs AS (
    SELECT article_id, unnest(string_split(body, chr(10) || chr(10))) AS piece
    FROM articles
)

SELECT DISTINCT article_id, class, left(piece, 200) AS piece
FROM pieces
JOIN paragraphs USING (article_id, piece)
