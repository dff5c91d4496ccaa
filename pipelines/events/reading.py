"""Which triggers count in a clause: verbs before nouns, the first before what it takes as its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.events.clauses import Clause
from pipelines.events.parties import Party
from pipelines.events.triggers import NOT_EVENT, Hit, has_object
from pipelines.events.words import AUXILIARIES, BE, DETERMINERS, PREPOSITIONS, PRONOUNS, PROPOSED, SCHEDULED

_BEFORE_VERB = (AUXILIARIES - BE) | frozenset("to don't doesn't didn't not won't cannot can't help helped let".split())
_LIGHT_ADVERBS = frozenset("also again already now then soon still".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """The trigger that says what a clause tells, if any, and the nouns beside it that name an act."""

    governing: Hit | None
    nouns: tuple[Hit, ...]


def read_clause(
    lows: Sequence[str], hits: dict[int, list[Hit]], clause: Clause, parties: Sequence[Party], reported: bool
) -> Reading:
    """`reported`: somebody says what the clause tells, so that "must" is a demand."""
    ends = {party.last for party in parties}
    covered = {i for party in parties for i in range(party.first, party.last)}
    verb: Hit | None = None
    purpose: Hit | None = None
    nouns: list[Hit] = []
    i = clause.first
    while i < clause.last:
        hit = next((h for h in hits.get(i, ()) if _counts(h, lows, clause, ends, covered, hits, reported)), None)
        i += 1
        if hit is None:
            continue
        i = max(i, hit.last) if len(hit.rule.words) > 1 else i
        if hit.rule.type == NOT_EVENT:
            continue
        if hit.rule.pos == "noun":
            nouns.append(hit)
        elif verb is None:
            if nouns and hit.form == "base" and lows[hit.first - 1] == "to" and not _is_ahead(lows, hit.first - 1):
                purpose = purpose or hit
            else:
                verb = hit
    return Reading(verb or (nouns[0] if nouns else purpose), tuple(nouns))


def _is_ahead(lows: Sequence[str], i: int) -> bool:
    """Does the "to" at `i` follow a verb, as in "is to meet", and not tell a purpose ("a march to demand ...")?"""
    return i > 0 and (lows[i - 1] in BE or lows[i - 1] in SCHEDULED or lows[i - 1] in PROPOSED)


def _counts(
    hit: Hit,
    lows: Sequence[str],
    clause: Clause,
    party_ends: set[int],
    covered: set[int],
    hits: dict[int, list[Hit]],
    reported: bool,
) -> bool:
    if hit.last > clause.last or not has_object(hit, lows, clause.first, clause.last):
        return False
    if hit.rule.pos == "noun":
        before = lows[hit.first - 1] if hit.first else ""
        return before not in _BEFORE_VERB and before not in PRONOUNS
    if hit.rule.pos == "modal":
        named = any(clause.first <= end <= hit.first for end in party_ends)
        return reported and named and clause.kind != "condition" and lows[hit.first - 1] not in DETERMINERS
    return hit.first not in covered and _is_verb(hit, lows, party_ends, hits)


def _is_verb(hit: Hit, lows: Sequence[str], party_ends: set[int], hits: dict[int, list[Hit]]) -> bool:
    if hit.rule.pos == "adj":
        return True
    before = _before(lows, hit.first)
    homograph = any(other.rule.pos == "noun" for other in hits[hit.first])
    if hit.form == "base" and (before in _BEFORE_VERB or before in PRONOUNS):
        return True
    if hit.form == "ing" and before in BE:
        return True
    if before in DETERMINERS or (before in PREPOSITIONS and hit.form != "ing"):
        return False
    after_subject = before in PRONOUNS or hit.first in party_ends
    if hit.form == "base":
        return not homograph and (after_subject or before.endswith("s"))
    if hit.form == "s":
        return after_subject or (not homograph and lows[hit.last : hit.last + 1] != [","])
    return not homograph if hit.form == "ing" else True


def _before(lows: Sequence[str], i: int) -> str:
    """The word before, adverbs left out."""
    j = i - 1
    while j >= 0 and (lows[j].endswith("ly") or lows[j] in _LIGHT_ADVERBS):
        j -= 1
    return lows[j] if j >= 0 else ""
