-- Brings one table to its wanted content: unchanged rows are left alone and keep their run_id and loaded_at.
-- The names between braces are filled in from the schema (pipelines/warehouse/load.py); one action a changed row comes back.
MERGE INTO {table} AS kept
USING {wanted} AS wanted
ON {same_key}
WHEN MATCHED AND ({kept_values}) IS DISTINCT FROM ({wanted_values}) THEN UPDATE SET {assignments}
WHEN NOT MATCHED BY TARGET THEN INSERT ({columns}) VALUES ({inserted})
WHEN NOT MATCHED BY SOURCE THEN DELETE
RETURNING merge_action;
