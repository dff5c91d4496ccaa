-- A place that an article is datelined from or an event happened at.
CREATE TABLE IF NOT EXISTS places (
    place_id  VARCHAR   NOT NULL,
    name      VARCHAR   NOT NULL,
    country   VARCHAR,
    latitude  DOUBLE,
    longitude DOUBLE,
    run_id    VARCHAR   NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    PRIMARY KEY (place_id)
);

COMMENT ON TABLE places IS 'A place that an article is datelined from or an event happened at.';
COMMENT ON COLUMN places.place_id IS 'Key of the place.';
COMMENT ON COLUMN places.name IS 'Its English name.';
COMMENT ON COLUMN places.country IS 'The country it lies in: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN places.latitude IS 'Degrees north.';
COMMENT ON COLUMN places.longitude IS 'Degrees east.';
COMMENT ON COLUMN places.run_id IS 'The run that last wrote this row.';
COMMENT ON COLUMN places.loaded_at IS 'When that run wrote it, UTC.';
