"""What the seeds know of names: states, organisations and places; titles, given names, telling parts of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.language.names import fold
from pipelines.language.tokens import Token, tokenise
from pipelines.language.words import is_common_word
from pipelines.records import ActorType, AliasKind
from pipelines.reference import seed_rows, seed_toml


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for. `kind` says how the spelling relates to the name."""

    name: str
    type: ActorType
    country: str | None
    kind: AliasKind = "name"
    capital_of: str | None = None  # name of the state that this place can stand for


def phrase_key(words: Iterable[str]) -> str:
    """How a phrase is looked up: words with single spaces and straight apostrophes, case kept."""
    return " ".join(words).replace("’", "'").replace("‐", "-").replace("‑", "-")


_SPOKEN = 4  # letters from which an acronym is also printed like a word: "Nato"
_CLEAR_PLACES = frozenset(("Nice", "Reading"))  # English words, but capitalised inside a sentence these are the towns


@cache
def gazetteer() -> dict[str, Entry]:
    """Known names by `phrase_key`; states before organisations before places."""
    known: dict[str, Entry] = {}
    _add_places(known)
    _add_organisations(known)
    _add_states(known)
    known = {phrase_key(_phrase_words(name)): entry for name, entry in known.items()}
    for key, entry in list(known.items()):
        if len(key) > 4 and entry.kind != "acronym":
            known.setdefault(key.upper(), entry)
        if key.isupper() and key.isalpha() and len(key) >= _SPOKEN:
            known.setdefault(key.capitalize(), entry)
    return known


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First word of a known phrase -> the numbers of words that its phrases have, most first."""
    found: dict[str, set[int]] = {}
    for phrase in gazetteer():
        words = _phrase_words(phrase)
        found.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _phrase_words(phrase: str) -> list[str]:
    return [token.text for token in tokenise(phrase)]


def known_length(tokens: Sequence[Token], first: int, last: int) -> int:
    """How many of `tokens[first:last]` the longest known phrase takes that begins at `first`; 0 if none does."""
    for length in _lengths().get(tokens[first].text, ()):
        if first + length <= last and phrase_key(t.text for t in tokens[first : first + length]) in gazetteer():
            return length
    return 0


@cache
def adjectives() -> dict[str, str]:
    """Adjective of a state ("Russian") -> alpha-3 code."""
    return {adjective: row["alpha3"] for row in seed_rows("countries") for adjective in _split(row["adjectives"])}


@cache
def peoples() -> dict[str, Entry]:
    """Noun for the people of a state ("Russians") -> the state."""
    return {
        people: Entry(row["name"], "state", row["alpha3"], "metonym")
        for row in seed_rows("countries")
        for people in _split(row["people"])
    }


@cache
def given_names() -> dict[str, str]:
    """Folded given name -> "m", "f" or "u"."""
    return {row["name"]: row["given"] for row in seed_rows("person_names") if row["given"]}


@cache
def surnames() -> frozenset[str]:
    return frozenset(row["name"] for row in seed_rows("person_names") if row["surname"])


@cache
def heads(kind: str) -> frozenset[str]:
    """Folded head words of names of one kind: organisation, media, place, thing."""
    return frozenset(seed_toml("name_parts")["heads"][kind].split())


@cache
def non_actors() -> frozenset[str]:
    """Folded names of peoples, faiths and languages."""
    return frozenset(fold(word) for word in seed_toml("name_parts")["groups"]["words"].split())


@cache
def institutions() -> frozenset[str]:
    """Folded words that name an institution when they have a capital inside a sentence."""
    return frozenset(seed_toml("name_parts")["groups"]["institutions"].split())


@cache
def never_names() -> frozenset[str]:
    return frozenset(seed_toml("name_parts")["never"]["words"].split())


@cache
def soft_openers() -> frozenset[str]:
    """Words of `never_names` that may begin a name inside a sentence: "New", "First"."""
    return frozenset(seed_toml("name_parts")["never"]["soft"].split())


@cache
def courtesy_titles() -> dict[str, str]:
    """Courtesy title -> "he", "she" or "any"."""
    return {title: pronoun for pronoun, titles in seed_toml("titles")["courtesy"].items() for title in titles}


@cache
def office_words() -> frozenset[str]:
    return frozenset(seed_toml("titles")["office"]["words"])


@cache
def office_modifiers() -> frozenset[str]:
    return frozenset(seed_toml("titles")["office"]["modifiers"])


@cache
def _office_prefixes() -> tuple[str, ...]:
    return tuple(seed_toml("titles")["office"]["prefixes"])


@lru_cache(maxsize=16_384)
def is_office(word: str) -> bool:
    """Whether a word names an office, an occupation or a courtesy title: "minister", "ex-president", "Mr"."""
    bare = fold(word).rstrip(".")
    for prefix in _office_prefixes():
        bare = bare.removeprefix(prefix)
    if bare in office_words() or bare in courtesy_titles():
        return True
    parts = bare.split("-")  # "secretary-general"
    return (
        len(parts) == 2
        and parts[0] in office_words()
        and (parts[1] in office_modifiers() or parts[1] in office_words())
    )


def is_kin(role: str) -> bool:
    """Whether a role is that of a relative: "wife", "the first lady"."""
    folded = f" {fold(role)} "
    return any(f" {word} " in folded for word in seed_toml("titles")["office"]["kin"])


def may_modify_office(word: str) -> bool:
    """Whether a word may stand inside a title before the office: "deputy", "foreign", "Ruritanian"."""
    return fold(word) in office_modifiers() or word in adjectives()


@cache
def inside(kind: str) -> frozenset[str]:
    return frozenset(seed_toml("name_parts")["inside"][kind])


@cache
def known_names() -> frozenset[str]:
    """The names under which the seeds keep states, organisations and places."""
    return frozenset(entry.name for entry in gazetteer().values())


@cache
def wikidata_ids() -> dict[str, str]:
    """Name of a state or organisation -> its Wikidata id, where the seeds are certain."""
    rows = (*seed_rows("organisations"), *seed_rows("countries"))
    return {row["name"]: row["wikidata_id"] for row in rows if row["wikidata_id"]}


def _add_states(known: dict[str, Entry]) -> None:
    for row in seed_rows("countries"):
        capitals = _split(row["capital"])
        for capital in capitals:
            place = known.get(phrase_key([capital]))
            if place is None or place.country == row["alpha3"]:
                name = place.name if place else capital
                known[phrase_key([capital])] = Entry(name, "place", row["alpha3"], capital_of=row["name"])
        for name in (row["name"], *_split(row["aliases"])):
            kind: AliasKind = "acronym" if _is_acronym(name) else "name"
            known[phrase_key([_without_article(name)])] = Entry(row["name"], "state", row["alpha3"], kind)


def _add_organisations(known: dict[str, Entry]) -> None:
    for row in seed_rows("organisations"):
        type_: ActorType = "media" if row["type"] == "media" else "organisation"
        for name in (row["name"], *_split(row["aliases"])):
            kind: AliasKind = "acronym" if _is_acronym(name) and name != row["name"] else "name"
            entry = Entry(row["name"], type_, row["country"] or None, kind)
            for spelling in _spellings(_without_article(name)):
                known[phrase_key([spelling])] = entry


def _add_places(known: dict[str, Entry]) -> None:
    for row in seed_rows("places"):
        entry = Entry(row["name"], "place", row["country"] or None)
        if is_common_word(row["name"]) and row["name"] not in _CLEAR_PLACES:
            continue
        known.setdefault(phrase_key([_without_article(row["name"])]), entry)
        if row["name"].isascii():
            continue
        known.setdefault(phrase_key([fold(row["name"]).title()]), entry)
    for row in seed_rows("regions"):
        known[phrase_key([row["name"]])] = Entry(row["same_as"] or row["name"], "place", row["country"] or None)


def _spellings(name: str) -> Iterator[str]:
    """The name, and the name with the other of British and American spellings."""
    yield name
    for british, american in seed_toml("spelling")["pairs"]:
        for there, other in ((british, american), (american, british)):
            if there in name:
                yield from {
                    name.replace(there, other),
                    name.replace("Organization", "Organisation").replace(there, other),
                }


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "").replace("&", "")
    return " " not in letters and letters.isupper() and len(letters) <= 6


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]
