-- name: quotes_speaker_is_place
-- severity: warn
-- table: quotes
-- means: A place speaks.
-- do: Look at the passage: a government or a person of that name was meant.
SELECT quote_id, article_id, actor_id, name, speaker_text
FROM quotes
JOIN actors USING (actor_id)
WHERE type = 'place'
