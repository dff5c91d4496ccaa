"""Quotes of one text: quotations and reported clauses, sentence by sentence, and then their speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipelines.quotes.clauses import Sentence, sentences
from pipelines.quotes.findings import Found, Span
from pipelines.quotes.frames import find_frames
from pipelines.quotes.lexicon import words
from pipelines.quotes.marks import Marked, find_marked
from pipelines.quotes.quotations import SentenceReader
from pipelines.quotes.resolve import Resolver, Speaker
from pipelines.records import Mention, Quote

_JOIN_GAP = 140  # characters of attribution that may stand between two parts of one quote


def find_quotes(text: str, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """The attributed quotes of clean body text, in order of `start` (of two that start together, the longer first)."""
    marked = find_marked(text)
    found: list[Found] = []
    previous: Span | None = None  # the source that a quotation without attribution continues
    split = sentences(text, marked)
    for sentence in split:
        reader = SentenceReader(text, marked, sentence, find_frames(sentence.tokens), previous)
        quoted = reader.quotations()
        found += quoted
        found += reader.reported()
        previous = reader.carried(quoted) or previous
    found = _distinct(sorted(found, key=lambda f: (f.start, -f.end)))
    speakers = _speakers(text, _outside(mentions, marked), split, found)
    return tuple(_quote(text, item, speakers) for item in _joined(text, found) if _is_attributed(text, item, speakers))


def _distinct(found: Sequence[Found]) -> list[Found]:
    """Words that two verbs report ("they replied, saying ...") are one quote, by the first."""
    firsts: dict[tuple[str, int, int], Found] = {}
    for item in found:
        firsts.setdefault((item.kind, item.start, item.end), item)
    return list(firsts.values())


def _is_attributed(text: str, item: Found, speakers: dict[Span, Speaker]) -> bool:
    """A clause without marks needs a speaker: "you might say that ...", "we know that ..." are nobody's quotes."""
    if item.kind != "indirect" or item.source is None:
        return item.kind != "indirect"
    start, end = item.source
    return speakers[item.source].name is not None or text[start:end].lower() not in words("nobody")


def _joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Direct parts on both sides of a short attribution, in one paragraph, are one quote."""
    result: list[Found] = []
    last: int | None = None  # position of the last quotation in `result`
    for item in found:
        if item.kind != "indirect" and last is not None and _continues(text, result[last], item):
            joined = result[last]
            result[last] = replace(joined, parts=joined.parts + item.parts, truncated=item.truncated)
            continue
        if item.kind != "indirect":
            last = len(result)
        result.append(item)
    return result


def _continues(text: str, last: Found, item: Found) -> bool:
    if last.kind != "direct" or item.kind != "direct" or last.source is None or last.source != item.source:
        return False
    gap = text[last.end : item.start]
    return "\n" not in gap and len(gap) <= _JOIN_GAP and last.end <= last.source[0] < item.start


def _outside(mentions: Sequence[Mention], marked: Sequence[Marked]) -> list[Mention]:
    """The mentions outside quotations, by start: who speaks is not told by whom the quoted words name."""
    starts = [m.start for m in marked]
    kept = []
    for mention in sorted(mentions, key=lambda m: m.start):
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or mention.start >= marked[index].end:
            kept.append(mention)
    return kept


def _speakers(
    text: str, mentions: Sequence[Mention], split: Sequence[Sentence], found: Sequence[Found]
) -> dict[Span, Speaker]:
    """Every source with its speaker. Pronouns that open a sentence are resolved, too: they carry a name onwards."""
    resolver = Resolver(text, mentions, [s.tokens[0].start for s in split])
    opening = {(t.start, t.end) for t in (s.tokens[0] for s in split) if t.lower in ("he", "she")}
    told = {f.source: f.cue is not None for f in sorted(found, key=lambda f: f.cue is not None) if f.source is not None}
    return {source: resolver.resolve(*source, told=told.get(source, False)) for source in sorted(told.keys() | opening)}


def _quote(text: str, item: Found, speakers: dict[Span, Speaker]) -> Quote:
    source = item.source
    speaker = speakers[source] if source else Speaker(None)
    return Quote(
        text=text[item.start : item.end],
        kind=item.kind,
        start=item.start,
        end=item.end,
        parts=item.parts,
        speaker_text=text[source[0] : source[1]] if source else None,
        speaker_start=source[0] if source else None,
        speaker_end=source[1] if source else None,
        speaker=speaker.name,
        speaker_anonymous=speaker.anonymous,
        cue=item.cue,
        truncated=item.truncated,
    )
