"""How an act is told: as happened, going on, planned, wished for, imagined, denied; and what type that makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipelines.events.clauses import Clause
from pipelines.events.triggers import Hit
from pipelines.events.words import BE, PROPOSED, SCHEDULED, is_negation
from pipelines.records import EventStatus
from pipelines.reference import seed_toml

Mood = Literal["fact", "future", "would", "obligation", "possibility", "scheduled", "proposed", "infinitive"]
_WORDS = seed_toml("event_words")["modality"]
_RETYPE = seed_toml("event_words")["retype"]
_PROMISED = frozenset(_RETYPE["promised"])
_THREATENED = frozenset(_RETYPE["threatened"])
_REACH = 8  # tokens from an auxiliary to its verb


def _set(kind: str) -> frozenset[str]:
    return frozenset(_WORDS[kind])


_FUTURE, _WOULD, _OBLIGATION, _POSSIBILITY = _set("future"), _set("would"), _set("obligation"), _set("possibility")
_DENIAL, _POSSIBLE, _PLANNED, _WISHED = _set("denial"), _set("possible"), _set("planned"), _set("wished")
_ONGOING = _set("ongoing")
_AHEAD = frozenset({"due", "scheduled", "planned", "expected", "ahead"})
_SPEECH = frozenset(seed_toml("event_words")["linking"]["speech"])
_BREAKS = frozenset({",", ";", "“", "”", '"'})
_PRESENT_NOT = frozenset({"don't", "doesn't", "do", "does"})
_PRESENT_BE = frozenset({"is", "are", "am", "'re", "’re"})


@dataclass(frozen=True, slots=True)
class Telling:
    """The type and status of an act as its clause tells it."""

    type: str
    status: EventStatus


def tell(
    hit: Hit, lows: Sequence[str], clause: Clause, hits: dict[int, list[Hit]], reported: bool, by_others: bool
) -> Telling:
    """Type and status of `hit` in its clause.

    `reported`: the clause is what somebody says. `by_others`: and it is others who it says will act.
    """
    telling = _tell(hit, lows, clause, reported)
    if by_others and telling.type == "THREATEN" and hit.rule.type != "THREATEN":
        return Telling(hit.rule.type, "hypothetical")
    if telling.type == "AGREE" and hit.rule.type == "AGREE" and _means_harm(hit, lows, clause, hits):
        return Telling("THREATEN", telling.status)
    return telling


def _means_harm(hit: Hit, lows: Sequence[str], clause: Clause, hits: dict[int, list[Hit]]) -> bool:
    """Is what is promised or intended an act of conflict ("vowed to bomb")?"""
    verb = hit.last + (lows[hit.last : hit.last + 1] == ["to"])
    readings = hits.get(verb, ()) if verb < clause.last else ()
    return any(h.form == "base" and not h.rule.objects and h.rule.type in _THREATENED for h in readings)


def _tell(hit: Hit, lows: Sequence[str], clause: Clause, reported: bool) -> Telling:
    before = _since_break(lows[max(clause.first, hit.first - _REACH) : hit.first])
    if hit.rule.pos == "modal":
        return Telling(hit.rule.type, "happened")
    if hit.rule.pos == "noun":
        return _tell_noun(hit, lows, clause)
    if hit.rule.pos == "adj":
        refused = hit.rule.type == "AGREE" and any(map(is_negation, before))
        return Telling("REJECT" if refused else hit.rule.type, "happened")
    return _tell_verb(hit, before, clause, reported)


def _since_break(words: Sequence[str]) -> Sequence[str]:
    """The words after the last comma or quotation mark."""
    start = max((i + 1 for i, word in enumerate(words) if word in _BREAKS), default=0)
    return words[start:]


def _tell_verb(hit: Hit, before: Sequence[str], clause: Clause, reported: bool) -> Telling:
    base = hit.rule.type
    mood, negated = _mood(before), any(map(is_negation, before))
    if any(word in _DENIAL for word in before):
        return Telling(base, "denied")
    if clause.kind == "condition":
        return Telling(base, "hypothetical")
    if negated:
        return _negated(base, mood, before)
    if mood in ("future", "scheduled") or (mood == "would" and reported):
        return _promised(base)
    if mood in ("would", "possibility", "obligation"):
        return Telling(base, "hypothetical")
    if mood == "proposed":
        return Telling(base, "proposed")
    if mood == "fact" and hit.form == "ing" and any(word in _PRESENT_BE for word in before):
        return Telling(base, "ongoing")
    return Telling(base, "happened")


def _mood(before: Sequence[str]) -> Mood:
    """From the auxiliaries before a verb, the nearest first."""
    previous = ""
    for low in reversed(before):
        if low in _FUTURE or low in {"won't", "won’t"}:
            return "future"
        if low in _WOULD or low in {"wouldn't", "wouldn’t"}:
            return "would"
        if low in _OBLIGATION or (low in {"has", "have", "had"} and previous == "to"):
            return "obligation"
        if low in _POSSIBILITY:
            return "possibility"
        if low in SCHEDULED or (low in BE and previous == "to"):
            return "scheduled"
        if low in PROPOSED and previous == "to":
            return "proposed"
        if low in {"has", "have", "had", ",", "and", "that"}:
            return "fact"
        previous = low
    return "infinitive" if previous == "to" and before and before[-1] == "to" else "fact"


def _negated(base: str, mood: Mood, before: Sequence[str]) -> Telling:
    """What is not granted now or in future is refused; what was not done is denied."""
    withheld = mood in ("future", "would", "obligation", "possibility") or bool(_PRESENT_NOT & set(before))
    if withheld and (base in _PROMISED or base in ("AGREE", "REQUEST")):
        return Telling("REJECT", "happened")
    return Telling(base, "denied")


def _promised(base: str) -> Telling:
    if base in _PROMISED:
        return Telling("AGREE", "scheduled")
    if base in _THREATENED:
        return Telling("THREATEN", "happened")
    return Telling(base, "scheduled")


def _tell_noun(hit: Hit, lows: Sequence[str], clause: Clause) -> Telling:
    base = hit.rule.type
    adjectives = lows[max(clause.first, hit.first - 3) : hit.first]
    verbs = lows[clause.first : hit.first], lows[hit.last : min(clause.last, hit.last + _REACH)]
    if any(word in _DENIAL for word in verbs[0]):
        return Telling(base, "denied")
    if any(map(is_negation, adjectives)) or "no" in adjectives:
        return Telling(base, "denied")
    if clause.kind == "condition" or any(word in _POSSIBLE for word in adjectives):
        return Telling(base, "hypothetical")
    if any(word in _WISHED for word in adjectives):
        return Telling(base, "proposed")
    if base in _SPEECH:
        return Telling(base, "happened")
    if any(word in _PLANNED for word in adjectives) or any(_leads_ahead(words) for words in verbs):
        return Telling("AGREE" if base in _PROMISED else base, "scheduled")
    if any(word in _POSSIBILITY or word in _WOULD for words in verbs for word in words):
        return Telling(base, "hypothetical")
    if _goes_on(*verbs):
        return Telling(base, "ongoing")
    return Telling(base, "happened")


def _leads_ahead(words: Sequence[str]) -> bool:
    if any(word in _FUTURE or word in _AHEAD for word in words):
        return True
    return any(word in BE and following == "to" for word, following in pairwise(words))


def _goes_on(before: Sequence[str], after: Sequence[str]) -> bool:
    if any(word in _ONGOING for word in after[:6]) or any(word in _ONGOING for word in before[-3:]):
        return True
    return any(word in _PRESENT_BE for word in before) and "in" in before[-3:]
