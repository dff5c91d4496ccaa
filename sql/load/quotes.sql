-- Quotes, each with the utterance that it renders.
SELECT
    quote_id, article_id, actor_id, speaker_text, speaker, speaker_anonymous, text, kind, cue, start_offset, end_offset,
    parts, paragraph_no, truncated, quote_group_id
FROM staged_quotes;
