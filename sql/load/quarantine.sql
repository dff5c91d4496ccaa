-- Refused documents. Several reasons of one stage are one row; the first time counts.
SELECT
    document_id,
    path,
    stage,
    string_agg(DISTINCT reason, '; ' ORDER BY reason) AS reason,
    min(seen_at) AS seen_at
FROM staged_quarantine
GROUP BY document_id, path, stage;
