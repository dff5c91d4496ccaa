-- name: {table}_required
-- severity: error
-- table: {table}
-- means: A column of {table} that must have a value has none.
-- do: Delete the build file and refresh; if it comes back, a staged relation lacks the value.
SELECT '{column}' AS column_name, {row}
FROM {table}
WHERE {column} IS NULL
