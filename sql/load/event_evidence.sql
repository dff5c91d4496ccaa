-- The sentences that tell of events.
SELECT
    event_id, article_id, event_type, evidence, start_offset, end_offset, trigger_start, trigger_end, reported_date,
    reported_date_end, date_precision, date_text, reported_place, place_id, status, link_rule
FROM staged_event_reports;
