"""A quote before its speaker is resolved: what the reading of a sentence hands on."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.records import QuoteKind

Span = tuple[int, int]  # code points [start, end) of the text


@dataclass(frozen=True, slots=True)
class Found:
    """`parts` are the stretches of the speaker's words, `source` is the local mention of the speaker."""

    parts: tuple[Span, ...]
    kind: QuoteKind
    source: Span | None
    cue: str | None = None
    truncated: bool = False

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]
