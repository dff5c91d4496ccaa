-- name: quotes_anonymous_actor
-- severity: warn
-- table: quotes
-- means: A speaker who is not named is a named person of the warehouse all the same.
-- do: Look at the passage: one of the two is wrong.
SELECT quote_id, article_id, actor_id, name, speaker_text
FROM quotes
JOIN actors USING (actor_id)
WHERE speaker_anonymous AND type = 'person'
