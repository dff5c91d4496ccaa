"""Sentence boundaries by rule: marks that end a sentence, less the full stops of abbreviations and initials."""

from __future__ import annotations

import re
from functools import cache

from pipelines.reference import seed_toml

_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++"  # a run of end marks, tried once
    r"[\"”’'»)\]]*+"
    r"(?=\s++[\"“‘'«(\[]*+[A-Z0-9À-Þ]|\s*+$)"
)
_WORD_BEFORE = re.compile(r"[\w.'’]*$")
_WORD_AFTER = re.compile(r"[\s\"“‘'«(\[”’)\]»]*(\w+)")
_LONGEST = 24  # characters of an abbreviation, with room to spare


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the sentences of `text`, without outer white space; none crosses a line break."""
    spans: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        for end in _END.finditer(text, paragraph.start(), paragraph.end()):
            if _is_abbreviation(text, start, end.start(), end.end(), paragraph.end()):
                continue
            _append(spans, text, start, end.end())
            start = end.end()
        _append(spans, text, start, paragraph.end())
    return tuple(spans)


def _is_abbreviation(text: str, start: int, stop: int, after: int, limit: int) -> bool:
    """Whether the mark at `stop` is the full stop of an abbreviation or an initial inside a sentence."""
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return False
    found = _WORD_BEFORE.search(text, max(start, stop - _LONGEST), stop)
    word = found.group().lstrip("'’").lower() if found else ""
    if word in _words("inside"):
        return True
    if word in _words("either"):
        following = _WORD_AFTER.match(text, after, limit)
        return following is not None and following.group(1).lower() not in _words("openers")
    return len(word) == 1 and word.isalpha() and word != "i"


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(seed_toml("sentences")[kind].split())


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
