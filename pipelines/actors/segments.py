"""Segments: a chain cut into the bare names it holds. Titles, nationalities and sentence openers are taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.actors.chains import Chain
from pipelines.actors.lexicon import (
    adjectives,
    gazetteer,
    given_names,
    heads,
    inside,
    is_office,
    known_length,
    never_names,
    office_modifiers,
    phrase_key,
    soft_openers,
)  # fmt: skip
from pipelines.language.names import fold
from pipelines.language.tokens import Token
from pipelines.language.words import is_common_word

_HEADED = ("organisation", "media", "place", "thing")
_LONGEST = 9  # words of the longest known name


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `first` to `last` (end exclusive) of a sentence: one possible name. `title` stood right before it."""

    first: int
    last: int
    title: str | None = None
    opens_sentence: bool = False


def cut(tokens: Sequence[Token], chain: Chain, opens_sentence: bool) -> list[Segment]:
    """The names in one chain."""
    first, last = chain.first, chain.last
    while first < last and (not tokens[first].is_word or _is_never(tokens, first, last, opens_sentence)):
        opens_sentence = opens_sentence and not tokens[first].is_word
        first += 1
    last = _without_calendar(tokens, first, last)
    if first >= last:
        return []
    if known_at(tokens, first, last):
        return [Segment(first, last, None, opens_sentence)]
    titled = _find_title(tokens, first, last)
    if titled is not None:
        begin, end = titled
        left = cut(tokens, Chain(first, begin), opens_sentence) if begin > first else []
        return [*left, *_known_inside(tokens, begin, end), *_titled(tokens, begin, end, last)]
    name = _after_office(tokens, first, last)
    if name is not None:
        return [*_known_inside(tokens, first, name), *_titled(tokens, first - 2, name, last)]
    state = known_length(tokens, first, last)
    if state and _is_person(tokens, first + state, last):
        return [Segment(first, first + state), *cut(tokens, Chain(first + state, last), False)]
    nationality = _adjective_length(tokens, first, last)
    if nationality and (first + nationality == last or not _ends_in_head(tokens, first, last)):
        return cut(tokens, Chain(first + nationality, last), False)
    if opens_sentence and _opens_only(tokens, first, last):
        return cut(tokens, Chain(first + 1, last), False)
    return [Segment(first, last, None, opens_sentence)]


