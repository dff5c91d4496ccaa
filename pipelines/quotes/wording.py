"""The wording of a quote, in the forms that comparing needs: canonical words, content stems, character 5-grams."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from pipelines.records import Quote
from pipelines.reference import seed_toml

_WORD = re.compile(r"[a-z0-9]+")
_NUMBER_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")
_GRAM = 5
_SHORTEST_STEM = 4


@dataclass(frozen=True)
class Wording:
    """`words`: lower case, without accents and punctuation."""

    words: tuple[str, ...]

    @cached_property
    def canonical(self) -> str:
        return " ".join(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of the content words."""
        return frozenset(s for i in range(len(self.words)) if (s := self.stem_at(i)))

    @cached_property
    def grams(self) -> frozenset[str]:
        """The character 5-grams of the canonical text (the text itself if it is shorter)."""
        text = self.canonical
        return frozenset(text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1)))

    def stem_at(self, index: int) -> str:
        """The stem of a content word, "" for any other."""
        word = self.words[index]
        return stem(word) if len(word) > 1 and word not in _stop_words() else ""

    def runs(self, size: int) -> frozenset[str]:
        """Runs of `size` words; of a shorter wording, the whole."""
        return frozenset(" ".join(self.words[i : i + size]) for i in range(max(1, len(self.words) - size + 1)))


def wording(quote: Quote, body: str) -> Wording:
    """The wording of `quote`; of a split quote only the speaker's words count, not the attribution between them."""
    text = " ".join(body[a:b] for a, b in quote.parts) if quote.parts else quote.text
    words = canonical_words(text)
    return Wording(words[:-1] if quote.truncated else words)  # the last word of a truncated quote may be cut


def canonical_words(text: str) -> tuple[str, ...]:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return tuple(_WORD.findall(_NUMBER_SEPARATOR.sub("", plain).replace("'", "")))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(seed_toml("quote_linking")["stop_words"].split())


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(seed_toml("quote_linking")["suffixes"].split())


def stem(word: str) -> str:
    """`word` without one inflectional or derivational ending; at least four letters stay."""
    for suffix in _suffixes():
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    union = len(a | b)
    return len(a & b) / union if union else 0.0
