-- name: places_coordinates
-- severity: error
-- table: places
-- means: A place has only one of its coordinates, or one that is not on Earth.
-- do: Correct the reference data that gives the place.
SELECT place_id, name, latitude, longitude
FROM places
WHERE (latitude IS NULL) <> (longitude IS NULL) OR abs(latitude) > 90 OR abs(longitude) > 180
