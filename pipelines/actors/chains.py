"""Chains: runs of capitalised words that may be a name, with the words English puts inside ("of", "de", "&")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.actors.lexicon import heads, inside, known_length, never_names
from pipelines.language.names import fold, particles
from pipelines.language.tokens import Token
from pipelines.language.words import is_common_word

_LONGEST = 30  # words of a chain; more capitals in a row are no name, and cutting goes word by word
_QUOTES = ('"', "“", "”", "‘", "’", "'")
_HYPHENS = ("-", "‐", "‑")
_POSSESSIVES = ("'s", "’s", "'S", "’S", "'", "’")


@dataclass(frozen=True, slots=True)
class Chain:
    """Tokens `first` to `last` (end exclusive) of a sentence."""

    first: int
    last: int


def find_chains(text: str, tokens: Sequence[Token]) -> list[Chain]:
    """The chains of one sentence, in order, none overlapping."""
    chains: list[Chain] = []
    i = 0
    while i < len(tokens):
        if not _may_begin(tokens[i]):
            i += 1
            continue
        last = _extend(text, tokens, i)
        chains.append(Chain(i, last))
        i = last
    return chains


def _may_begin(token: Token) -> bool:
    word = token.text
    return (
        (word[0].isupper() and word[0].isalpha())
        or (word[:3] in ("al-", "el-") and word[3:4].isupper())
        or (word[:2] in ("d'", "d’") and word[2:3].isupper())
    )


def _extend(text: str, tokens: Sequence[Token], first: int) -> int:
    last = first + max(known_length(tokens, first, len(tokens)), 1)
    while last < min(len(tokens), first + _LONGEST):
        step = _step(text, tokens, first, last)
        if not step:
            break
        last += step
    return last


def _step(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """How many more tokens belong to the chain `first:last`; 0 if it ends here."""
    token = tokens[last]
    if token.text == ".":
        before = tokens[last - 1]
        dotted = len(before.text) == 1 or fold(before.text) in inside("dotted")
        return 2 if dotted and before.end == token.start and _capital_at(text, tokens, last + 1) else 0
    if token.text in _HYPHENS and _spaced_hyphen(text, tokens, last):
        return 2
    if token.text in _QUOTES and _nickname(tokens, last):
        return 4
    if token.text == "," and _enumerated_matter(tokens, first, last):
        return 2
    if not _one_space_between(text, tokens[last - 1], token):
        if token.text in _POSSESSIVES and _owner(tokens[last - 1]) and _capital_at(text, tokens, last + 1):
            return 2
        return 0
    if _may_begin(token):
        return 1
    return _joined(text, tokens, first, last)


def _spaced_hyphen(text: str, tokens: Sequence[Token], at: int) -> bool:
    """ "Sun Woo - jin", "Al - Ode": a hyphen that the page prints with spaces stands inside a name."""
    if at + 1 >= len(tokens) or not _one_space_between(text, tokens[at], tokens[at + 1]):
        return False
    left, right = tokens[at - 1].text, tokens[at + 1].text
    if not _one_space_between(text, tokens[at - 1], tokens[at]):
        return False
    if left.lower() in ("al", "el"):
        return right[0].isupper()
    return (
        right.islower()
        and right.isalpha()
        and len(right) <= 4
        and not is_common_word(right)
        and right not in never_names()
    )


def _nickname(tokens: Sequence[Token], at: int) -> bool:
    """ "Ada “Addie” Ode": the nickname is part of the name."""
    if at + 3 >= len(tokens) or tokens[at + 2].text not in _QUOTES or tokens[at - 1].text.islower():
        return False
    return _may_begin(tokens[at + 1]) and _may_begin(tokens[at + 3]) and tokens[at + 1].start == tokens[at].end


def _enumerated_matter(tokens: Sequence[Token], first: int, at: int) -> bool:
    """ "Ministry of Agriculture, Forestry and Fisheries": a comma inside the list of what a ministry looks after."""
    words = [fold(token.text) for token in tokens[first:at]]
    if not ("of" in words or "for" in words) or not any(word in inside("matters") for word in words):
        return False
    ahead = tokens[at + 1 : at + 7]
    matter = next(
        (i for i, token in enumerate(ahead) if not (_may_begin(token) and is_common_word(token.text))), len(ahead)
    )
    return (
        1 <= matter < len(ahead)
        and ahead[matter].text in (",", "and", "&")
        and any(t.text in ("and", "&") for t in ahead)
    )


def _joined(text: str, tokens: Sequence[Token], first: int, last: int) -> int:
    word = tokens[last].text
    if word in particles() and _capital_at(text, tokens, last + 1):
        return 2
    if word in particles() and last + 2 < len(tokens) and tokens[last + 1].text in particles() | {"the", "los", "las"}:
        return 3 if _capital_at(text, tokens, last + 2) else 0
    if word == "&":
        return 2 if _capital_at(text, tokens, last + 1) else 0
    if word not in ("of", "for", "and", "on"):
        return 0
    skip = 1
    if last + 1 < len(tokens) and tokens[last + 1].text == "the":
        skip = 2
    if not _capital_at(text, tokens, last + skip):
        return 0
    if word in ("of", "for", "on"):
        headed = _is_head(tokens[last - 1]) or any(_is_head(token) for token in tokens[first : last - 1])
        return skip + 1 if headed and (word != "on" or last - first > 1) else 0
    return skip + 1 if _and_inside(tokens, first, last) else 0


def _and_inside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Ministry of Trade and Industry", "Food and Drug Administration": the "and" stands inside the name."""
    words = [fold(token.text) for token in tokens[first:last]]
    if "of" in words or "for" in words or "on" in words:
        return any(word in inside("matters") for word in words[:4]) and not _names_itself(tokens, last + 1)
    if not is_common_word(words[-1]) or _is_head(tokens[last - 1]):
        return False
    end = last + 1
    while end < len(tokens) and _may_begin(tokens[end]):
        end += 1
    return (
        end - last > 2 and fold(tokens[end - 1].text) in heads("organisation") and is_common_word(tokens[last + 1].text)
    )


def _names_itself(tokens: Sequence[Token], index: int) -> bool:
    """Whether the words after "and" begin an organisation of their own: "and the Bank of ..."."""
    return tokens[index].text == "the" or _is_head(tokens[index])


def _is_head(token: Token) -> bool:
    word = fold(token.text)
    return word in heads("organisation") or word in heads("place") or word in inside("joining")


def _owner(token: Token) -> bool:
    return fold(token.text) in inside("owners")


def _capital_at(text: str, tokens: Sequence[Token], index: int) -> bool:
    return (
        index < len(tokens) and _may_begin(tokens[index]) and _one_space_between(text, tokens[index - 1], tokens[index])
    )


def _one_space_between(text: str, left: Token, right: Token) -> bool:
    return right.start - left.end == 1 and text[left.end] in " \u00a0"
