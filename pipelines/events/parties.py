"""Who is there in a sentence: the actors' mentions, phrases by a country's adjective ("Norlandian forces"), and groups
without a name ("the police", "refugees from Norland")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines.actors.lexicon import Entry, adjectives, gazetteer, peoples
from pipelines.events.pairs import Pair, pair_end
from pipelines.events.words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from pipelines.language.tokens import Token
from pipelines.records import Mention
from pipelines.reference import seed_rows, seed_toml

_PHRASE_REACH = 6  # tokens from a country's adjective to the head of its phrase
_HOME_REACH = 9  # tokens from a group to the place that tells where it is from
_HYPHEN = re.compile(r"[-–]")
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_HYPHENS = frozenset({"-", "–"})
_STOPS = PREPOSITIONS | DETERMINERS | frozenset("to and or but that which who , ; : ( ) . \" “ ” ' ‘".split())
_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "throughout", "into", "within"})
_BEFORE_PLACE = frozenset(seed_toml("event_words")["parties"]["before_place"])


@dataclass(frozen=True, slots=True)
class Party:
    """One who may act in a sentence. `first`, `last`: token indices, end exclusive."""

    actor: str
    country: str | None
    first: int
    last: int
    is_located: bool = False  # stands where a place stands: "in Norburg", "near Sudria"
    is_place: bool = False
    is_unnamed: bool = False
    is_person: bool = False


def find_parties(
    tokens: Sequence[Token], mentions: Sequence[Mention], ends: frozenset[int], pair: Pair = ()
) -> tuple[Party, ...]:
    """The parties of one sentence in order, none overlapping but for the two of a pair.

    `mentions`: those inside the sentence. `ends`: tokens that no phrase goes past. `pair`: whom "the two sides" means.
    """
    starts = {token.start: i for i, token in enumerate(tokens)}
    inside = {starts[m.start]: m for m in mentions if m.start in starts and m.type != "media"}
    parties: list[Party] = []
    i = 0
    while i < len(tokens):
        if pair and (last := pair_end(tokens, i)):
            parties.extend(Party(actor, country, i, last) for actor, country in pair)
            i = last
            continue
        party = _party_at(tokens, i, inside, ends)
        if party is not None and not _is_modifier(tokens, party) and not _continues(party, parties):
            parties.append(party)
        i = party.last if party is not None else i + 1
    parties = [part for party in parties for part in _with_members(party, tokens)]
    parties = [_apposed(party, parties, tokens) for party in parties]
    return tuple(_at_home(party, parties, tokens) for party in parties)


def _continues(party: Party, parties: Sequence[Party]) -> bool:
    """ "forces" in "Alliance forces": a party named just before goes on."""
    return party.is_unnamed and bool(parties) and parties[-1].last == party.first


def _party_at(tokens: Sequence[Token], i: int, inside: dict[int, Mention], ends: frozenset[int]) -> Party | None:
    mention = inside.get(i)
    if mention is not None and mention.type not in ("state", "place"):
        return _from_mention(tokens, i, mention, mention.country)
    words, country = (1, mention.country) if mention else _adjective(tokens, i)
    if words == 0:
        return _known(tokens, i) or _unnamed(tokens, i)
    end = _end(tokens, i, mention) if mention else i + words
    stop = _phrase_stop(tokens, end, ends)
    named = next((inside[j] for j in range(end, stop) if j in inside), None)
    if named is not None and named.type in ("person", "organisation"):
        return _from_mention(tokens, i, named, named.country or country)
    return _phrase(tokens, i, end, stop if named is None else end, mention, country)


def _adjective(tokens: Sequence[Token], i: int) -> tuple[int, str | None]:
    """How many words at `i` are a country's adjective or people ("South Norlandian", "Norlandians"), and its code."""
    for words in (2, 1):
        name = " ".join(token.text for token in tokens[i : i + words])
        if name in adjectives():
            return words, adjectives()[name]
        if name in peoples():
            return words, peoples()[name].country
    return 0, None


def _from_mention(tokens: Sequence[Token], i: int, mention: Mention, country: str | None) -> Party:
    last = _end(tokens, i, mention)
    kind = mention.type
    return Party(mention.actor, country, i, last, is_place=kind == "place", is_person=kind == "person")


def _end(tokens: Sequence[Token], i: int, mention: Mention) -> int:
    while i < len(tokens) and tokens[i].start < mention.end:
        i += 1
    return i


