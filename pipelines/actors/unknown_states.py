"""States that no seed knows: breakaway regions, former or misspelt states, found by what a document says of them.

"Ruritania's foreign minister", "the Ruritanian capital", "recalled its ambassador from Ruritania": evidence is summed
over the document, each kind once, with the weights of `seeds/name_evidence.toml`. A state found so has no country code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from pipelines.actors.candidates import Candidate, phrases_before
from pipelines.actors.lexicon import Entry, adjectives, given_names, is_office, never_names, peoples
from pipelines.language.names import fold
from pipelines.language.words import is_common_word
from pipelines.records import Mention
from pipelines.reference import seed_toml

_REACH = 80  # characters in which "its ambassador" follows the state
_OWNS = ("'s", "’s")
_CAPITAL_AFTER = re.compile(
    r", (?:the )?(?:capital of (?P<of>[^\W\d_]+)|(?P<xan>[^\W\d_]+) capital\b|(?P<own>[^\W\d_]+)['’]s capital\b)"
)
_CAPITAL_BEFORE = re.compile(
    r"(?:\bcapital of (?P<of>[^\W\d_]+),|\b(?P<xan>[^\W\d_]+) capital,?|\b(?P<own>[^\W\d_]+)['’]s capital,?) $"
)
_WORD = re.compile(r"[^\W\d_]+")
Evidence = dict[str, dict[str, float]]  # key of a candidate -> kind of evidence -> weight


def with_unknown_states(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with an entry for every unknown state and its capital, and without the adjectives of these."""
    names = _possible(candidates)
    states = _states(text, candidates, names)
    if not states:
        return list(candidates)
    owners = adjective_owners(states)
    entries = {name: Entry(name, "state", None) for name in states}
    for candidate in candidates:
        state = _capital_of(text, candidate, states, owners) if candidate.entry is None else None
        if state is not None:
            entries[candidate.key] = Entry(candidate.key, "place", None, capital_of=state)
    entries.update({key.upper(): entry for key, entry in list(entries.items())})
    return [
        c if c.entry or c.key not in entries else replace(c, entry=entries[c.key], role=None)
        for c in candidates
        if c.entry or c.key.removesuffix("s") not in owners
    ]


