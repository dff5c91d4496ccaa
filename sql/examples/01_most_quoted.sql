-- Who is quoted most, by how many outlets, and in words of their own or in reported ones?
SELECT
    speaker,
    speaker_country,
    count(*) AS quotes,
    count(*) FILTER (WHERE kind = 'direct') AS direct,
    count(*) FILTER (WHERE kind = 'mixed') AS mixed,
    count(*) FILTER (WHERE kind = 'indirect') AS indirect,
    count(DISTINCT source) AS outlets
FROM who_said_what
WHERE actor_id IS NOT NULL
GROUP BY actor_id, speaker, speaker_country
ORDER BY quotes DESC, speaker
LIMIT 20;
