-- Which outlet had a story first, and which followed?
SELECT s.title, s.first_date, s.last_date, list(o.name ORDER BY a.published_at NULLS LAST, o.name) AS outlets_in_order
FROM stories AS s
JOIN articles AS a USING (story_id)
JOIN sources AS o ON o.source_id = a.source_id
WHERE s.source_count > 1
GROUP BY ALL
ORDER BY s.first_date DESC NULLS LAST, s.title
LIMIT 50;
