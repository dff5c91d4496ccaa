"""Roles: the description that stands beside a person's name, and the country it speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipelines.actors.lexicon import (
    Entry,
    adjectives,
    courtesy_titles,
    gazetteer,
    is_office,
    known_length,
    may_modify_office,
    phrase_key,
)
from pipelines.language.names import fold
from pipelines.language.tokens import Token, tokenise

_FARTHEST = 7  # words between an office and the name: "minister of agriculture, forestry and fisheries"
_LONGEST = 14  # words of a role
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their", "our"))
_LINKS = frozenset(("of", "for", "and", "in", "to", "at", "the", "&", "on"))
_ENDS_AFTER = frozenset(
    "who which that whose said says told added is was has had will would also and while when where as after before in "
    "on by with but".split()
)
_REACH = 30  # words back to the state that "its" means
_REACHES = ("to", "in", "with")  # an ambassador to a country does not speak for it


def role_beside(text: str, tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The role beside the name `tokens[first:last]` of a sentence, as printed; None if there is none."""
    before = _before(tokens, first, last)
    if before is not None:
        return text[tokens[before].start : tokens[_role_end(tokens, first) - 1].end]
    span = _after(tokens, last)
    return text[tokens[span[0]].start : tokens[span[1] - 1].end] if span else None


def country_beside(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The alpha-3 code beside a name: "Ode of Ruritania", "Ruritania's Ada Ode", "Ruritania sent its envoy Ada Ode"."""
    role = _before(tokens, first, last)
    if role and tokens[role - 1].text == "its":
        return next(
            (code for i in range(role - 1, max(role - _REACH, 0), -1) if (code := _state(tokens[i - 1 : i]))), None
        )
    if role and role > 3 and tokens[role - 1].text == "," and is_office(tokens[role - 2].text):
        return _state(tokens[role - 4 : role - 3])  # "Ruritania's representative, deputy minister Ada Ode"
    if last < len(tokens) and tokens[last].text == "of":
        length = known_length(tokens, last + 1, len(tokens)) if last + 1 < len(tokens) else 0
        return _state(tokens[last + 1 : last + 1 + length])
    if first > 0 and tokens[first - 1].text in ("'s", "’s"):
        return next((code for n in (1, 2, 3) if (code := _state(tokens[max(0, first - 1 - n) : first - 1]))), None)
    return adjectives().get(tokens[first - 1].text) if first > 0 else None


def _state(tokens: Sequence[Token]) -> str | None:
    known = gazetteer().get(phrase_key(token.text for token in tokens))
    return known.country if known is not None and known.type == "state" else None


@cache
def role_country(role: str) -> str | None:
    """The alpha-3 code of the state that a role speaks for: "the Ruritanian envoy to Sylvania" -> Ruritania."""
    words = [token.text for token in tokenise(role)]
    for i in range(len(words)):
        if words[i] in _REACHES:
            return None
        for length in (4, 3, 2, 1):
            phrase = words[i : i + length]
            if len(phrase) < length:
                continue
            known = gazetteer().get(phrase_key(phrase))
            country = adjectives().get(" ".join(phrase)) or (known and _speaks_for(known))
            if country:
                return country
            if known:
                return None
    return None


def name_country(words: Sequence[str]) -> str | None:
    """The country in an organisation's name: at its start ("Ruritanian Post") or end ("Bank of Ruritania")."""
    for length in (3, 2, 1):
        first = gazetteer().get(phrase_key(words[:length]))
        if first is not None and first.type == "state":
            return first.country
        country = adjectives().get(" ".join(words[:length]))
        if country:
            return country
    if "of" in words:
        last = gazetteer().get(phrase_key(words[words.index("of") + 1 :]))
        return last.country if last is not None and last.type == "state" else None
    return None


def _speaks_for(known: Entry) -> str | None:
    return known.country if known.country != "IGO" else None


def _role_end(tokens: Sequence[Token], first: int) -> int:
    end = first
    while end > 0 and not tokens[end - 1].is_word:
        end -= 1
    return end


def _before(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where a role begins that ends right before the name, or before a comma if another comma follows the name."""
    end = _role_end(tokens, first)
    between = [token.text for token in tokens[end:first]]
    if end == 0 or any(mark not in (",", ".") for mark in between):
        return None
    if "," in between and last < len(tokens) and tokens[last].is_word:
        return None
    office = _office_before(tokens, end)
    if office is None:
        return None
    begin = office
    while begin > 0 and end - begin < _LONGEST and _continues_left(tokens, begin):
        begin -= 1
    while begin < office and fold(tokens[begin].text) in _LINKS | {"'s", "’s"} and tokens[begin].text.lower() != "the":
        begin += 1
    while begin < office and tokens[begin].text.lower() in _ARTICLES:
        begin += 1
    courtesy_only = begin == end - 1 and fold(tokens[begin].text).rstrip(".") in courtesy_titles()
    return None if courtesy_only else begin


def _office_before(tokens: Sequence[Token], end: int) -> int | None:
    if is_office(tokens[end - 1].text):
        return end - 1
    for i in range(end - 1, max(end - 1 - _FARTHEST, 0), -1):
        if not tokens[i].is_word or not (
            tokens[i].text[0].isupper() or may_modify_office(tokens[i].text) or tokens[i].text in _LINKS
        ):
            return None
        if tokens[i].text in ("of", "for", "to", "in", "at") and is_office(tokens[i - 1].text):
            return i - 1
    return None


def _continues_left(tokens: Sequence[Token], begin: int) -> bool:
    word = tokens[begin - 1].text
    if word in ("'s", "’s"):
        return begin > 1 and tokens[begin - 2].text[0].isupper()
    if not tokens[begin - 1].is_word:
        return False
    if word in ("of", "for", "and"):
        return (
            begin > 1 and (is_office(tokens[begin - 2].text) or tokens[begin - 2].text[0].isupper()) and word != "and"
        )
    return (word[0].isupper() and fold(word) not in _ARTICLES) or may_modify_office(word) or is_office(word)


def _after(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The span of a role that follows the name and a comma: ", the new Ruritanian envoy to Sylvania,"."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    begin = last + 1
    end = begin
    while (
        end < len(tokens)
        and end - begin < _LONGEST
        and (tokens[end].is_word or tokens[end].text in ("'s", "’s", "&", "."))
    ):
        if tokens[end].text in _ENDS_AFTER and tokens[end].text not in ("and", "in", "on", "with", "at"):
            break
        end += 1
    office = next((i for i in range(begin, min(end, begin + 8)) if is_office(tokens[i].text)), None)
    if office is None or (not _is_description(tokens, begin, office)):
        return None
    while begin < office and tokens[begin].text.lower() in _ARTICLES:
        begin += 1
    while end > office + 1 and tokens[end - 1].text in _LINKS | {"."}:
        end -= 1
    return begin, end


def _is_description(tokens: Sequence[Token], begin: int, office: int) -> bool:
    """Whether all between the comma and the office may describe it; a verb there ends the apposition."""
    return all(
        token.text.lower() in _ARTICLES | _LINKS
        or token.text[0].isupper()
        or may_modify_office(token.text)
        or token.text in ("'s", "’s")
        for token in tokens[begin:office]
    )
