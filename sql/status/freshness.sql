-- How fresh each source is: the day of its latest article, and how many articles there are of it.
SELECT coalesce(s.name, 'unknown source') AS source, max(a.published_date) AS latest, count(*) || ' articles' AS articles
FROM articles AS a
LEFT JOIN sources AS s USING (source_id)
GROUP BY ALL
ORDER BY latest DESC NULLS LAST, source;
