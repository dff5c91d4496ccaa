"""Phrases that are surely not the article: the class of a line by its words alone (`classify_line`).

The phrases are data (`seeds/boilerplate.toml`). A line that matches none of them may still be boilerplate; only its
neighbours and its place can tell, which is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, get_args

from pipelines.records import RemovedClass
from pipelines.reference import seed_toml

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[kmKM]?$")
_LABEL = re.compile(r"[^:|–—]{2,40}(?=[:|–—])")
_LONGEST_LINE = 2_000  # characters: no phrase makes a longer line boilerplate

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of all classes, indexed for look-up: a whole line by its words, a phrase by its first word."""

    whole: dict[Words, RemovedClass]
    start: dict[str, tuple[tuple[Words, RemovedClass], ...]]
    inside: dict[str, tuple[tuple[Words, RemovedClass], ...]]
    label: dict[str, tuple[tuple[Words, RemovedClass], ...]]
    menu: frozenset[Words]
    comments: frozenset[Words]
    comment_headings: frozenset[Words]
    start_words: int
    inside_words: int


def fold_words(text: str) -> Words:
    """The words of a line in lower case, numbers as "N": punctuation, bullets and kinds of apostrophe do not count."""
    words = _WORD.findall(text.replace("’", "'").lower())
    return tuple(["N" if word[0].isdigit() and _NUMBER.match(word) else word for word in words])


def classify_line(text: str) -> RemovedClass | None:
    """The class of a line (one line or short paragraph) whose words say that it is not the article, else None."""
    return _classify(text) if len(text) <= _LONGEST_LINE else None


@lru_cache(maxsize=4096)  # a line is looked at several times, and pages of one outlet repeat their lines
def _classify(text: str) -> RemovedClass | None:
    phrases = _phrases()
    words = fold_words(text)
    if not words:
        return None
    if found := phrases.whole.get(words):
        return found
    if len(words) <= phrases.start_words and (found := _match_at(words, 0, phrases.start)):
        return found
    if len(words) <= phrases.start_words and (label := _LABEL.match(text)):
        label_words = fold_words(label.group())
        if label_words and (found := _match_at(label_words, 0, phrases.label, whole=True)):
            return found
    if len(words) > phrases.inside_words:
        return None
    for position, word in enumerate(words):
        if word in phrases.inside and (found := _match_at(words, position, phrases.inside)):
            return found
    return None


def is_menu_word(text: str) -> bool:
    """Whether a line is the name of a section or menu entry: navigation among its like, a subhead or a kicker alone."""
    return len(text) <= 40 and fold_words(text) in _phrases().menu


def is_comment_mark(text: str) -> bool:
    """Whether a line marks a comment section: its heading, or a button under a comment."""
    return len(text) <= 60 and fold_words(text) in _phrases().comments


def is_comment_heading(text: str) -> bool:
    """Whether a line is the heading of a comment section ("12 comments" above the body is a counter)."""
    return len(text) <= 60 and fold_words(text) in _phrases().comment_headings


def _match_at(
    words: Words, position: int, index: dict[str, tuple[tuple[Words, RemovedClass], ...]], *, whole: bool = False
) -> RemovedClass | None:
    for phrase, class_ in index.get(words[position], ()):
        if words[position : position + len(phrase)] == phrase and not (whole and len(words) != len(phrase)):
            return class_
    return None


@cache
def _phrases() -> Phrases:
    seed = seed_toml("boilerplate")
    whole: dict[Words, RemovedClass] = {}
    for class_, table in _tables(seed):
        for phrase in table["whole"]:
            whole.setdefault(fold_words_of_phrase(phrase), class_)
    return Phrases(
        whole=whole,
        start=_index(seed, "start"),
        label=_index(seed, "label"),
        inside=_index(seed, "inside"),
        menu=frozenset(fold_words_of_phrase(phrase) for phrase in seed["navigation"]["menu"]),
        comments=frozenset(map(fold_words_of_phrase, [*seed["comments"]["headings"], *seed["comments"]["buttons"]])),
        comment_headings=frozenset(map(fold_words_of_phrase, seed["comments"]["headings"])),
        start_words=seed["start_words"],
        inside_words=seed["inside_words"],
    )


def fold_words_of_phrase(phrase: str) -> Words:
    """As `fold_words`; a capital N in a phrase of the seed stands for any number."""
    return tuple("N" if word == "N" else fold_words(word)[0] for word in phrase.split())


def _tables(seed: dict[str, Any]) -> list[tuple[RemovedClass, dict[str, list[str]]]]:
    classes: dict[str, RemovedClass] = {name: name for name in get_args(RemovedClass)}
    return [(classes[name], table) for name, table in seed.items() if name in classes]


def _index(seed: dict[str, Any], part: str) -> dict[str, tuple[tuple[Words, RemovedClass], ...]]:
    found: dict[str, list[tuple[Words, RemovedClass]]] = {}
    for class_, table in _tables(seed):
        for phrase in table.get(part, ()):
            words = fold_words_of_phrase(phrase)
            found.setdefault(words[0], []).append((words, class_))
    return {first: tuple(entries) for first, entries in found.items()}
