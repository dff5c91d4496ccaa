-- name: event_evidence_trigger_inside
-- severity: warn
-- table: event_evidence
-- means: The words that name the act are not within the evidence.
-- do: Report the sentence: the event finder took the trigger from another one.
SELECT event_id, article_id, start_offset, end_offset, trigger_start, trigger_end
FROM event_evidence
WHERE NOT (start_offset <= trigger_start AND trigger_start < trigger_end AND trigger_end <= end_offset)
