-- name: actors_country_unknown
-- severity: warn
-- table: actors
-- means: A country code is not in the reference data (seeds/countries.csv).
-- do: Correct the code, or add the country.
SELECT actor_id, name, country
FROM actors
WHERE country NOT IN (SELECT alpha3 FROM seed_countries) AND country <> 'IGO'
