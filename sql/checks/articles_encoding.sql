-- name: articles_encoding
-- severity: warn
-- table: articles
-- means: A body has signs of a wrong encoding: replacement characters, or UTF-8 read as Latin-1.
-- do: Look at how the page declares its encoding.
SELECT article_id, regexp_extract(body, '\x{FFFD}|â€[\x{0080}-\x{009F}™œ˜¦“”]|Ã[©¨¤¶¼±³¡ª]') AS found
FROM articles
WHERE found <> ''
