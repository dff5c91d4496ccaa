"""Which reporting frame a quotation belongs to, and the reported clauses without quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.quotes.clauses import DASHES, Token
from pipelines.quotes.frames import Frame
from pipelines.quotes.lexicon import words

_KEPT_AT_END = (")", "%", "]")


def frame_of_quote(tokens: Sequence[Token], frames: Sequence[Frame], k: int) -> Frame | None:
    """The frame that reports the quotation at token `k`: right behind it, else the last before it, else a later one."""
    after = [f for f in frames if f.trailing is not None and f.extent[0] > k]
    behind = min(after, key=lambda f: f.extent[0], default=None)
    if behind is not None and behind.trailing is not None and _only_marks(tokens, k + 1, behind.trailing):
        return behind
    before = [f for f in frames if f.cue[1] <= k and _reaches(tokens, f, k)]
    if before:
        spoken = [f for f in before if f.verb is None or f.verb.kind not in ("thought", "evaluation")]
        if not spoken and behind is not None:
            return behind
        judged = [f for f in before if f.verb is None or f.verb.kind != "thought"]
        return max(judged or before, key=lambda f: f.cue[0])
    return behind


def _only_marks(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(t.kind == "punct" for t in tokens[start:end])


def _reaches(tokens: Sequence[Token], frame: Frame, k: int) -> bool:
    """May the words at `k`, behind the verb, still be what the frame reports?"""
    if frame.leading is not None or frame.verb is None:
        return frame.leading is not None and frame.leading <= k
    if frame.trailing is not None:
        return _closing_comma(tokens, frame) is not None
    return frame.verb.kind != "thought" and not any(t.text == ";" for t in tokens[frame.cue[1] : k])


@dataclass(frozen=True, slots=True)
class Clause:
    """Reported words as tokens, in one part or on both sides of their attribution, with the frame that reports them."""

    parts: tuple[tuple[int, int], ...]
    frame: Frame


def reported_clauses(tokens: Sequence[Token], frames: Sequence[Frame]) -> list[Clause]:
    clauses: list[Clause] = []
    for index, frame in enumerate(frames):
        if frame.leading is not None and (frame.verb is None or frame.verb.takes != "phrase"):
            ends = [*_joints(tokens, frame.leading, end := content_end(tokens, frames, index)), end]
            starts = [frame.leading, *ends[:-1]]
            clauses += [
                Clause((part,), frame) for a, b in zip(starts, ends, strict=True) if (part := _trimmed(tokens, a, b))
            ]
            continue
        if frame.trailing is not None and frame.leading is None:
            parts = _around(tokens, frames, index)
        else:
            continue
        trimmed = tuple(part for part in (_trimmed(tokens, a, b) for a, b in parts) if part is not None)
        if trimmed:
            clauses.append(Clause(trimmed, frame))
    return clauses


def content_end(tokens: Sequence[Token], frames: Sequence[Frame], index: int) -> int:
    """Reported words run to the end of the sentence, or to the next frame beside this one (not inside it)."""
    frame = frames[index]
    start = frame.leading or 0
    for other in frames[index + 1 :]:
        if other.extent[0] > start and _stands_beside(tokens, other):
            return other.extent[0]
    return next((j for j in range(start, len(tokens)) if tokens[j].text == ";" or _attendant(tokens, j)), len(tokens))


def _attendant(tokens: Sequence[Token], j: int) -> bool:
    """`..., with critics calling it ...`, `..., which opened in May`: the writer's own addition."""
    if tokens[j].text != "," or j + 2 >= len(tokens):
        return False
    if tokens[j + 1].lower in words("added_relatives"):
        return not any(t.kind == "quote" or t.text == "," for t in tokens[j + 1 :])
    return tokens[j + 1].lower == "with" and any(t.lower.endswith("ing") for t in tokens[j + 2 : j + 7])


def _joints(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Where a further "and that ..." begins: a reported clause of its own."""
    return [
        j
        for j in range(start + 2, end - 2)
        if tokens[j].lower in ("and", "but")
        and tokens[j + 1].lower == "that"
        and tokens[j + 2].lower not in words("finite")
    ]


def _stands_beside(tokens: Sequence[Token], frame: Frame) -> bool:
    first = tokens[frame.extent[0]]
    if first.text == "," or first.text in DASHES:
        second = tokens[frame.extent[0] + 1].lower
        another = second in ("but", "and", "while", "though") and frame.subject is not None
        return frame.gerund or frame.verb is None or frame.trailing is not None or another
    return first.lower in ("and", "but") and (frame.inherits or frame.that)


def _around(tokens: Sequence[Token], frames: Sequence[Frame], index: int) -> list[tuple[int, int]]:
    """The clause before an attribution, and its rest behind it (`The goal, he said, is ...`)."""
    frame = frames[index]
    end = frame.trailing or 0
    start = max(
        (f.extent[1] for f in frames[:index] if f.leading is None and f.trailing and f.extent[1] < end), default=0
    )
    comma = _closing_comma(tokens, frame)
    rest = [] if comma is None else [(comma + 1, len(tokens))]
    if rest and any(f.extent[0] == comma for f in frames):
        rest = []
    start += start < end and tokens[start].lower in ("and", "but")
    opener = tokens[start].lower if start < len(tokens) else ""
    adverbial = opener in words("prepositions") or opener in words("clause_openers") or opener in words("adverbs")
    if adverbial and not any(t.lower in words("finite") or t.lower.endswith("ed") for t in tokens[start:end]):
        return rest
    return [(start, end), *rest]


def _closing_comma(tokens: Sequence[Token], frame: Frame) -> int | None:
    """The comma that ends an attribution inside a sentence, when a part of the sentence follows."""
    end = max(frame.cue[1], frame.extent[1] if frame.subject and frame.subject[0] >= frame.cue[1] else frame.cue[1])
    if end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 1].kind == "word":
        relative = tokens[end + 1].lower in words("relatives") or tokens[end + 1].lower.endswith("ing")
        inverted = frame.subject is not None and frame.subject[0] >= frame.cue[1]
        return None if relative or inverted else end
    return None


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """[start, end) without conjunctions and marks at its edges; None when nothing worth keeping is left."""
    while start < end and (
        tokens[start].text in (",", ":", ";", *DASHES) or tokens[start].lower in ("but", "and", "that")
    ):
        start += 1
    while end > start and tokens[end - 1].kind == "punct" and tokens[end - 1].text not in _KEPT_AT_END:
        end -= 1
    while end > start and tokens[end - 1].lower in words("clause_openers"):
        end -= 1
    return (start, end) if end - start >= 2 or (end > start and tokens[start].kind == "quote") else None
