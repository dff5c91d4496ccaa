-- One row for each article that tells of an event: its first sentence about it, with the date and the place of the first
-- sentence that gives one, so that a date further down is not lost.
SELECT
    event_id,
    article_id,
    first(event_type ORDER BY start_offset, trigger_start) AS event_type,
    first(evidence ORDER BY start_offset, trigger_start) AS evidence,
    min(start_offset) AS start_offset,
    first(end_offset ORDER BY start_offset, trigger_start) AS end_offset,
    first(trigger_start ORDER BY start_offset, trigger_start) AS trigger_start,
    first(trigger_end ORDER BY start_offset, trigger_start) AS trigger_end,
    first(reported_date ORDER BY reported_date IS NULL, start_offset, trigger_start) AS reported_date,
    first(reported_date_end ORDER BY reported_date IS NULL, start_offset, trigger_start) AS reported_date_end,
    first(date_precision ORDER BY reported_date IS NULL, start_offset, trigger_start) AS date_precision,
    first(date_text ORDER BY reported_date IS NULL, start_offset, trigger_start) AS date_text,
    first(reported_place ORDER BY reported_place IS NULL, start_offset, trigger_start) AS reported_place,
    first(place_id ORDER BY reported_place IS NULL, start_offset, trigger_start) AS place_id,
    first(status ORDER BY start_offset, trigger_start) AS status,
    min(link_rule) AS link_rule,
    count(*) AS evidence_count
FROM wanted_event_evidence
GROUP BY event_id, article_id;
