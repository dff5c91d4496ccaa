-- name: actors_country_code
-- severity: error
-- table: actors
-- means: A country is no code of three capitals (ISO 3166-1 alpha-3, or IGO).
-- do: Correct the reference data that gives the country.
SELECT actor_id, name, country
FROM actors
WHERE NOT regexp_matches(country, '^[A-Z]{3}$')
