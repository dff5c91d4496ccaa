"""Sentences as tokens in which a whole quotation is one token: what the search for reporting clauses works on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.quotes.lexicon import cue_words, words
from pipelines.quotes.marks import Marked

DASHES = ("–", "—", "--", "-")
_BARE = 6  # tokens of a bare attribution, at most
_MAX_TOKENS = 300  # a longer sentence is cut: what looks at pairs of tokens stays cheap
_FILL = ("\x01", "\x02")  # two, so that quotations side by side stay two tokens
_ABBREVIATION = "|".join(sorted(words("abbreviations"), key=len, reverse=True))
_TOKEN = re.compile(
    r"\x01+|\x02+"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|\b(?i:{_ABBREVIATION})\.(?=[\s,])|\b[A-Z]\.(?=\s[A-Z])"  # Mr., an initial
    r"|\w+(?:[.,]\d+)+"  # 1,000.5
    r"|\w+(?:[-’'&@/]\w+)*[’'](?=\s)|\w+(?:[-’'&@/]\w+|\.[a-z]\w*)*"
    r"|\.{2,}|--+|[^\w\s]"
)
_PARAGRAPH = re.compile(r"[^\n]+")
_TERMINAL = frozenset([".", "!", "?", "…", "..", "...", "...."])
_CLITIC = re.compile(r"(?i)(?<=\w)[’'](?:s|d|ve|ll)$")


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    lower: str
    start: int
    end: int
    kind: Literal["word", "quote", "punct"]
    quote: int = -1  # index into the marked stretches, for kind "quote"

    @property
    def capital(self) -> bool:
        return self.kind == "word" and self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence; `paragraph` counts lines, `first` tells whether it opens its paragraph."""

    tokens: tuple[Token, ...]
    paragraph: int
    first: bool


def sentences(text: str, marked: Sequence[Marked]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    masked = _mask(text, marked)
    starts = {m.start: i for i, m in enumerate(marked)}
    for number, paragraph in enumerate(_PARAGRAPH.finditer(masked)):
        tokens = list(_tokens(text, masked, paragraph.start(), paragraph.end(), starts))
        begin = 0
        for index in range(1, len(tokens) + 1):
            if index == len(tokens) or index - begin >= _MAX_TOKENS or _boundary(text, marked, tokens, index):
                found.append(Sentence(tuple(tokens[begin:index]), number, begin == 0))
                begin = index
    return tuple(found)


def _mask(text: str, marked: Sequence[Marked]) -> str:
    pieces: list[str] = []
    position = 0
    for number, m in enumerate(marked):
        pieces.append(text[position : m.start])
        pieces.append(_FILL[number % 2] * (m.end - m.start))
        position = m.end
    pieces.append(text[position:])
    return "".join(pieces)


def _tokens(text: str, masked: str, start: int, end: int, quotes: dict[int, int]) -> Iterator[Token]:
    for match in _TOKEN.finditer(masked, start, end):
        word = match.group()
        a, b = match.span()
        if word[0] in _FILL:
            yield Token(text[a:b], "", a, b, "quote", quotes[a])
        elif word[0].isalnum() or word[0] == "_":
            clitic = _CLITIC.search(word)
            cut = clitic.start() if clitic else len(word)
            yield Token(word[:cut], word[:cut].lower(), a, a + cut, "word")
            if clitic:
                yield Token(word[cut:], word[cut:].lower().replace("’", "'"), a + cut, b, "word")
        else:
            yield Token(word, word, a, b, "punct")


def _boundary(text: str, marked: Sequence[Marked], tokens: Sequence[Token], index: int) -> bool:
    """Does a sentence end between tokens index - 1 and index?"""
    last, following = tokens[index - 1], tokens[index]
    if not (following.capital or following.kind == "quote" or following.text[:1].isdigit()):
        return False
    if last.kind == "quote":
        ends = last.end < following.start and _inner_end(text, marked[last.quote]) in ".…"
        return ends and not _is_bare_attribution(tokens, index)
    if last.text not in _TERMINAL:
        return False
    return last.end < following.start


def _is_bare_attribution(tokens: Sequence[Token], index: int) -> bool:
    """`"It is closed." X Y said.`: a full stop printed where a comma belongs, and only the attribution behind it."""
    for j in range(index, min(len(tokens), index + _BARE)):
        if tokens[j].lower in cue_words() and j > index:
            return j + 1 == len(tokens) or tokens[j + 1].text in _TERMINAL
        if not (tokens[j].capital or tokens[j].lower in ("he", "she", "they")):
            return False
    return False


def _inner_end(text: str, marked: Marked) -> str:
    start, end = marked.parts[-1]
    return text[end - 1] if end > start else " "
