"""Sentences, tokens, names and times: what the annotators share. Knows no quotes, actors or events."""
