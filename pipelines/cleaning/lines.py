"""The lines of a plain-text capture: what is left of a page once its markup is gone.

A rendering keeps more than words: the indentation is the nesting of the page, blank lines part its blocks, and bullets
mark its lists. `split_lines` keeps these beside the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.cleaning.normalise import normalise

_BULLET = re.compile(r"(?:[*+•◦▪‣·■●○►▸»–—-]|o(?= )|\d{1,3}[.)](?=\s))(?:\s+|$)")
_CONTINUES = re.compile(r"[^\W\d_A-ZÀ-Þ]")  # the next line goes on with a small letter
_STOPS = ".!?:;。"
_NARROWEST, _WIDEST = 50, 130  # columns that text is wrapped to
_FILLED = 0.75  # a wrapped line fills at least this much of the column
_MOST_SPLITS = 20_000  # a hostile capture's further lines are one: ten times as many as the longest page has
_NEWLINE = re.compile(r"\r\n?|\n|\u2028|\u2029|\x85")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-empty line. `text` is clean (NFC, single spaces) and keeps its bullet."""

    text: str
    indent: int  # columns before the text
    gap: int  # blank lines before it
    bullet: str | None  # "*", "1." and the like, as printed

    @property
    def content(self) -> str:
        """The text behind the bullet."""
        return self.text[len(self.bullet) :].lstrip() if self.bullet else self.text


def split_lines(text: str) -> tuple[Line, ...]:
    """The non-empty lines of a capture, in order; physically wrapped paragraphs are joined again."""
    lines: list[Line] = []
    gap = 0
    for raw in _NEWLINE.split(text, _MOST_SPLITS):
        cleaned = normalise(raw)
        if not cleaned:
            gap += 1
            continue
        bullet = _BULLET.match(cleaned)
        indent = len(raw) - len(raw.lstrip())
        lines.append(Line(cleaned, indent, gap, bullet.group().strip() if bullet else None))
        gap = 0
    return tuple(_unwrapped(lines))


def _unwrapped(lines: list[Line]) -> Iterator[Line]:
    """The lines with each wrapped block (lines without blank lines or bullets between them) as one line."""
    block: list[Line] = []
    for line in lines:
        if block and (line.gap or line.bullet):
            yield from _joined(block)
            block = []
        block.append(line)
    yield from _joined(block)


def _joined(block: list[Line]) -> Iterator[Line]:
    if len(block) > 1 and _is_wrapped([line.text for line in block]):
        yield replace(block[0], text=" ".join(line.text for line in block))
    else:
        yield from block


def _is_wrapped(texts: list[str]) -> bool:
    """Whether the lines fill one column: about equally long but for the last, most broken inside a sentence."""
    width = max(map(len, texts))
    if not _NARROWEST <= width <= _WIDEST or any(len(text) < width * _FILLED for text in texts[:-1]):
        return False
    inside = sum(_CONTINUES.match(after) is not None and before[-1] not in _STOPS for before, after in pairwise(texts))
    return inside * 2 >= len(texts) - 1
