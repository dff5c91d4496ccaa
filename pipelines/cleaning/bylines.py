"""Who signed the article (`find_byline`): as the page declares it, or as it is printed by the headline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.byline_words import (
    LONGEST_BYLINE,
    NO_NAME,
    byline_words,
    cut_names,
    distinct,
    is_bare_name,
    is_caseless,
    is_known_name,
    is_name_and_date,
    is_person,
    split_byline,
)
from pipelines.cleaning.dates import parse_printed
from pipelines.cleaning.normalise import fold, normalise
from pipelines.cleaning.structured import Structured
from pipelines.cleaning.visible import Line
from pipelines.reference import seed_toml

__all__ = ["find_byline", "find_signature", "split_byline"]

_LINES_BELOW = 14
_TAIL_PIECES = 8  # a signature below the text stands before what little may follow: tags, share labels
_MOST_ELEMENTS = 20
_MARKED = '[rel~="author"], [itemprop~="author"], [class*="byline" i], [class*="author" i]'
_LONGEST_MARKED = 80  # characters


def find_byline(
    tree: LexborHTMLParser, page: Structured, above: Sequence[Line], below: Sequence[Line], site_names: Iterable[str]
) -> tuple[str, ...]:
    """The signers in printed order: as declared, or as printed by the headline where only the site is declared."""
    sites = {fold(name) for name in site_names} - {""}
    declared: tuple[str, ...] = ()
    for source in _declared(page):
        names = distinct(name for text in source for name in split_byline(text, sites))
        if persons := tuple(name for name in names if fold(name) not in sites):
            return persons
        declared = declared or names
    return _printed([*below[:_LINES_BELOW], *above], sites) or _marked(tree, sites) or declared


def find_signature(texts: Sequence[str]) -> tuple[str, ...]:
    """The names in the first of the page's other pieces that says who wrote the article ("Written by A. Name").

    One of the last pieces signs it also by being nothing but a name, if no other of them is one.
    """
    for text in texts:
        signed = byline_words().signature.match(text) if len(text) <= 4 * LONGEST_BYLINE else None
        rest = text[signed.end() :].split(". ")[0] if signed else ""
        if rest and (rest[0].isupper() or is_caseless(rest[0])):
            names = distinct(cut_names(rest, set()))
            if any(is_person(name) for name in names):
                return names
    names = distinct(filter(_is_signature, (text.strip(" .()") for text in texts[-_TAIL_PIECES:])))
    return names if len(names) == 1 else ()


def _is_signature(text: str) -> bool:
    return is_bare_name(text) and all(map(is_known_name, text.split()))


def _declared(page: Structured) -> Iterator[list[str]]:
    """The texts that name authors, one list for each place of declaration, the most trustworthy first."""
    for nodes in (page.articles, page.pages):
        for node in nodes:
            if names := page.names(node.get("author")) or page.names(node.get("creator")):
                yield names
                break
    for label, data in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if fold(page.meta(label) or "") in byline_words().data_labels:
            yield list(page.metas.get(data, ())[:1])
    wanted: list[str] = seed_toml("metadata")["meta"]["author"]
    for key in wanted:
        if values := [value for value in page.metas.get(key, ()) if not NO_NAME.search(value)]:
            yield list(values)


def _printed(lines: Sequence[Line], sites: set[str]) -> tuple[str, ...]:
    """The names in the first line by the headline that is worded or marked as a byline."""
    words = byline_words()
    for place, line in enumerate(lines):
        if len(line.text) > LONGEST_BYLINE or any(mark in line.marks for mark in words.other_marks):
            continue
        prefix = words.prefix.match(line.text)
        marked = any(mark in line.marks for mark in words.author_marks)
        if prefix and not (marked or line.text[prefix.end() : prefix.end() + 1].isupper()):
            continue
        near = lines[max(place - 1, 0) : place + 2]
        alone = is_bare_name(line.text) and any(parse_printed(other.text) for other in near)
        if not (prefix or marked or alone or is_name_and_date(line.text)):
            continue
        names = distinct(cut_names(line.text, sites))
        signed = (prefix and (marked or line.moment)) or any(mark in line.marks for mark in words.name_marks)
        if any(signed or is_person(name) or (prefix and len(name.split()) > 1) for name in names):
            return names
    return ()


def _marked(tree: LexborHTMLParser, sites: set[str]) -> tuple[str, ...]:
    """The name in elements marked as the author's, wherever they stand, when they agree on one person."""
    found: dict[str, str] = {}
    for node in tree.css(_MARKED)[:_MOST_ELEMENTS]:
        attributes = node.attributes
        marks = " ".join((attributes.get(name) or "").lower() for name in ("class", "id"))
        text = normalise(node.text(separator=" "))
        if 0 < len(text) <= _LONGEST_MARKED and not any(mark in marks for mark in byline_words().other_marks):
            for name in cut_names(text, sites):
                if is_person(name):
                    found.setdefault(fold(name), name)
    return tuple(found.values()) if len(found) == 1 else ()
