-- name: articles_invisible_characters
-- severity: warn
-- table: articles
-- means: A body or a title has characters that cannot be seen, such as a zero-width space: equal words would differ.
-- do: Cleaning should remove them.
SELECT article_id, title
FROM articles
WHERE regexp_matches(
    concat(title, body),
    '[\x{0000}-\x{0008}\x{000B}\x{000C}\x{000E}-\x{001F}\x{00AD}\x{200B}\x{2060}\x{FEFF}]'
)
