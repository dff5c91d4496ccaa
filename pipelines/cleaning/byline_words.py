"""The wording of bylines: which names a byline holds (`split_byline`, `cut_names`), and what looks like a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipelines.cleaning.dates import month_number, parse_printed
from pipelines.cleaning.normalise import fold, normalise
from pipelines.reference import seed_rows, seed_toml

LONGEST_BYLINE = 200  # characters
_MOST_WORDS = 6  # of a name
_MOST_AUTHORS = 20
_SPLIT = re.compile(r"\s*(?:[;•·/&+\n、]|,(?!\s*(?:Jr|Sr|II|III)\b))\s*")
NO_NAME = re.compile(r"https?://|www\.|@|^\d+$|[<>{}=_]|\d{3}|^\w+(?:\.\w+){2,}$")
_CUT = re.compile(r"[\d(:|•·©@）)]")
_NOTE = re.compile(r"\s*[|(]\s*|\s+[-–—]\s+")
_GLUED_BY = re.compile(r"^By(?=[A-Z])")
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|tv|news|co|[a-z]{2})$", re.IGNORECASE)
_BARE_INITIAL = re.compile(r"^[A-Z]\.?$")


@dataclass(frozen=True, slots=True)
class BylineWords:
    prefix: re.Pattern[str]
    signature: re.Pattern[str]
    joiner: re.Pattern[str]
    roles: frozenset[str]
    credentials: frozenset[str]
    particles: frozenset[str]
    organisations: frozenset[str]
    nobody: frozenset[str]
    data_labels: frozenset[str]
    author_marks: tuple[str, ...]
    name_marks: tuple[str, ...]
    other_marks: tuple[str, ...]


def split_byline(text: str, sites: Iterable[str] = ()) -> Iterator[str]:
    """The names in one byline, without prefixes and credentials, and without the roles and outlets after a name.

    `sites`: folded names of the outlet.
    """
    known = set(sites)
    if "://" in text:
        return
    first = ""
    head, *notes = _NOTE.split(_without_prefix(normalise(text)[:LONGEST_BYLINE]))
    pieces = [name for piece in _SPLIT.split(head) for name in byline_words().joiner.split(piece)]
    for piece in pieces if any(map(str.strip, pieces)) else notes:
        name = _without_credentials(_without_prefix(piece.strip(" .,:-")))
        if _is_name(name) and not (first and (fold(name) in known or not _is_second_person(name, first))):
            first = first or name
            yield _without_site(name, known)


def cut_names(text: str, sites: set[str]) -> Iterator[str]:
    """Names up to where a date, an address or a role begins, written as names are."""
    text = _without_prefix(text)
    cut = _CUT.search(text)
    head = text[: cut.start()] if cut else text
    words = head.split(" ")
    if cut and not words[-1] and len(words) > 1 and month_number(words[-2].rstrip(".")):
        head = " ".join(words[:-2])
    for name in split_byline(head, sites):
        short = _without_role(name)
        if short and all(_is_name_word(word) for word in short.split()):
            yield short


def _without_prefix(text: str) -> str:
    while match := byline_words().prefix.match(text):
        text = text[match.end() :]
    return _GLUED_BY.sub("", text)


def _without_credentials(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].lower().replace(".", "").strip("®™,") in byline_words().credentials:
        words.pop()
    return " ".join(words)


def _without_site(name: str, sites: set[str]) -> str:
    """The name without the outlet that is printed right after it."""
    words = name.split()
    for count in range(1, len(words) - 1):
        if fold(" ".join(words[-count:])) in sites:
            return " ".join(words[:-count])
    return name


def _without_role(name: str) -> str:
    """The name up to the first word of a role; empty when it is one from its start."""
    words = name.split()
    for place, word in enumerate(words):
        if word.lower().strip(",.:") in byline_words().roles:
            return " ".join(words[:place]) if place != 1 else ""
    return name


def _is_second_person(name: str, first: str) -> bool:
    """Whether what follows the first name in a byline is another name, not a role, a place or an outlet."""
    words = name.split()
    if is_caseless(name):
        return True
    if len(words) == len(first.split()) == 1:
        return fold(name) in _person_names()
    if name.isupper() or _DOMAIN.match(name) or any(word.lower() in byline_words().organisations for word in words):
        return False
    return len(words) > 1 and _without_role(name) == name


def is_name_and_date(text: str) -> bool:
    """A line such as "Ada Novak / 3 May 2021": a given name first, a date behind a mark."""
    head, mark, rest = text.partition(next((mark for mark in "/|·•–—," if mark in text), "/"))
    words = head.split()
    return bool(mark) and 2 <= len(words) <= 3 and is_person(head) and parse_printed(rest) is not None


def is_bare_name(text: str) -> bool:
    """A line that is nothing but a person's name: a given name first, and no word that is not written as a name."""
    words = text.split()
    is_named = 2 <= len(words) <= 4 and fold(words[0]) in _given_names()
    return is_named and all(_is_name_word(word) for word in words) and _without_role(text) == text


def is_person(name: str) -> bool:
    """Two words or more, one of them a known given name or surname."""
    words = fold(name).split()
    return is_caseless(name) or (len(words) > 1 and any(word in _person_names() for word in words))


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or is_caseless(word) or word.lower() in byline_words().particles or not word[0].isalpha()


def is_known_name(word: str) -> bool:
    return fold(word) in _person_names() or word.lower() in byline_words().particles


def _is_name(name: str) -> bool:
    words = name.split()
    if not words or len(words) > _MOST_WORDS or NO_NAME.search(name) or fold(name) in byline_words().nobody:
        return False
    return any(c.isalpha() for c in name) and not _BARE_INITIAL.match(name)


def is_caseless(name: str) -> bool:
    """Written in a script without capitals, in which a name is one word."""
    return any(c.isalpha() and c.lower() == c.upper() for c in name)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())[:_MOST_AUTHORS]


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in seed_rows("person_names") if row["given"])


@cache
def _person_names() -> frozenset[str]:
    return frozenset(row["name"] for row in seed_rows("person_names"))


@cache
def byline_words() -> BylineWords:
    seed = seed_toml("bylines")
    prefixes = sorted(seed["prefixes"], key=len, reverse=True)
    signatures = sorted(seed["signatures"], key=len, reverse=True)
    return BylineWords(
        prefix=re.compile(rf"\s*(?:{'|'.join(map(re.escape, prefixes))})(?:\s*:\s*|\s+|$)", re.IGNORECASE),
        signature=re.compile(rf"\s*[(（]?(?:{'|'.join(map(re.escape, signatures))})(?:\s*[:：]\s*|\s+)", re.IGNORECASE),
        joiner=re.compile(rf"\s+(?:{'|'.join(map(re.escape, seed['joiners']))})\s+", re.IGNORECASE),
        roles=frozenset(seed["roles"]),
        credentials=frozenset(seed["credentials"]),
        particles=frozenset(seed["particles"]),
        organisations=frozenset(seed["organisations"]),
        nobody=frozenset(fold(name) for name in seed["nobody"]),
        data_labels=frozenset(fold(label) for label in seed["data_labels"]),
        author_marks=tuple(seed["author_marks"]),
        name_marks=tuple(seed["name_marks"]),
        other_marks=tuple(seed["other_marks"]),
    )
