-- Which utterances were rendered in several wordings, and which outlet chose which?
SELECT speaker, wording, sources, first_date, is_representative, rule
FROM quote_variants
ORDER BY quote_group_id, is_representative DESC, wording
LIMIT 50;
