"""Are two spellings one name? Keys and similarities for names of persons and organisations."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from pipelines.language.names import bare_words, fold, full_name_words, name_words, suffixes
from pipelines.reference import seed_toml

_SIMILAR_GIVEN = 0.82  # Jaro-Winkler of given names that may be one misspelt
_TELLING = 4  # letters below which one sound is many names: "Lee", "Li"
_SIMILAR_ROLE = 0.6  # share of the shorter role's words


@lru_cache(maxsize=65_536)
def sound_key(word: str) -> str:
    """A word as several transliterations share it: "Sergey" and "Sergei", "Riabkov" and "Ryabkov"."""
    key = fold(word).replace("'", "").replace("-", "")
    for pattern, instead in _sound_rules():
        key = pattern.sub(instead, key)
    return key


@lru_cache(maxsize=1)
def _sound_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule["from"]), rule["to"]) for rule in seed_toml("spelling")["sounds"])


def person_key(name: str) -> tuple[str, ...]:
    """The sounds of a person's name without initials and suffixes; hyphens part words."""
    return tuple(sound_key(word) for word in full_name_words(name))


def is_transliteration(left: str, right: str) -> bool:
    """Whether two names sound alike word by word, and words that are spelt in two ways are long enough to tell."""
    a, b = full_name_words(left), full_name_words(right)
    return len(a) == len(b) and all(
        x == y or (sound_key(x) == sound_key(y) and min(len(x), len(y)) >= _TELLING) for x, y in zip(a, b, strict=True)
    )


def surname_key(name: str) -> str:
    words = bare_words(name)
    return sound_key(words[-1]) if words else ""


@lru_cache(maxsize=65_536)
def organisation_key(name: str) -> str:
    """An organisation's name without article, with one spelling for British and American forms."""
    key = " " + " ".join(name_words(name.replace("&", " and "))) + " "
    for rule in seed_toml("spelling")["organisations"]:
        key = key.replace(rule["from"], rule["to"])
    return key.strip().removeprefix("the ")


def acronyms(name: str) -> frozenset[str]:
    """The acronyms that a name of several words gives: from all its words, and from those with a capital."""
    words = re.findall(r"[^\W_]+", name.replace("’s", "").replace("'s", ""))
    if len(words) < 2:
        return frozenset()
    capitals = "".join(word[0] for word in words if word[0].isupper())
    everything = "".join(word[0] for word in words if fold(word) != "the").upper()
    return frozenset({capitals, everything} - {""})


def same_given(left: str, right: str) -> bool:
    """Whether one given name is the other's initial, short beginning or small misspelling."""
    a, b = fold(left).rstrip("."), fold(right).rstrip(".")
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if a == b or sound_key(a) == sound_key(b):
        return True
    return a[0] == b[0] and JaroWinkler.similarity(a, b) >= _SIMILAR_GIVEN


def near_surname(left: str, right: str) -> bool:
    """Whether two surnames differ by one slip of the pen: one edit in five letters or more, same first letter."""
    a, b = sound_key(left), sound_key(right)
    if min(len(fold(left)), len(fold(right))) < _TELLING:
        return fold(left) == fold(right)
    return a == b or (a[:1] == b[:1] and min(len(a), len(b)) >= 5 and Levenshtein.distance(a, b, score_cutoff=1) <= 1)


def same_role(left: str, right: str) -> bool:
    """Whether two role descriptions speak of one office."""
    a, b = _role_words(left), _role_words(right)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _SIMILAR_ROLE


def _role_words(role: str) -> frozenset[str]:
    return (
        frozenset(name_words(role))
        - {"the", "a", "an", "of", "to", "for", "and", "new", "former", "its", "his", "her"}
        - suffixes()
    )
