"""The words that tell an event: `seeds/event_triggers.csv`, inflected once and matched against a sentence's tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipelines.reference import seed_rows, seed_toml

Form = Literal["base", "s", "ing", "past", "participle", "past or participle", "noun", "adj", "modal"]
Roles = Literal["act", "mutual", "agree", "victim"]
_OBJECT_STOPS = frozenset("to that for in from after before since until because if when while".split())
NOT_EVENT = "NONE"  # the type of set phrases that only look like an event
_OBJECT_REACH = 14  # tokens between a trigger and the object it asks for


@dataclass(frozen=True, slots=True)
class Rule:
    """One trigger: its words as matched (verbs: the first in every inflection), and what it tells."""

    words: tuple[str, ...]
    pos: str
    objects: frozenset[tuple[str, ...]]
    type: str
    roles: Roles
    prepositions: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in a sentence: token indices, end exclusive."""

    rule: Rule
    first: int
    last: int
    form: Form


def without_set_phrases(lows: Sequence[str]) -> list[str]:
    """The tokens, with "" for those of a noun phrase that only looks like an act or its object ("press conference")."""
    words = list(lows)
    for i, low in enumerate(lows):
        for rule, rest, form in _index().get(low, ()):
            if rule.type == NOT_EVENT and form == "noun" and tuple(lows[i + 1 : i + 1 + len(rest)]) == rest:
                words[i : i + 1 + len(rest)] = [""] * (1 + len(rest))
    return words


def find_hits(lows: Sequence[str]) -> dict[int, list[Hit]]:
    """All readings of each trigger in a sentence of lower-case tokens, by first token; the most specific first."""
    index = _index()
    hits: dict[int, list[Hit]] = {}
    for i, low in enumerate(lows):
        if low not in index:
            continue
        readings = [
            Hit(rule, i, i + 1 + len(rest), form)
            for rule, rest, form in index[low]
            if tuple(lows[i + 1 : i + 1 + len(rest)]) == rest
        ]
        if readings:
            hits[i] = sorted(readings, key=lambda h: (-len(h.rule.words), not h.rule.objects, h.rule.order))
    return hits


def has_object(hit: Hit, lows: Sequence[str], start: int, end: int) -> bool:
    """Does an object that the rule asks for follow within `end`, or stand between `start` and a passive trigger?"""
    if not hit.rule.objects:
        return True
    if _names_any(hit.rule.objects, lows[hit.last : _object_end(hit, lows, end)]):
        return True
    passive = hit.form in ("past or participle", "participle")
    return passive and _names_any(hit.rule.objects, lows[max(start, hit.first - _OBJECT_REACH) : hit.first])


def _object_end(hit: Hit, lows: Sequence[str], end: int) -> int:
    """Where the direct object must end: at a preposition or conjunction that takes up something else."""
    last = min(end, hit.last + _OBJECT_REACH)
    return next((i for i in range(hit.last + 1, last) if lows[i] in _OBJECT_STOPS), last)


def _names_any(objects: frozenset[tuple[str, ...]], words: Sequence[str]) -> bool:
    either = [{word, singular(word)} for word in words]
    return any(
        all(part in either[i + k] for k, part in enumerate(phrase))
        for phrase in objects
        for i in range(len(words) - len(phrase) + 1)
    )


def singular(word: str) -> str:
    """The singular of a regular plural noun."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def verb_forms(lemma: str) -> dict[str, Form]:
    """Every inflected form of a verb."""
    s = lemma + "es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else lemma + "s"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        s = lemma[:-1] + "ies"
    forms: dict[str, Form] = {lemma: "base", s: "s", _suffixed(lemma, "ing"): "ing"}
    irregular = _irregular().get(lemma)
    if irregular is None:
        forms.setdefault(_suffixed(lemma, "ed"), "past or participle")
    elif irregular[0] == irregular[1]:
        forms[irregular[0]] = "past or participle"
    else:
        forms[irregular[0]], forms[irregular[1]] = "past", "participle"
    return forms


def _suffixed(lemma: str, suffix: str) -> str:
    if lemma in _doubling():
        return lemma + lemma[-1] + suffix
    if lemma.endswith("ie") and suffix == "ing":
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not (suffix == "ing" and lemma.endswith(("ee", "oe"))):
        return lemma[:-1] + suffix
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" and suffix == "ed":
        return lemma[:-1] + "ied"
    return lemma + suffix


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (line.split() for line in seed_toml("event_words")["verbs"]["irregular"])
    return {lemma: (past, participle) for lemma, past, participle in rows}


@cache
def _doubling() -> frozenset[str]:
    return frozenset(seed_toml("event_words")["verbs"]["doubling"])


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            words=tuple(words.split()),
            pos=row["pos"],
            objects=frozenset(tuple(o.split()) for o in row["object"].split("|") if o),
            type=row["type"],
            roles=row["roles"],  # type: ignore[arg-type]  # accepted values are checked by a test
            prepositions=tuple(p for p in row["target"].split("|") if p),
            order=order,
        )
        for order, row in enumerate(seed_rows("event_triggers"))
        for words in row["words"].split("|")
    )


@cache
def _index() -> dict[str, tuple[tuple[Rule, tuple[str, ...], Form], ...]]:
    """First token -> rules that may begin there, with the tokens that must follow."""
    index: dict[str, list[tuple[Rule, tuple[str, ...], Form]]] = {}
    for rule in _rules():
        for words, form in _readings(rule):
            index.setdefault(words[0], []).append((rule, words[1:], form))
    return {word: tuple(entries) for word, entries in index.items()}


def _readings(rule: Rule) -> Iterator[tuple[tuple[str, ...], Form]]:
    if rule.pos == "verb":
        for first, form in verb_forms(rule.words[0]).items():
            yield (first, *rule.words[1:]), form
    elif rule.pos == "noun":
        yield from ((words, "noun") for words in _number(rule.words))
    else:
        yield rule.words, "modal" if rule.pos == "modal" else "adj"


def _number(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    last = words[-1]
    plural = last[:-1] + "ies" if last.endswith("y") and last[-2] not in "aeiou" else last + "s"
    if last.endswith(("s", "sh", "ch", "x")):
        plural = last if last.endswith("s") else last + "es"
    return {words, (*words[:-1], plural)}
