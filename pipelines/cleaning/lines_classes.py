"""What a removed line was instead of body: by its words, its form, the header above it, and its place in the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.cleaning.boilerplate import classify_line, fold_words, is_menu_word
from pipelines.cleaning.lines import Line
from pipelines.cleaning.lines_body import is_caption
from pipelines.cleaning.lines_dates import is_date_line
from pipelines.cleaning.lines_features import count_words, ends_sentence
from pipelines.cleaning.lines_head import is_known_person
from pipelines.records import RemovedClass

_GLUED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ][a-zà-ÿ]")
_LEGAL = re.compile(r"©|\(c\)\s|\bcopyright\b|privacy policy|terms of (?:use|service)", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}", re.IGNORECASE)
_BIO = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+ ){1,3}(?:is|was|has|writes|covers|reports|works|ist|schreibt|est|es|è)\s")
_SPONSORS = re.compile(r"\b(?:sponsor|partner|stakeholder|promoted|advert|anzeige|werbung)", re.IGNORECASE)
_PROMPTS: frozenset[RemovedClass] = frozenset({"paywall", "newsletter"})
_HEADS: frozenset[RemovedClass] = frozenset({"list_header", "tags", "author_bio"})  # what stands below is of their kind
_LONGEST_BIO = 120  # words
_SHORT = 10  # words of a line that belongs to the prompt beside it
_HEADLINE = 4  # words of a headline at least
_LIST = 3  # items that make a list
_GLUES = 3  # words run together that make a line a menu


def classify_removed(lines: Sequence[Line], body: Sequence[bool]) -> list[RemovedClass]:
    """A class for every line; those of body lines mean nothing."""
    own = [None if body[row] else _by_itself(lines, row) for row in range(len(lines))]
    first = next((row for row, is_body in enumerate(body) if is_body), len(lines))
    prompted = _with_prompts(lines, own, body, first)
    found: list[RemovedClass] = []
    last = max((row for row, is_body in enumerate(body) if is_body), default=-1)
    header: RemovedClass | None = None
    for row, class_ in enumerate(own):
        if body[row] or _ends_a_list(lines, row):
            header = None
        if class_ in _HEADS:
            header = _kind_below(lines[row].text, class_)
        elif class_ and class_ not in ("caption", "date_header", "advert", "related", "social"):
            header = None
        bio = row > last and tells_of_an_author(lines[row].text)
        context = prompted[row] or ("author_bio" if bio else header) or _deck(lines, row, found[-1] if found else None)
        found.append(class_ or context or _by_place(lines, row, first, last))
    return found


def tells_of_an_author(text: str) -> bool:
    """A short paragraph that begins like: Jane Roe is ..."""
    name = _BIO.match(text)
    return name is not None and count_words(text) <= _LONGEST_BIO and is_known_person(name.group().rsplit(" ", 2)[0])


def _ends_a_list(lines: Sequence[Line], row: int) -> bool:
    return row > 0 and lines[row - 1].bullet is not None and lines[row].bullet is None


def _by_itself(lines: Sequence[Line], row: int) -> RemovedClass | None:
    text = lines[row].text
    if class_ := classify_line(text):
        return class_
    if _COPYRIGHT.match(text):
        return "legal"
    if is_caption(text):
        return "caption"
    if is_date_line(text):
        return "date_header"
    if len(_GLUED.findall(text)) >= _GLUES and not ends_sentence(text):
        return "navigation"
    if _LEGAL.search(text) and count_words(text) <= 40:
        return "legal"
    if _heads_a_list(lines, row) or _heads_a_teaser(lines, row):
        return "list_header"
    return None


def _heads_a_list(lines: Sequence[Line], row: int) -> bool:
    """A short line without a bullet over several lines of headline length with one."""
    below = lines[row + 1 : row + 1 + _LIST]
    return (
        lines[row].bullet is None
        and count_words(lines[row].text) <= _HEADLINE
        and len(below) == _LIST
        and all(line.bullet and count_words(line.text) > _HEADLINE for line in below)
    )


def _heads_a_teaser(lines: Sequence[Line], row: int) -> bool:
    """The name of a section over a headline."""
    if row + 1 == len(lines) or not is_menu_word(lines[row].text):
        return False
    below = lines[row + 1]
    return count_words(below.text) > _HEADLINE and below.bullet is None


def _kind_below(text: str, class_: RemovedClass) -> RemovedClass | None:
    """The class of the lines below a header."""
    if class_ != "list_header":
        return class_
    words = fold_words(text)
    if words and words[0] in ("tags", "topics", "schlagwörter", "themen", "temas", "etiquetas"):
        return "tags"
    return "advert" if _SPONSORS.search(text) else "related"


def _with_prompts(
    lines: Sequence[Line], own: Sequence[RemovedClass | None], body: Sequence[bool], first: int
) -> list[RemovedClass | None]:
    """The classes with each prompt's spread over the short lines above and below that nothing else explains.

    Not above the article: there "Subscribe" is part of a menu.
    """
    spread = list(own)
    for rows in (range(first + 1, len(lines)), range(len(lines) - 2, first, -1)):
        for row in rows:
            beside = row - rows.step
            if (
                spread[row] is None
                and spread[beside] in _PROMPTS
                and not body[row]
                and count_words(lines[row].text) <= _SHORT
                and count_words(lines[row].text) + count_words(lines[beside].text) >= _HEADLINE
                and not (lines[row].bullet or is_menu_word(lines[row].text))
            ):
                spread[row] = spread[beside]
    return spread


def _deck(lines: Sequence[Line], row: int, above: RemovedClass | None) -> RemovedClass | None:
    """The sentences under a related headline go with it."""
    is_under_headline = above == "related" and not ends_sentence(lines[row - 1].text)
    return "related" if is_under_headline and ends_sentence(lines[row].text) else None


def _by_place(lines: Sequence[Line], row: int, first: int, last: int) -> RemovedClass:
    line = lines[row]
    words = count_words(line.text)
    if is_menu_word(line.text) or words < _HEADLINE:
        return "navigation" if row < first or row > last else "other"
    if row < first:
        return "navigation" if line.bullet else ("caption" if ends_sentence(line.text) else "other")
    if row <= last:
        return "related" if line.bullet or not ends_sentence(line.text) else "caption"
    return "other" if ends_sentence(line.text) and words > 2 * _SHORT else "related"
