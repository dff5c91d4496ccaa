-- Places that articles are datelined from or events happened at.
SELECT place_id, name, country, latitude, longitude
FROM staged_places;
