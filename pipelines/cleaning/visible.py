"""The lines around the headline, where bylines, dates and decks are printed (`lines_around`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.cleaning.normalise import fold, normalise

_SKIPPED = frozenset("script style noscript template svg iframe select option form nav -comment -doctype head".split())
_INLINE = frozenset("a abbr b cite em font i mark small span strong sub sup time u br wbr label data".split())
_TOPS = ("article", "main", "body")
_LINES_ABOVE = 4
_LEVELS_ABOVE = 3
_MOST_NODES = 1_200
_MOST_LINES = 60
_PROSE = 200  # characters; a longer line is running text
_LINES_OF_PROSE = 4  # after so many the head of the article is over
_LONGEST_LINE = 600  # characters; a longer one is kept up to here


@dataclass(frozen=True, slots=True)
class Line:
    """The text of one block. `marks`: class, id, itemprop, rel of its elements, lower case; `moment`: of a <time>.

    Running text has neither: nobody looks for a name or a date by the marks of a paragraph.
    """

    text: str
    marks: str
    moment: str | None


def lines_around(tree: LexborHTMLParser, title: str | None) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines right above the headline and those that follow it, in document order.

    Where the headline is not shown, the lines from the top of the article or page all count as following it.
    """
    headline = _headline(tree, title)
    if headline is None:
        return (), ()
    if headline.tag in _TOPS:
        return (), tuple(_lines(headline, None))
    above = tuple(_lines(_neighbourhood(headline), headline))
    return above[-_LINES_ABOVE:], tuple(_lines(headline, None))


def _lines(start: LexborNode, end: LexborNode | None) -> Iterator[Line]:
    """The lines from one element to another, at most a bounded number and no further than into the running text."""
    parts: list[str] = []
    around: list[LexborNode] = []  # the block's first text, and the inline elements in the block
    count = prose = 0
    for node, border in _following(start, descend=end is not None or start.tag in _TOPS):
        stop = node is not None and end is not None and node.mem_id == end.mem_id
        if (border or stop) and parts:
            if line := _line(parts, around):
                yield line
                count += 1
                prose += len(line.text) > _PROSE
            parts, around = [], []
        if stop or count >= _MOST_LINES or prose >= _LINES_OF_PROSE:
            return
        if node is None:
            continue
        if node.tag == "-text":
            parts.append(node.text_content or "")
            if len(parts) == 1:
                around.insert(0, node)
        elif node.tag in _INLINE:
            around.append(node)
            parts.append(_gap(node))
    if line := _line(parts, around):
        yield line


def _line(parts: list[str], around: list[LexborNode]) -> Line | None:
    text = normalise("".join(parts)[:_LONGEST_LINE])
    if not text:
        return None
    if len(text) > _PROSE:
        return Line(text, "", None)
    marks = [mark for node in around for mark in (_marks_above(node) if node.tag == "-text" else [_mark(node)]) if mark]
    moments = (node.attributes.get("datetime") for node in around if node.tag == "time")
    return Line(text, " ".join(marks), next(moments, None))


def _gap(node: LexborNode) -> str:
    """What an inline element puts before its text: styled ones stand apart, plain emphasis does not."""
    return " " if node.tag in ("br", "time") or "class" in node.attributes else ""


def _neighbourhood(headline: LexborNode) -> LexborNode:
    """The element around the headline in which lines above it still belong to it."""
    node = headline
    for _ in range(_LEVELS_ABOVE):
        if node.parent is None or node.parent.tag in ("body", "html"):
            break
        node = node.parent
    return node


def _headline(tree: LexborHTMLParser, title: str | None) -> LexborNode | None:
    headings = tree.css("h1")[:20]
    wanted = fold(title or "")
    for node in headings:
        if wanted and wanted in fold(node.text(separator=" ")):
            return node
    return headings[0] if len(headings) == 1 else tree.css_first("article, main") or tree.body


def _following(start: LexborNode, *, descend: bool) -> Iterator[tuple[LexborNode | None, bool]]:
    """Nodes in document order after the start, and whether a block border lies before each; None for a border alone."""
    node: LexborNode | None = start
    for _ in range(_MOST_NODES):
        if node is None:
            return
        child = node.first_child if descend and node.tag not in _SKIPPED else None
        if child is not None:
            node = child
        else:
            while node is not None and node.next is None:
                node = node.parent
                if node is not None and node.tag not in _INLINE:
                    yield None, True
            node = node.next if node is not None else None
        if node is None:
            return
        descend = True
        if node.tag not in _SKIPPED:
            yield node, node.tag not in _INLINE and node.tag != "-text"


def _marks_above(node: LexborNode) -> list[str]:
    """Marks of the three nearest elements around a text."""
    marks = []
    parent = node.parent
    for _ in range(3):
        if parent is None:
            break
        marks.append(_mark(parent))
        parent = parent.parent
    return marks


def _mark(node: LexborNode) -> str:
    attributes = node.attributes
    if not attributes:
        return ""
    words = [attributes.get(name) for name in ("class", "id", "itemprop", "rel", "data-testid")]
    return " ".join([word for word in words if word])[:200].lower()