def _without_calendar(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of the chain less a day or month, and the word that joined it: "Ruritanian High Court" + "on Sunday"."""
    if last - first < 2 or fold(tokens[last - 1].text) not in inside("calendar") or known_at(tokens, first, last):
        return last
    last -= 1
    while last - first > 1 and tokens[last - 1].text.islower():
        last -= 1
    return last


def _opens_only(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the first word has its capital from opening the sentence: "Protesters" + "Ada Ode"."""
    word = fold(tokens[first].text)
    if (
        last - first < 2
        or not is_common_word(word)
        or known_length(tokens, first, last)
        or _ends_in_head(tokens, first, last)
    ):
        return False
    return word not in given_names() or (last - first > 2 and fold(tokens[first + 1].text) in given_names())


def _is_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether two words or more begin with a given name and have no telling head."""
    word = tokens[first].text if last - first >= 2 else ""
    return fold(word) in given_names() and not is_common_word(word) and not _ends_in_head(tokens, first, last)


def known_at(tokens: Sequence[Token], first: int, last: int) -> bool:
    return phrase_key(token.text for token in tokens[first:last]) in gazetteer()


def _is_never(tokens: Sequence[Token], first: int, last: int, opens_sentence: bool) -> bool:
    word = fold(tokens[first].text)
    if word not in never_names() or (word in soft_openers() and not opens_sentence and last - first > 1):
        return False
    return not known_length(tokens, first, last)


def _ends_in_head(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the phrase has a telling head: its last word, or the word before its first "of" or "for"."""
    words = [fold(token.text) for token in tokens[first:last]]
    link = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    return any(word in heads(kind) for word in {words[-1], words[link - 1]} for kind in _HEADED)


def _titled(tokens: Sequence[Token], begin: int, first: int, last: int) -> list[Segment]:
    """The name after the title `tokens[begin:first]`: "Dr" + "." + "Ada Ode"; nothing if only marks are left."""
    title = " ".join(token.text for token in tokens[begin:first])
    while first < last and not tokens[first].is_word:
        first += 1
    return [Segment(first, last, title)] if first < last else []


def _find_title(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Where a title in the chain begins and ends (end exclusive), if a name follows it or the chain is all title."""
    at = [i for i in range(first, last) if is_office(tokens[i].text)]
    if not at:
        return None
    end = next((i + 1 for i in reversed(at) if i + 1 < last and not _ends_name(tokens, i + 1, last)), None)
    if end is None:
        begin = _title_begin(tokens, first, at[-1])
        return (begin, last) if begin == first and at[-1] == last - 1 else None
    if tokens[end].text == ".":
        end += 1
    return _title_begin(tokens, first, at[at.index(end - 1 if end - 1 in at else end - 2)]), end


def _title_begin(tokens: Sequence[Token], first: int, office: int) -> int:
    """Leftwards from the office word over the words of its phrase: "acting Ruritanian defence" + "minister"."""
    begin = office
    while begin > first:
        length = next(
            (n for n in range(min(_LONGEST, begin - first), 0, -1) if _phrase_length(tokens, begin - n, begin) == n), 0
        )
        if not length and (not _may_stand_in_title(tokens[begin - 1]) or _is_body(tokens, first, begin)):
            break
        begin -= length or 1
    return begin


def _is_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words before an office name the body it belongs to: "Coastal Rescue Service" + "director"."""
    word = fold(tokens[last - 1].text)
    return last - first > 1 and word in heads("organisation") and word not in office_modifiers()


def _phrase_length(tokens: Sequence[Token], first: int, last: int) -> int:
    return max(known_length(tokens, first, last), _adjective_length(tokens, first, last))


def _ends_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what follows an office word is no person: "General Assembly", "Prince Hotel", "Secretary General"."""
    words = [fold(token.text) for token in tokens[first:last] if token.is_word]
    if not words or _ends_in_head(tokens, first, last):
        return True
    return all(is_office(word) or word in office_modifiers() for word in words)


def _after_office(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where the name begins in "minister of | Foreign Affairs Ada Ode", "president of | Ruritania Ada Ode"."""
    if (
        first < 2
        or tokens[first - 1].text not in ("of", "for", "to", "in", "and", "&")
        or not tokens[first - 2].is_word
    ):
        return None
    office = fold(tokens[first - 2].text)
    if not is_office(office) and tokens[first - 1].text not in ("and", "&"):
        return None
    if tokens[first - 1].text in ("and", "&") and not is_common_word(tokens[first - 2].text):
        return None
    begin = first
    if tokens[first - 1].text in ("of", "to", "in"):
        begin += known_length(tokens, first, last)
    while begin < last and is_common_word(tokens[begin].text) and tokens[begin].text[0].isupper():
        begin += 1
    return begin if first < begin < last and tokens[begin].text[0].isupper() else None


def _adjective_length(tokens: Sequence[Token], first: int, last: int) -> int:
    """How many words the adjective of a state takes at `first` ("South Korean": 2); 0 if there is none."""
    for length in (3, 2, 1):
        if first + length <= last:
            phrase = " ".join(token.text for token in tokens[first : first + length])
            if phrase in adjectives() and not known_at(tokens, first, first + length):
                return length
    return 0


def _may_stand_in_title(token: Token) -> bool:
    word = fold(token.text)
    if word in office_modifiers() or is_office(word) or token.text in adjectives() or word in ("of", "for", "and", "."):
        return True
    return is_common_word(word) and token.text[0].isupper() and word not in given_names()


def _known_inside(tokens: Sequence[Token], first: int, last: int) -> list[Segment]:
    found: list[Segment] = []
    i = first
    while i < last:
        length = known_length(tokens, i, last)
        if length:
            found.append(Segment(i, i + length))
        i += max(length, 1)
    return found
