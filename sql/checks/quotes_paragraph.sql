-- name: quotes_paragraph
-- severity: warn
-- table: quotes
-- means: The paragraph number is not that of the paragraph in which the quote begins.
-- do: Report the page: paragraphs were counted on another text.
SELECT quote_id, article_id, paragraph_no
FROM quotes
JOIN articles USING (article_id)
WHERE paragraph_no <> len(string_split(left(body, start_offset), chr(10) || chr(10))) - 1
