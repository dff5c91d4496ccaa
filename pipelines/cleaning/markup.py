"""HTML text -> tree, with the parser's work bounded (`parse_html`).

The parser's time grows with the square of two things that no honest page has many of: tags nested in one another, and
attributes of one tag. Pages where either is possible by a cheap count are first cut down to size, and end with the tag
beyond which none is read.
"""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

_FEW_TAGS = 10_000  # tags that may all be nested in one another and still parse within half a second
_LONG_TAG = 16 * 1024  # characters of one tag, fewer than any tag with too many attributes has
_STRAY_CLOSERS = 5_000  # ">" beyond "<": more than scripts hold, fewer than quoted ">" between too many attributes
_DEEPEST = 128
_MOST_TAGS = 100_000  # the fullest labelled page has 8,000
_MOST_ATTRIBUTES = 1_000

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,40})"
    r"(?P<attributes>(?:[^\"'>]++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)"
)
_ATTRIBUTE = re.compile(r"[^\s\"'>/=]++\s*+(?:=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s\"'>]++))?")
# Tags that hold nothing, or that the next one of their kind closes.
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th tbody".split()
)
# Tags whose content is no markup, up to their own closing tag.
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())


def parse_html(text: str) -> LexborHTMLParser:
    """The tree of a page of any make; deeper nesting and more attributes than a browser's page has are left out."""
    return LexborHTMLParser(_bounded(text) if _is_suspicious(text) else text)


def _is_suspicious(text: str) -> bool:
    opened = text.count("<")
    return opened > _FEW_TAGS or text.count(">") - opened > _STRAY_CLOSERS or _has_long_tag(text)


def _has_long_tag(text: str) -> bool:
    """Whether a stretch without ">" may be one tag; jumps from ">" to the last ">" in reach."""
    position = 0
    while position + _LONG_TAG < len(text):
        closer = text.rfind(">", position, position + _LONG_TAG)
        if closer < 0:
            end = text.find(">", position)
            end = len(text) if end < 0 else end
            begun = text.rfind("<", position, end)
            if end - max(begun, position) > _LONG_TAG and not (begun < 0 and _in_raw_text(text, position)):
                return True
            closer = end
        position = closer + 1
    return False


def _in_raw_text(text: str, position: int) -> bool:
    """Whether a script or style begins here: its tag is closed, since no quote in it is open."""
    opener = text.rfind("<", 0, position)
    tag = text[opener:position]
    is_raw = tag[:7].lower().startswith(("<script", "<style"))
    return is_raw and tag.count('"') % 2 == 0 and tag.count("'") % 2 == 0


def _bounded(text: str) -> str:
    """The page without open tags below the deepest level, attributes beyond the most, and what follows the last tag."""
    kept: list[str] = []
    open_tags: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    depth = position = done = 0
    tags = 0
    while tag := _TAG.search(text, position):
        position = tag.end()
        tags += 1
        if tags > _MOST_TAGS:
            text = text[: tag.start()]
            break
        name = tag["name"].lower()
        drop = False
        if tag["close"]:
            drop = dropped[name] > 0
            dropped[name] -= drop
            if not drop and open_tags[name]:
                open_tags[name] -= 1
                depth -= 1
        elif name in _RAW:
            position = _raw_end(text, name, position)
        elif name not in _FLAT:
            drop = depth >= _DEEPEST
            dropped[name] += drop
            open_tags[name] += not drop
            depth += not drop
        if drop:
            kept.append(text[done : tag.start()])
            done = tag.end()
        elif tag.end() - tag.start() > 2 * _MOST_ATTRIBUTES:
            kept += (text[done : tag.start()], "<", tag["name"], _first_attributes(tag["attributes"]), ">")
            done = tag.end()
    kept.append(text[done:])
    return "".join(kept)


def _raw_end(text: str, name: str, position: int) -> int:
    """Where the raw text of a tag ends: before its closing tag, else with the page."""
    closing = re.compile(rf"</{name}", re.IGNORECASE).search(text, position)
    return closing.start() if closing else len(text)


def _first_attributes(attributes: str) -> str:
    """At most the allowed number of attributes."""
    for count, attribute in enumerate(_ATTRIBUTE.finditer(attributes), start=1):
        if count == _MOST_ATTRIBUTES:
            return attributes[: attribute.end()]
    return attributes
