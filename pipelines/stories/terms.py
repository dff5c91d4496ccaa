"""What an article's lead is about: weighted terms, so that two leads can be compared by their cosine.

Weights are fixed (names and figures count more than ordinary words), not learned from the set of articles: a new
article never changes how two others compare.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from pipelines.language.words import is_common_word, stems
from pipelines.records import ArticleDraft
from pipelines.reference import seed_rows, seed_toml

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_INSIDE_NAMES = (" ", "-")
_OPENING = 2  # the title and the first paragraph


@dataclass(frozen=True, slots=True)
class Lead:
    """A unit vector over terms, in sorted order, and the telling terms: names, figures and rare words."""

    weights: dict[str, float]
    telling: frozenset[str]


def lead_of(draft: ArticleDraft) -> Lead:
    """The terms of the title and of the first `stories.lead_words` words of the body.

    The title and the first paragraph count double; a term counts by the square root of how often it occurs, because a
    lead that names somebody four times is not four times as much about them.
    """
    settings = seed_toml("linking")["stories"]
    counts: Counter[str] = Counter()
    left = settings["lead_words"]
    lines = (line for p in draft.paragraphs for line in p.text.splitlines())
    for place, text in enumerate(chain([draft.title or ""], lines)):
        words = text.split(None, left)[:left]
        left -= len(words) if place else 0  # the title comes on top
        for term in _terms(" ".join(words)):
            counts[term] += settings["opening_counts"] if place < _OPENING else 1
        if left <= 0:
            break
    raw = {term: math.sqrt(n) * _weight(term) for term, n in sorted(counts.items())}
    norm = math.sqrt(math.fsum(x * x for x in raw.values())) or 1.0
    return Lead({t: x / norm for t, x in raw.items()}, frozenset(t for t in raw if _weight(t) > 1))


def cosine(a: Lead, b: Lead) -> float:
    """0 to 1; exactly the same for (a, b) and (b, a)."""
    return math.fsum(x * b.weights[term] for term, x in a.weights.items() if term in b.weights)


def _terms(text: str) -> Iterator[str]:
    """Stems of the words, the figures, and pairs of capitalised neighbours (full names)."""
    name, end = "", 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        term = _term(word)
        if term is not None:
            yield term
        if name and term is not None and word[0].isupper() and text[end : match.start()] in _INSIDE_NAMES:
            yield f"{name} {word.casefold()}"
        name = word.casefold() if term is not None and word[0].isupper() else ""
        end = match.end()


@lru_cache(maxsize=65_536)
def _term(word: str) -> str | None:
    """Figures without separators, names as they are, ordinary words by their shortest ordinary stem."""
    if word[0].isdigit():
        return word.replace(",", "")
    folded = word.casefold()
    if len(folded) == 1 or folded in _stop_words():
        return None
    return min((stem for stem in stems(folded) if is_common_word(stem)), key=len, default=folded)


@lru_cache(maxsize=65_536)
def _weight(term: str) -> float:
    weights = seed_toml("linking")["stories"]["weights"]
    if " " in term:
        return float(weights["full_name"])
    if term[0].isdigit():
        return float(weights["common"] if len(term) == 1 or _YEAR.fullmatch(term) else weights["figure"])
    ordinary = len(term) == 2 or term in _country_words() or is_common_word(term)
    return float(weights["common"] if ordinary else weights["rare"])


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(seed_toml("linking")["stories"]["stop_words"].split())


@cache
def _country_words() -> frozenset[str]:
    """Words of the names of countries and their people: what many happenings share."""
    rows = seed_rows("countries")
    return frozenset(w.casefold() for row in rows for cell in row.values() for w in _TOKEN.findall(cell or ""))
