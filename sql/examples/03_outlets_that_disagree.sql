-- On which events do outlets contradict each other, and what does each say?
SELECT d.event_type, left(d.summary, 80) AS event, d.aspect, account.source, account.value
FROM disagreements AS d, unnest(d.accounts) AS accounts (account)
ORDER BY d.event_id, d.aspect, account.value, account.source
LIMIT 50;
