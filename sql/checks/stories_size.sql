-- name: stories_size
-- severity: warn
-- table: stories
-- means: A story has more than 200 articles or goes on for more than 60 days: different happenings were joined.
-- do: Read its titles; the threshold of story linking may be too low.
SELECT story_id, title, article_count, first_date, last_date
FROM stories
WHERE article_count > 200 OR last_date > first_date + 60
