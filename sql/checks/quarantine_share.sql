-- name: quarantine_share
-- severity: warn
-- table: quarantine
-- means: More than a fifth of ten documents or more were refused: rather the fault of a stage than of the pages.
-- do: Read the reasons: dateline sql "SELECT reason, count(*) FROM quarantine GROUP BY ALL".
WITH counts AS (
    SELECT
        (SELECT count(DISTINCT document_id) FROM quarantine) AS refused,
        (SELECT count(*) FROM documents) AS accepted
)

SELECT refused, accepted
FROM counts
WHERE refused + accepted >= 10 AND refused * 5 > refused + accepted