def _phrase_stop(tokens: Sequence[Token], i: int, ends: frozenset[int]) -> int:
    """Where the noun phrase that goes on at `i` must end: before a preposition, a comma or a verb."""
    last = min(i + _PHRASE_REACH, len(tokens))
    for j in range(i, last):
        low = tokens[j].text.lower()
        if low in ("'s", "’s") or (low == "of" and j + 1 < last and tokens[j + 1].text.lower() == "state"):
            continue
        if low in _STOPS or low in _HYPHENS or low in AUXILIARIES or low.endswith("ly"):
            return j
        if j in ends or (low.endswith("ed") and low != "retired"):
            return j
    return last


def _phrase(
    tokens: Sequence[Token], i: int, end: int, stop: int, mention: Mention | None, country: str | None
) -> Party:
    """The longest phrase from a country's word to a noun for people: its state, or others who are its nationals."""
    state, people = _heads("state_heads"), _heads("people_heads")
    last, official = end, True
    for j in range(end, stop):
        low = tokens[j].text.lower()
        if low in state or low in people:
            last, official = j + 1, low in state
    name = mention.actor if mention else _state_names().get(country or "", tokens[i].text)
    if not official:
        name = " ".join(token.text for token in tokens[i:last] if token.text not in ("'s", "’s"))
    bare = mention is not None and last == end
    return Party(
        name,
        country,
        i,
        last,
        is_located=bare and _is_located(tokens, i),
        is_place=mention is not None and mention.type == "place" and bare,
    )


def _known(tokens: Sequence[Token], i: int) -> Party | None:
    """A state or body inside a compound ("Norland-Sudria talks"), where no mention is found."""
    word = tokens[i].text
    in_compound = any(tokens[j].text in _HYPHENS for j in (i - 1, i + 1) if 0 <= j < len(tokens))
    entry = _entry(word) if in_compound and word[0].isupper() else None
    return Party(entry.name, entry.country, i, i + 1) if entry and entry.type in ("state", "organisation") else None


def _with_members(party: Party, tokens: Sequence[Token]) -> list[Party]:
    """A body that is named after its two sides ("Norland-Sudria Commission"), and the sides."""
    members = [
        replace(party, actor=entry.name, country=entry.country)
        for k in range(party.first, party.last - 1)
        for word in _HYPHEN.split(tokens[k].text)
        if _HYPHEN.search(tokens[k].text) and (entry := _entry(word)) and entry.type in ("state", "organisation")
    ]
    return [party, *members] if len(members) > 1 else [party]


def _entry(word: str) -> Entry | None:
    return gazetteer().get(word) or gazetteer().get(word.upper())


def _unnamed(tokens: Sequence[Token], i: int) -> Party | None:
    """A group by a noun in the plural alone: "police", "rebels"."""
    low = tokens[i].text.lower()
    owned = i > 0 and tokens[i - 1].text.lower() in _OWN
    return Party(low, None, i, i + 1, is_unnamed=True) if low in _heads("groups") and not owned else None


def _at_home(party: Party, parties: Sequence[Party], tokens: Sequence[Token]) -> Party:
    """An unnamed group with the country of the place that is said of it ("troops in Norland")."""
    if not party.is_unnamed:
        return party
    for other in parties:
        near = 0 < other.first - party.last <= _HOME_REACH and (other.is_located or _from(tokens, other.first))
        if near and other.country and other.country != "IGO":
            return replace(party, country=other.country)
    return party


def _apposed(party: Party, parties: Sequence[Party], tokens: Sequence[Token]) -> Party:
    """A person with the country of the office behind the name: "Ida Holm, Norland's foreign minister"."""
    if not party.is_person or party.country is not None:
        return party
    for other in parties:
        between = [token.text for token in tokens[party.last : other.first]] if other.first > party.last else []
        if between in ([","], [",", "the"], [",", "a"]) and other.country and not other.is_person:
            return replace(party, country=other.country)
    return party


def _from(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].text.lower() in ("from", "of")


def _is_modifier(tokens: Sequence[Token], party: Party) -> bool:
    """ "Norland-led" names no party."""
    if party.last >= len(tokens):
        return False
    following = tokens[party.last]
    return following.start == tokens[party.last - 1].end and following.text[:1] in "-–" and len(following.text) > 1


def _is_located(tokens: Sequence[Token], i: int) -> bool:
    j = i - 1
    while j >= 0 and tokens[j].text.lower() in _BEFORE_PLACE:
        j -= 1
    return j >= 0 and tokens[j].text.lower() in _LOCATIVE


@cache
def _heads(kind: str) -> frozenset[str]:
    return frozenset(seed_toml("event_words")["parties"][kind])


@cache
def _state_names() -> dict[str, str]:
    return {row["alpha3"]: row["name"] for row in seed_rows("countries")}
