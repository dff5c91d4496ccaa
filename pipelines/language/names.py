"""Names as strings: folding, words, surnames, initials. Knows nothing of who is who."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipelines.reference import seed_toml

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "‐": "-", "‑": "-"}
)
_HYPHEN = re.compile(r"\s*[-‐‑]\s*")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Lower case, without accents, with straight apostrophes and single spaces."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def name_words(name: str) -> list[str]:
    """The folded words of a name, without full stops."""
    return _WORD.findall(fold(name))


def is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def bare_words(name: str) -> list[str]:
    """The folded words of a person's name without initials and suffixes such as "Jr"."""
    words = name_words(name)
    bare = [word for word in words if not is_initial(word) and word not in suffixes()]
    return bare or words


def full_name_words(name: str) -> list[str]:
    """The bare words of a full name, hyphens parting words: "Sun Woo-jin" as "Sun Woo Jin"."""
    return bare_words(_HYPHEN.sub(" ", name))


def surname(name: str) -> str:
    """The folded last word of a person's name; the whole of a single word."""
    words = bare_words(name)
    return words[-1] if words else ""


@cache
def particles() -> frozenset[str]:
    """Lower-case words inside a person's name: "de", "van", "bin"."""
    return frozenset(seed_toml("name_parts")["inside"]["particles"])


@cache
def suffixes() -> frozenset[str]:
    return frozenset(seed_toml("name_parts")["inside"]["suffixes"])
