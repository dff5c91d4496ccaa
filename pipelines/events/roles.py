"""Who acts on whom: the parties of a clause as sources, targets or participants of its event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipelines.events.parties import Party
from pipelines.events.triggers import Hit
from pipelines.events.words import BE, CLEAR_BE, DETERMINERS, PREPOSITIONS
from pipelines.records import Participant, ParticipantRole

_JOINTS = frozenset({"and", ",", "or", "-", "–", "&"})
_COORDINATES = _JOINTS | {"as", "well", "both", "the", "with", "its", "(", ")"}
# Acts whose target is where they are done, if nobody is named: "lifted the curfew in Norland".
_LOCAL = frozenset({"ASSAULT", "COERCE", "CONCEDE", "AID", "MOBILIZE", "SANCTION", "REJECT", "RETREAT"})
_DOMESTIC = frozenset({"COERCE", "CONCEDE", "PROTEST"})
_PREDICATE = 3  # tokens from "is" to the noun it leads to ("is the aggressor")
_NEAR = 4  # tokens between a noun and those whose act it names ("Norland's recent air raids")
_MOST = 6  # participants of a meeting; a longer list is a list of names


def participants(
    hit: Hit, lows: Sequence[str], inside: Sequence[Party], before: Sequence[Party], understood: Sequence[Party]
) -> tuple[Participant, ...]:
    """The participants of `hit`.

    `inside`: the parties of its clause; `before`: of the clause before; `understood`: who acts if it names nobody.
    """
    actors = [p for p in inside if not p.is_located and not (p.is_place and hit.rule.roles == "mutual")]
    left = [p for p in actors if p.last <= hit.first]
    right = [p for p in actors if p.first >= hit.last]
    if hit.rule.pos == "modal":
        return _roles("source", understood) + _roles("target", _subject(left, lows))
    if (
        hit.rule.pos == "noun"
        and hit.rule.roles == "act"
        and CLEAR_BE & set(lows[max(0, hit.first - _PREDICATE) : hit.first])
    ):
        return _act([p for p in understood if p not in left], left or before)
    if hit.rule.pos == "noun":
        return _of_noun(hit, lows, left, right, understood)
    subject = _subject(left, lows) or understood
    if hit.rule.roles == "mutual":
        return _roles("participant", [*subject, *(_agent(right, lows) or _target(hit, lows, right))])
    if _is_passive(hit, lows, right):
        return _roles("source", _agent(right, lows)) + _roles("target", subject)
    target = _target(hit, lows, right)
    if hit.rule.roles == "agree" and (not target or len(subject) > 1):
        return _roles("participant", subject)
    if hit.rule.roles == "victim":
        return _act(subject, [])
    if not target and hit.rule.type in _LOCAL:
        target = [p for p in inside if p.is_located and p.first >= hit.last][:1]
    return _act(*_domestic(hit, subject, target))


def _domestic(hit: Hit, source: Sequence[Party], target: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    """What a state does to its people, and they against it, stays at home unless a country is named."""
    if hit.rule.type not in _DOMESTIC:
        return list(source), list(target)
    home = next((p.country for p in (*source, *target) if p.country and p.country != "IGO"), None)
    at_home = hit.rule.type != "PROTEST"  # protesters may stand abroad
    return [_settled(p, home, at_home) for p in source], [_settled(p, home, at_home=False) for p in target]


def _settled(party: Party, home: str | None, at_home: bool) -> Party:
    unsettled = party.country is None and (party.is_unnamed or (party.is_person and at_home))
    return replace(party, country=home) if unsettled else party


def _of_noun(
    hit: Hit, lows: Sequence[str], left: Sequence[Party], right: Sequence[Party], understood: Sequence[Party]
) -> tuple[Participant, ...]:
    near = [p for p in left if hit.first - p.last <= _NEAR and not PREPOSITIONS & set(lows[p.last : hit.first])]
    if hit.rule.roles == "mutual":
        return _roles("participant", [*(near or _subject(left, lows)), *_linked(hit, lows, right)])
    source = near[-1:] or _agent(right, lows) or understood
    return _act(source, _target(hit, lows, [p for p in right if p not in source]))


def _linked(hit: Hit, lows: Sequence[str], right: Sequence[Party]) -> list[Party]:
    """Those whom the trigger's prepositions lead to ("between", "with"), and those coordinated to them."""
    for i, party in enumerate(right):
        if set(hit.rule.prepositions) & set(lows[max(hit.last, party.first - 4) : party.first]):
            return [*_group(right, i, lows), *(p for p in right[i + 1 :] if lows[p.first - 1] == "with")]
    return []


def _act(source: Sequence[Party], target: Sequence[Party]) -> tuple[Participant, ...]:
    """Nobody acts on himself: of several who act, one who also suffers it only suffers it."""
    if len({p.actor for p in source} - {p.actor for p in target}) > 0:
        source = [p for p in source if p.actor not in {q.actor for q in target}]
    sources = {p.actor for p in source}
    return _roles("source", source) + _roles("target", [p for p in target if p.actor not in sources])


def _target(hit: Hit, lows: Sequence[str], right: Sequence[Party]) -> list[Party]:
    """The first party that the trigger takes straight or by one of its prepositions, else the first; with its group."""
    for i, party in enumerate(right):
        between = lows[hit.last : party.first]
        opener = next((w for w in reversed(between) if w in PREPOSITIONS or w in ("to", "that")), None)
        if opener in hit.rule.prepositions or (opener is None and (i == 0 or len(between) <= _NEAR)):
            return _group(right, i, lows)
    return _group(right, 0, lows) if right else []


def _subject(left: Sequence[Party], lows: Sequence[str]) -> list[Party]:
    """The first party of the clause and those coordinated to it."""
    return _group(left, 0, lows) if left else []


def first_group(parties: Sequence[Party], lows: Sequence[str]) -> tuple[Party, ...]:
    """The first party of a clause and those coordinated to it: who acts on in the next clause."""
    return tuple(_subject(parties, lows))


def _group(parties: Sequence[Party], i: int, lows: Sequence[str]) -> list[Party]:
    """The party and those coordinated to it; a comma alone coordinates nobody ("Ida Holm, Norland's minister")."""
    group, joints = [parties[i]], set[str]()
    for party in parties[i + 1 :]:
        between = lows[group[-1].last : party.first] if party.first >= group[-1].last else ["and"]
        if len(between) > 3 or not _JOINTS & set(between) or not set(between) <= _COORDINATES:
            break
        group.append(party)
        joints |= set(between)
    return group if joints & (_JOINTS - {","}) else group[:1]


def _is_passive(hit: Hit, lows: Sequence[str], right: Sequence[Party]) -> bool:
    if hit.form not in ("past or participle", "participle"):
        return False
    before = [w for w in lows[max(0, hit.first - 4) : hit.first] if not w.endswith("ly")]
    return bool(before and before[-1] in BE) or (lows[hit.last : hit.last + 1] == ["by"] and bool(_agent(right, lows)))


def _agent(right: Sequence[Party], lows: Sequence[str]) -> list[Party]:
    """Those whom "by" leads to."""
    for i, party in enumerate(right):
        before = [w for w in lows[max(0, party.first - 3) : party.first] if w not in DETERMINERS]
        if before and before[-1] == "by":
            return _group(right, i, lows)
    return []


def _roles(role: ParticipantRole, parties: Iterable[Party]) -> tuple[Participant, ...]:
    unique: dict[str, Party] = {}
    for party in parties:
        unique.setdefault(party.actor, party)
    return tuple(Participant(actor=p.actor, country=p.country, role=role) for p in list(unique.values())[:_MOST])
