"""Is a word an English word that is printed in lower case? Evidence on whether a capitalised word is a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from pipelines.reference import seed_rows

_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("d", ""), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ness", ""),
)  # fmt: skip


def stems(word: str) -> Iterator[str]:
    """The word and what is left of it without a regular ending; candidates, not all of them words."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= 3:
            stem = word[: len(word) - len(ending)] + instead
            yield stem
            if len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ed", "ing"):
                yield stem[:-1]


@lru_cache(maxsize=65_536)
def is_common_word(word: str) -> bool:
    """Whether `word`, in any case, is an ordinary English word or a regular inflection of one."""
    lower = word.lower()
    known = _common_words()
    return any(stem in known for stem in stems(lower))


@cache
def _common_words() -> frozenset[str]:
    return frozenset(row["word"] for row in seed_rows("common_words"))
