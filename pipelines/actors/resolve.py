"""Resolves the names of one document: surname -> full name, acronym -> organisation, capital -> state or town."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from pipelines.actors.candidates import Candidate
from pipelines.actors.decide import Types
from pipelines.actors.lexicon import Entry, heads, peoples
from pipelines.actors.people import People
from pipelines.actors.roles import name_country, role_country
from pipelines.actors.spelling import acronyms
from pipelines.language.names import bare_words, fold
from pipelines.records import ActorType, AliasKind, Mention
from pipelines.reference import seed_toml


def resolve(candidates: Sequence[Candidate], types: Types, in_title: Sequence[str] = ()) -> tuple[Mention, ...]:
    """The mentions of a document. `in_title` holds full names of persons that its title prints."""
    people = _people(candidates, types, in_title)
    expansions = _expansions(candidates, types)
    mentions = [m for c in candidates if (m := _mention(c, types, people, expansions))]
    return _with_countries(mentions)


def _mention(candidate: Candidate, types: Types, people: People, expansions: dict[str, str]) -> Mention | None:
    type_ = types.get(candidate.key)
    if type_ is None:
        return None
    if type_ == "person":
        return _person(candidate, people)
    entry = candidate.entry
    if entry is None and candidate.key in peoples():
        return None  # "some Ruritanians": people, not the state
    expansion = expansions.get(candidate.key)
    if type_ == "organisation" and expansion:
        return _build(candidate, "organisation", expansion, "acronym")
    if entry is not None and (entry.type in ("place", "state")) == (type_ == "place"):
        return _known(candidate, entry)
    if type_ == "organisation":
        type_ = "media" if fold(candidate.words[-1]) in heads("media") else type_
        return _build(candidate, type_, candidate.text, "name", name_country(candidate.words))
    return _build(candidate, type_, candidate.text, "name")


def _build(candidate: Candidate, type_: ActorType, actor: str, kind: AliasKind, country: str | None = None) -> Mention:
    return Mention(
        text=candidate.text,
        start=candidate.start,
        end=candidate.end,
        type=type_,
        actor=actor,
        kind=kind,
        country=candidate.country if type_ == "person" else country,
        role_text=candidate.role if type_ == "person" else None,
    )


def _known(candidate: Candidate, entry: Entry) -> Mention:
    if entry.capital_of and _stands_for_state(candidate):
        return _build(candidate, "state", entry.capital_of, "metonym", entry.country)
    return _build(candidate, entry.type, entry.name, entry.kind, entry.country)


def _stands_for_state(candidate: Candidate) -> bool:
    """ "Moscow demanded", "talks with Moscow", "the ambassador to Moscow", but not "in Moscow"."""
    before = candidate.before[-1] if candidate.before else ""
    after = candidate.after
    if " ".join(candidate.before[-2:]) in seed_toml("metonyms")["diplomats"]:
        return True
    if before in _cues("town"):
        return False
    if after[:1] in (("'s",), ("’s",)):
        return len(after) > 1 and after[1] in _cues("owns")
    return (after[:1] != () and after[0] in _cues("acts")) or before in _cues("before")


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(seed_toml("metonyms")[kind].split())


def _person(candidate: Candidate, people: People) -> Mention:
    words = bare_words(candidate.text)
    if len(words) > 1:
        same = people.by_full_name(candidate.text)
        return _build(candidate, "person", same.name if same else candidate.text, "name")
    person = people.by_word(words[0], candidate.title)
    if person is None:
        return _build(candidate, "person", candidate.text, "surname")
    return _build(candidate, "person", person.name, "surname" if person.words[-1] == words[0] else "name")


def _people(candidates: Iterable[Candidate], types: Types, in_title: Sequence[str]) -> People:
    persons = [(c, bare_words(c.text)) for c in candidates if types.get(c.key) == "person"]
    full_names = [(c.text, c.title, c.role) for c, words in persons if len(words) > 1]
    single = [(words[0], c.title) for c, words in persons if len(words) == 1]
    return People([*full_names, *((name, None, None) for name in in_title)], single)


def _expansions(candidates: Sequence[Candidate], types: Types) -> dict[str, str]:
    """Acronym -> the organisation of this document that it shortens: by initials, or printed before its brackets."""
    by_initials: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for candidate in candidates:
        if types.get(candidate.key) == "organisation" and len(candidate.words) > 1:
            name = candidate.entry.name if candidate.entry else candidate.text
            by_name.setdefault(fold(candidate.text), name)
            for short in acronyms(candidate.text):
                by_initials.setdefault(short, name)
    found: dict[str, str] = {}
    for candidate in candidates:
        if len(candidate.words) == 1 and sum(c.isupper() for c in candidate.text) >= 2:
            expansion = by_name.get(fold(candidate.spelt_out or ""))
            if expansion is None and candidate.entry is None:
                expansion = by_initials.get(candidate.key.replace(".", "").upper())
            if expansion:
                found[candidate.key] = expansion
    return found


def _with_countries(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Every mention of a person gets the country of the first of its roles that tells one, else the first beside it."""
    persons = [mention for mention in mentions if mention.type == "person"]
    countries: dict[str, str] = {}
    for mention in persons:
        if mention.role_text and (country := role_country(mention.role_text)):
            countries.setdefault(mention.actor, country)
    for mention in persons:
        if mention.country:
            countries.setdefault(mention.actor, mention.country)
    return tuple(
        replace(mention, country=countries.get(mention.actor)) if mention.type == "person" else mention
        for mention in mentions
    )
