"""Quotation marks: which stretches of a text stand between them.

Real pages print every kind of mark, mix them in one document, forget to close them and close them with the wrong one.
A mark is therefore read by its place (what stands before and after it) first and by its shape second. Only the
outermost stretch is reported; a quotation that is re-opened at the start of the next paragraph is one stretch with
one part a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARK = re.compile("``|''|[\"“”„‟«»‘’‚‹›']")
_PARAGRAPH = re.compile(r"[^\n]+")
_SINGLE = frozenset("‘’‚‹›'")
_SHAPED_OPEN = frozenset(["“", "„", "‟", "«", "``", "‘", "‚", "‹"])
_SHAPED_CLOSE = frozenset(["”", "»", "’", "›"])
_BEFORE_OPENING = frozenset(" \t\u00a0([{-–—/:;,|")  # what may stand directly before an opening mark
_BEFORE_CLOSING = frozenset("'’,.?!")  # what stands before a closing mark that a space sets apart
_TRUNCATION = ("...", "…")
_ATTRIBUTION_AHEAD = re.compile(r"(?:he|she|they|it|we|I|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) (?:\w+ ){0,1}?\w+")
_TAIL = 20  # characters
_AHEAD = 40  # marks that a decision may look ahead
_MAX_SINGLE = 600  # characters: a single-marked stretch longer than this is an apostrophe that found another


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks: [start, end) includes the marks, each part is a stretch without them."""

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    closed: bool = True
    single: bool = False
    cut: bool = False  # unclosed, and the text ends in an ellipsis: a preview


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    shape: str
    opens: bool
    closes: bool

    @property
    def single(self) -> bool:
        return self.shape in _SINGLE


def find_marked(text: str) -> tuple[Marked, ...]:
    """The marked stretches of `text`, in order; a paragraph is a line, and only a re-opened stretch crosses its end."""
    found: list[Marked] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        closing = _closing_only(text, start, paragraph.end()) if found and _is_open_at(text, found[-1], start) else None
        if closing is not None:
            found[-1] = _joined(found[-1], _stretch(text, start, closing.start, closing.end, closed=True))
            start = closing.end
        stretches = list(_in_paragraph(text, start, paragraph.end()))
        if found and stretches and _reopens(text, found[-1], stretches[0], paragraph.start()):
            found[-1] = _joined(found[-1], stretches.pop(0))
        found.extend(stretches)
    if found and _is_cut(text, found[-1]):
        found[-1] = replace(found[-1], cut=True)
    return tuple(m for m in found if m.closed or _worth_keeping(text, m))


def _is_cut(text: str, last: Marked) -> bool:
    return not last.closed and not text[last.end :].strip() and text[-_TAIL:].rstrip().endswith(_TRUNCATION)


def _is_open_at(text: str, before: Marked, paragraph_start: int) -> bool:
    """Does an unclosed stretch reach the paragraph that begins here?"""
    if before.closed or before.single or paragraph_start - before.end > _TAIL:
        return False
    return not text[before.end : paragraph_start].strip()


def _reopens(text: str, before: Marked, after: Marked, paragraph_start: int) -> bool:
    return _is_open_at(text, before, paragraph_start) and not text[paragraph_start : after.start].strip()


def _closing_only(text: str, start: int, end: int) -> _Mark | None:
    """The first double mark of a paragraph, if it can only close: what it closes was opened in the paragraph before."""
    first = next((m for m in _marks(text, start, end) if not m.single), None)
    return first if first is not None and first.closes and not first.opens else None


def _joined(before: Marked, after: Marked) -> Marked:
    return Marked(before.start, after.end, before.parts + after.parts, after.closed)


