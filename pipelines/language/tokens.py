"""Tokens: words and punctuation marks with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipelines.reference import seed_toml

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[A-Z](?!\w))?"  # U.S., C.I.A., U.S.A
    r"|[^\W_]+(?:(?:[-‐‑'’.&](?=[^\W_]))[^\W_]+)*"  # words, with inner hyphens, apostrophes and points
    r"|\S",
)
_CLITIC = re.compile(r"['’](?:[sSdm]|ll|ve|re)$")
_HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, offsets into `text`.

    Clitics such as the possessive are tokens of their own, and so are the parts of "Ruritania-based".
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        if word.isalnum():  # nearly all
            tokens.append(Token(word, match.start(), match.end()))
            continue
        cuts = [match.start(), *_cuts(word, match.start()), match.end()]
        tokens.extend(Token(text[a:b], a, b) for a, b in pairwise(cuts))
    return tuple(tokens)


@cache
def _tails() -> frozenset[str]:
    return frozenset(seed_toml("name_parts")["inside"]["tails"].split())


def _cuts(word: str, offset: int) -> list[int]:
    """Where `word`, which begins at `offset`, is cut into several tokens."""
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        return [*_cuts(word[: clitic.start()], offset), offset + clitic.start()]
    hyphen = max(word.rfind(mark) for mark in _HYPHENS)
    if hyphen > 1 and word[0].isupper():
        tail = word[hyphen + 1 :]
        if tail in _tails():
            return [offset + hyphen, offset + hyphen + 1]
    return []
