-- The event types of the reference data.
SELECT event_type, name, description, quad_class
FROM staged_event_types;
