-- Outlets, as the reference data and the pages name them.
SELECT source_id, name, domain, country, language
FROM staged_sources;
