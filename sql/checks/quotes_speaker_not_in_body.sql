-- name: quotes_speaker_not_in_body
-- severity: warn
-- table: quotes
-- means: The words that name a speaker are not in the article's body: taken from a caption, a title or a prompt.
-- do: Report the page: the quote finder reads only the body.
SELECT quote_id, article_id, speaker_text
FROM quotes
JOIN articles USING (article_id)
WHERE NOT contains(body, speaker_text)
