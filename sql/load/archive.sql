-- Every document that was ever taken in.
SELECT document_id, path
FROM staged_archive;