def adjective_mentions(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places where an adjective stands for a state without a code: "Ruritanian" for "Ruritania"."""
    owners = adjective_owners({m.actor for m in mentions if m.type == "state" and m.country is None})
    if not owners:
        return ()
    taken = {m.start for m in mentions}
    return tuple(
        Mention(
            text=match.group(), start=match.start(), end=match.end(), type="state", actor=owners[match.group()],
            kind="metonym",
        )
        for match in _WORD.finditer(text)
        if match.group() in owners and match.start() not in taken
    )  # fmt: skip


def adjective_owners(states: set[str]) -> dict[str, str]:
    """Adjective -> the state among `states` that it may be formed from."""
    return {form: state for state in sorted(states) for form in _adjectives(state)}


def _possible(candidates: Sequence[Candidate]) -> set[str]:
    """Single unknown words that are no part of a person's name and stand behind no title."""
    persons = {
        word
        for c in candidates
        if len(c.words) > 1 and (c.title or fold(c.words[0]) in given_names())
        for word in (c.words[0], c.words[-1])
    }
    titled = {c.key for c in candidates if c.title}
    return {
        c.key
        for c in candidates
        if len(c.words) == 1
        and c.entry is None
        and c.key.isalpha()
        and not c.key.isupper()
        and not is_common_word(c.key)
        and fold(c.key) not in never_names()
        and c.key not in peoples()
        and c.key not in adjectives()
        and c.key not in persons | titled
    }


def _states(text: str, candidates: Sequence[Candidate], names: set[str]) -> set[str]:
    """Those of `names` for which the evidence suffices; a state so found is evidence for what stands beside it."""
    found: Evidence = defaultdict(dict)
    for candidate in candidates:
        if candidate.key in names and not candidate.in_headline:
            found[candidate.key].update(_evidence(text, candidate))
    followed = _followed(candidates)
    for name in names:
        for form in _adjectives(name) & followed.keys() - given_names().keys():
            found[name]["adjective"] = max(_rules()["adjective"], *map(_noun_weight, followed[form]))
    listed = [pair for pair in pairwise(candidates) if pair[1].listed]
    for left, right in listed:
        if right.after[:1] and right.after[0] in _nouns("agreed"):
            for one in (left, right):
                found[one.key]["parties"] = _rules()["parties"]
    states = _sufficient(found) & names
    for left, right in listed:
        for one, other in ((left, right), (right, left)):
            if other.key in states or (other.entry and other.entry.type == "state"):
                found[one.key]["listed"] = _rules()["listed_with_state"]
    return _sufficient(found) & names


def _sufficient(found: Evidence) -> set[str]:
    return {name for name, kinds in found.items() if sum(kinds.values()) >= _rules()["threshold"]}


def _followed(candidates: Sequence[Candidate]) -> dict[str, set[str]]:
    """Single word -> the words printed after it."""
    found: dict[str, set[str]] = defaultdict(set)
    for left in candidates:
        if len(left.words) == 1 and left.after[:1] and left.after[0].isalpha():
            found[left.key].add(left.after[0])
    return found


def _evidence(text: str, candidate: Candidate) -> Iterator[tuple[str, float]]:
    """Kind and weight of what the words beside one place say."""
    after, before = candidate.after, candidate.before
    if after[:1] and after[0] in _OWNS:
        for n in (2, 1):
            owned = " ".join(after[1 : 1 + n])
            if owned in _rules()["owned"]:
                yield f"owned {owned}", _rules()["owned"][owned]
                break
    for phrase in phrases_before(before):
        if phrase in _rules()["of"]:
            yield f"of {phrase}", _rules()["of"][phrase]
            break
    if len(before) == 3 and before[2] == "of" and is_office(before[0]) and before[1] not in ("minister", "the"):
        yield "officer of", _rules()["officer_of"]
    if after[:1] == (",",) and " ".join(after[1:3]) in _nouns("apposition"):
        yield "apposition", _rules()["apposition"]
    ahead = text[candidate.end : candidate.end + _REACH]
    if _its().match(ahead):
        yield "its", _rules()["its"]


def _capital_of(text: str, candidate: Candidate, states: set[str], owners: Mapping[str, str]) -> str | None:
    after = _CAPITAL_AFTER.match(text, candidate.end)
    before = _CAPITAL_BEFORE.search(text[max(0, candidate.start - 60) : candidate.start])
    for match in (after, before):
        if match is not None:
            name = match["of"] or match["own"]
            state = name if name in states else owners.get(match["xan"] or "")
            if state is not None and state != candidate.key:
                return state
    return None


@lru_cache(maxsize=4_096)
def _adjectives(name: str) -> frozenset[str]:
    """Adjectives that may be formed from the name of a state: "Ruritania" -> "Ruritanian"."""
    return frozenset(
        name[: len(name) - len(ending["cut"])] + tail
        for ending in _rules()["endings"]
        if name.endswith(ending["cut"]) and len(name) > len(ending["cut"]) + 2
        for tail in ending["add"]
    )


def _noun_weight(word: str) -> float:
    return float(_rules()["nouns"]["adjective"]) if word in _nouns("words") or is_office(word) else 0.0


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(_rules()["nouns"][kind])


@cache
def _its() -> re.Pattern[str]:
    """ "recalled its ambassador", within the clause."""
    return re.compile(r"(?:['’]s)? [^.,;:!?]*\bits (?:" + "|".join(map(re.escape, _rules()["nouns"]["its"])) + r")\b")


@cache
def _rules() -> dict[str, Any]:
    return dict(seed_toml("name_evidence")["state"])
