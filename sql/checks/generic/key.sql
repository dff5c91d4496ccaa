-- name: {table}_key
-- severity: error
-- table: {table}
-- means: Two rows of {table} have one key. The table's own constraint forbids that to a load; this check covers a file that
--   was written in another way.
-- do: Delete the build file and refresh.
SELECT {key}, count(*) AS row_count
FROM {table}
GROUP BY {key}
HAVING count(*) > 1