def _worth_keeping(text: str, marked: Marked) -> bool:
    """An unclosed mark is a quotation when it opens a paragraph or follows a colon or comma; else it is stray."""
    before = text[max(0, marked.start - 2) : marked.start].rstrip(" ")
    return not marked.single and (before == "" or before[-1] in "\n:,")


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        shape = match.group()
        if shape in _SINGLE and before.isalnum() and after.isalnum():
            continue  # an apostrophe
        if shape == "'" and before.isdigit():
            continue  # feet, minutes
        shaped = shape in _SHAPED_OPEN and before.isspace()
        placed = before in _BEFORE_OPENING or before in "\"“‘'" or shape in _SHAPED_OPEN
        opens = placed and (shaped or not after.isspace())
        apart = after.isspace() and text[max(start, match.start() - 2) : match.start() - 1] in _BEFORE_CLOSING
        closes = not before.isspace() or shape in _SHAPED_CLOSE or match.end() == end or apart
        if shape == "''":
            opens = opens and before in _BEFORE_OPENING
        yield _Mark(match.start(), match.end(), shape, opens, closes)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Marked]:
    marks = list(_marks(text, start, end))
    position = 0
    while position < len(marks):
        mark = marks[position]
        if not mark.opens:
            position += 1
            continue
        closing = _closing_single(text, marks, position) if mark.single else _closing_double(text, marks, position)
        if closing is None and mark.single:
            position += 1
            continue
        if closing is None:
            stop = _unclosed_end(marks, position, end)
            yield _between(text, mark, stop, stop, closed=False)
            position += 1
            while position < len(marks) and marks[position].start < stop:
                position += 1
            continue
        yield _between(text, mark, marks[closing].start, marks[closing].end, closed=True)
        position = closing + 1


def _between(text: str, opening: _Mark, inner_end: int, end: int, *, closed: bool) -> Marked:
    found = _stretch(text, opening.end, inner_end, end, closed=closed)
    return replace(found, start=opening.start, single=opening.single)


def _stretch(text: str, inner_start: int, inner_end: int, end: int, *, closed: bool) -> Marked:
    start = inner_start
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and (text[inner_end - 1].isspace() or text[inner_end - 1] == ","):
        inner_end -= 1
    return Marked(start, end, ((inner_start, inner_end),), closed)


def _unclosed_end(marks: list[_Mark], position: int, end: int) -> int:
    """An unclosed stretch runs to the end of its paragraph, or to the next mark that clearly opens another."""
    for index in range(position + 1, len(marks)):
        mark = marks[index]
        if mark.opens and not mark.closes and not mark.single:
            return mark.start
    return end


def _closing_double(text: str, marks: list[_Mark], position: int) -> int | None:
    nested = False
    for index in range(position + 1, len(marks)):
        mark = marks[index]
        if mark.single:
            continue
        if mark.opens and _opens_inside(text, marks, index):
            if nested:
                return None
            nested = True
        elif mark.closes or _before_attribution(text, mark):
            if not nested:
                return index
            nested = False
        elif mark.opens:
            return None
    return None


def _before_attribution(text: str, mark: _Mark) -> bool:
    """`..., "she said`: a mark glued to the attribution behind it."""
    stop = text[max(0, mark.start - 3) : mark.start].rstrip()[-1:]
    return stop != "" and stop in ",.?!" and bool(_ATTRIBUTION_AHEAD.match(text, mark.end))


def _opens_inside(text: str, marks: list[_Mark], index: int) -> bool:
    """Does this mark open a nested quotation: it looks like an opening mark and two closing ones follow?"""
    mark = marks[index]
    before = text[mark.start - 1]
    if not before.isspace() and before not in "([—–-":
        return False
    following = [m for m in marks[index + 1 : index + _AHEAD] if not m.single][:2]
    if len(following) < 2:
        return False
    if _before_attribution(text, mark):
        return not any(m.opens for m in following)
    return all(m.closes and not (m.opens and text[m.start - 1].isspace()) for m in following)


def _closing_single(text: str, marks: list[_Mark], position: int) -> int | None:
    opening = marks[position]
    for index in range(position + 1, len(marks)):
        mark = marks[index]
        if mark.start - opening.start > _MAX_SINGLE:
            return None
        if not mark.single:
            continue
        after = text[mark.end : mark.end + 1]
        if mark.closes and not after.isalnum() and not _is_plural_possessive(text, marks, index):
            return index
    return None


def _is_plural_possessive(text: str, marks: list[_Mark], index: int) -> bool:
    """`the workers' union'`: an s before the mark, a lower-case word after it, and another closing mark to come."""
    mark = marks[index]
    if text[mark.start - 1] != "s" or not text[mark.end : mark.end + 2].strip().islower():
        return False
    return any(m.single and m.closes and not m.opens for m in marks[index + 1 : index + _AHEAD])
