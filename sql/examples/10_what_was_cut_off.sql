-- What did cleaning take off the pages, by outlet and class?
SELECT s.name AS source, r.class, count(*) AS pieces, any_value(left(r.text, 60) ORDER BY r.text) AS for_example
FROM removed AS r
JOIN documents AS d USING (document_id)
LEFT JOIN sources AS s USING (source_id)
GROUP BY ALL
ORDER BY source, pieces DESC, r.class;
