"""Lesser particulars of a page: section, tags, deck, declared length, withheld text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.dates import parse_printed
from pipelines.cleaning.normalise import fold, plain
from pipelines.cleaning.structured import Structured
from pipelines.cleaning.visible import Line
from pipelines.reference import seed_toml

_MOST_TAGS = 30
_LONGEST_TAG = 60  # characters
_LONGEST_SECTION = 60
_DECK_WORDS = (4, 70)  # fewest and most
_DECK_LINES = 8  # below the headline
_SIMPLE_SELECTOR = re.compile(r"^[.#][\w-]{1,60}$")
_FEW_WORDS = 30  # of the part behind a paywall, when it is withheld


def find_section(page: Structured) -> str | None:
    """The section that the page declares in words; a path or a number is none."""
    declared = list(page.values("articleSection"))
    names = [name for value in declared for name in (value if isinstance(value, list) else [value])]
    for name in [*_metas(page, "section"), *names]:
        if isinstance(name, str) and (text := plain(name)) and len(text) <= _LONGEST_SECTION and "/" not in text:
            return text if not text.isdigit() else None
    return None


def find_tags(page: Structured) -> tuple[str, ...]:
    """The article's tags in declared order, each once."""
    keywords = list(page.values("keywords"))
    listed = [item for value in keywords for item in (value if isinstance(value, list) else [value])]
    tags: dict[str, str] = {}
    for text in [*page.metas.get("article:tag", ()), *listed, *_metas(page, "tags")]:
        for tag in plain(text).split(",") if isinstance(text, str) else ():
            tag = tag.strip(" #;")
            if 1 < len(tag) <= _LONGEST_TAG and ":" not in tag:
                tags.setdefault(fold(tag), tag)
    return tuple(tags.values())[:_MOST_TAGS]


def find_subtitle(page: Structured, below: Sequence[Line], title: str | None) -> str | None:
    """The deck that stands below the headline: marked as one, or an intro above the byline or date.

    An intro is marked so or is the page's description of itself; below the byline it is the first paragraph.
    """
    described = [fold(text) for text in [*page.texts("alternativeHeadline", "description"), *_metas(page, "subtitle")]]
    for place, line in enumerate(below[:_DECK_LINES]):
        if not _DECK_WORDS[0] <= len(line.text.split()) <= _DECK_WORDS[1]:
            continue
        folded = fold(line.text)
        if folded == fold(title or ""):
            continue
        if _has_mark(line, "deck"):
            return line.text
        is_described = any(text == folded or (len(text) > 40 and folded.startswith(text)) for text in described)
        if (is_described or _has_mark(line, "intro")) and any(map(_is_signature, below[place + 1 : place + 4])):
            return line.text
    return None


def _is_signature(line: Line) -> bool:
    """A line of byline or date: what stands above it is no running text."""
    return bool(line.moment or _has_mark(line, "signature") or (len(line.text) < 80 and parse_printed(line.text)))


def _has_mark(line: Line, kind: str) -> bool:
    marks: list[str] = seed_toml("metadata")["marks"][kind]
    return any(mark in line.marks for mark in marks)


def declared_words(page: Structured) -> int | None:
    """The largest word count in the article's structured data."""
    texts = [str(value) for value in page.values("wordCount") if isinstance(value, int | str)]
    return max((int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 7), default=None)


def withholds_text(tree: LexborHTMLParser, page: Structured) -> bool:
    """Whether the part that the page declares as paid is there but (nearly) empty."""
    parts = [part for value in page.values("hasPart") for part in (value if isinstance(value, list) else [value])]
    for part in parts[:5]:
        selector = part.get("cssSelector") if isinstance(part, dict) else None
        if isinstance(selector, str) and _SIMPLE_SELECTOR.match(selector):
            nodes = tree.css(selector)[:20]
            if nodes and sum(len(node.text(separator=" ").split()) for node in nodes) < _FEW_WORDS:
                return True
    return False


def _metas(page: Structured, field: str) -> Iterable[str]:
    names: list[str] = seed_toml("metadata")["meta"][field]
    return (value for name in names for value in page.metas.get(name, ()))
