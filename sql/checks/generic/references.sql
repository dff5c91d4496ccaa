-- name: {table}_references
-- severity: error
-- table: {table}
-- means: A row of {table} points at a row that does not exist, so that joins would drop it.
-- do: Look at the linking step that makes the key; quarantine the article's documents if one article is to blame.
SELECT '{column}' AS column_name, {column}::VARCHAR AS value, {row}
FROM {table}
WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {target_column} FROM {target_table} WHERE {target_column} IS NOT NULL)
