"""Annotation: everything that one clean text says by itself. The order is fixed: later finders read earlier ones."""

from __future__ import annotations

from pipelines.actors import find_mentions
from pipelines.events import find_events
from pipelines.language.times import find_times
from pipelines.quotes import find_quotes
from pipelines.records import Annotation


def annotate(text: str, title: str | None = None, language: str | None = None) -> Annotation:
    """Mentions, quotes, time expressions and events of a clean body text; offsets into that very text.

    `language`: ISO 639-1, if known. The finders read English; of another language they would make English nonsense, so
    such a text gets an empty annotation.
    """
    if language not in (None, "en"):
        return Annotation()
    mentions = find_mentions(text, title)
    times = find_times(text)
    return Annotation(
        mentions=mentions,
        quotes=find_quotes(text, mentions),
        times=times,
        events=find_events(text, mentions, times),
    )
