"""What a sentence tells as news, what only as background, and when two words tell one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.events.clauses import ClauseKind
from pipelines.events.modality import Telling
from pipelines.events.triggers import Hit
from pipelines.records import Participant, TimeExpression

TOLD: tuple[ClauseKind, ...] = ("main", "report", "reported")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event of a sentence, before its place. Offsets into the text; time and place are looked for in `clause`."""

    telling: Telling
    hit: Hit
    trigger: tuple[int, int]
    clause: tuple[int, int]
    clause_kind: ClauseKind
    participants: tuple[Participant, ...]
    time: TimeExpression | None  # only if it stands right behind a noun that names the act
    dated: bool  # a time stands in its clause
    is_clausal: bool  # a verb, or a noun that is its clause's subject or what its "is" says of the subject
    on_occasion: bool  # at or after a meeting that the sentence takes as known, or reports a statement from


def without_background(found: Sequence[Found], reported: bool) -> tuple[Found, ...]:
    """Background ("after last year's raid") only where a sentence tells nothing else; one act told twice is one event.

    `reported`: the sentence reports what somebody says.
    """
    substantial = [f for f in found if _is_substantial(f)]
    tells = any(f.clause_kind in TOLD for f in substantial)
    unique: list[Found] = []
    for event in substantial:
        kept = event.clause_kind in TOLD or not tells or _stands_alone(event, reported)
        if kept and not any(_is_same(other, event) for other in unique):
            unique.append(event)
    return tuple(unique)


def _is_substantial(event: Found) -> bool:
    """Something must be said of an act: who takes part or when; of a noun alone also what came of it."""
    if event.hit.rule.pos == "verb" and not event.participants and not event.dated:
        return False
    if event.is_clausal or event.time is not None:
        return True
    return len(event.participants) > (1 if event.hit.rule.roles == "mutual" else 0)


def _stands_alone(event: Found, reported: bool) -> bool:
    """A clause of its own with two parties ("after A and B met"), or the occasion of a statement ("after talks")."""
    if event.clause_kind == "adjunct" and event.hit.rule.pos == "verb":
        return len(event.participants) > 1
    return event.time is not None or (reported and event.hit.rule.roles == "mutual" and bool(event.participants))


def _is_same(one: Found, other: Found) -> bool:
    """One act told by two words: of one type, not at two times, and not by parties that are all different."""
    if one.telling.type != other.telling.type or (other.time is not None and one.time is not other.time):
        return False
    actors = [{p.actor for p in e.participants} for e in (one, other)]
    sources = [{p.actor for p in e.participants if p.role == "source"} for e in (one, other)]
    return all(not both[0] or not both[1] or both[0] & both[1] for both in (actors, sources))
