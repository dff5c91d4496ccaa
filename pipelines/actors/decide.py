"""Decides the type of every candidate of a document: votes of all places where a phrase is printed, in two passes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pipelines.actors.candidates import Candidate
from pipelines.actors.lexicon import gazetteer, never_names, non_actors, peoples
from pipelines.actors.votes import add, context_votes, form_votes, threshold, weights
from pipelines.language.names import bare_words, fold
from pipelines.records import ActorType

Types = dict[str, ActorType]  # key of a phrase -> its type in this document; absent: no name
_LONGEST_ACRONYM = 4  # letters; a longer word in capitals may be a name
_TYPES: tuple[ActorType, ...] = ("person", "organisation", "place")


def decide(candidates: Sequence[Candidate]) -> Types:
    """The types of the phrases of one document. Headlines, where every word has a capital, do not vote."""
    tally = _tally(candidates)
    first = {key: type_ for key, total in tally.items() if (type_ := _winner(key, total))}
    for key, name in _parts(candidates, first):
        add(tally[key], weights()[name])
    for key, name in (*_listed(candidates, first), *_shortened(candidates)):
        add(tally[key], weights()[name])
    types = {key: type_ for key, total in tally.items() if (type_ := _winner(key, total))}
    return types | _in_capitals(types)


def _in_capitals(types: Types) -> Types:
    """A dateline in capitals names what the document prints in small letters further down."""
    longer = (key for key in types if key.isupper() and len(key) > _LONGEST_ACRONYM and key not in gazetteer())
    return {key: types[key.capitalize()] for key in longer if key.capitalize() in types}


def _tally(candidates: Iterable[Candidate]) -> dict[str, defaultdict[str, float]]:
    """The votes on each phrase: of its form once, of the words beside it at each place over the root of the number."""
    printed: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if not candidate.in_headline or (candidate.entry and fold(candidate.key) not in never_names()):
            printed[candidate.key].append(candidate)
    tally: dict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for key, places in printed.items():
        for votes, damping in ((form_votes, len(places)), (context_votes, math.sqrt(len(places)))):
            for candidate in places:
                add(tally[key], {type_: weight / damping for type_, weight in votes(candidate).items()})
    return tally


def _winner(key: str, total: Mapping[str, float]) -> ActorType | None:
    if key in peoples() and key not in gazetteer():
        return "place" if total.get("place", 0.0) >= threshold() else None
    if _is_no_name(key) and total.get("person", 0.0) < weights()["part_of_person"]["person"]:
        return None
    best = max(_TYPES, key=lambda type_: total.get(type_, 0.0))
    return best if total.get(best, 0.0) >= threshold() else None


def _is_no_name(key: str) -> bool:
    """Whether the seeds say so: "However", "Buddhists"; but "WHO" in capitals is known."""
    folded = fold(key)
    return folded in non_actors() or (folded in never_names() and key not in gazetteer())


def _parts(candidates: Iterable[Candidate], types: Types) -> Iterable[tuple[str, str]]:
    """Single words that are part of a longer name of the document."""
    owners: dict[str, str] = {}
    for candidate in candidates:
        type_ = types.get(candidate.key)
        if type_ is None or len(candidate.words) < 2 or candidate.entry:
            continue
        bare = bare_words(candidate.text)
        for word in {bare[0], bare[-1]} if type_ == "person" else {bare[0]}:
            if owners.get(word) != "part_of_person":
                owners[word] = f"part_of_{type_}"
    for key in {candidate.key for candidate in candidates if len(candidate.words) == 1}:
        if owner := owners.get(fold(key)):
            yield key, owner


def _shortened(candidates: Sequence[Candidate]) -> Iterable[tuple[str, str]]:
    """Phrases whose initials follow in brackets."""
    for left, right in pairwise(candidates):
        if right.spelt_out and fold(right.spelt_out) == fold(left.text) and not left.in_headline:
            yield left.key, "shortened_in_brackets"


def _listed(candidates: Sequence[Candidate], types: Types) -> Iterable[tuple[str, str]]:
    for left, right in pairwise(candidates):
        if right.listed:
            for one, other in ((left, right), (right, left)):
                type_ = types.get(other.key)
                if type_ and not one.in_headline:
                    yield one.key, f"listed_with_{type_}"
