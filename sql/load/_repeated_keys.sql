-- A key that several rows of a wanted table have, and how many: two different things got one key in linking.
SELECT {key}, count(*) AS row_count
FROM {wanted}
GROUP BY {key}
HAVING count(*) > 1
ORDER BY ALL
LIMIT 1;
