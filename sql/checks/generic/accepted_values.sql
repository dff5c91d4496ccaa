-- name: {table}_accepted_values
-- severity: error
-- table: {table}
-- means: A column of {table} has a value outside of the list in its comment.
-- do: Correct the stage that writes the value, or add it to the list in sql/schema if it is meant.
SELECT '{column}' AS column_name, {column} AS value, {row}
FROM {table}
WHERE {column} NOT IN ({accepted})
