-- name: articles_cut_not_flagged
-- severity: warn
-- table: articles
-- means: An article that counts as whole ends without an end mark or in an ellipsis: probably a preview.
-- do: Look at the end of its body; if text is missing, its access should be preview.
SELECT article_id, source_id, right(body, 80) AS ends_with
FROM articles
WHERE access = 'full' AND word_count > 0
    AND (regexp_matches(body, '(\.\.\.|…)\s*$') OR NOT regexp_matches(body, '[.!?;:”"’'')\]»“]\s*$'))
