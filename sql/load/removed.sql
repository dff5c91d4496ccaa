-- What cleaning took off each page.
SELECT document_id, position, class, text
FROM staged_removed;
