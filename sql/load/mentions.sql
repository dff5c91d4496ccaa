-- Mentions of actors in bodies.
SELECT mention_id, article_id, actor_id, text, start_offset, end_offset, role_text, alias_kind
FROM staged_mentions;
