"""Clauses of a sentence, by rule: where each begins, how it hangs on the rest, and who speaks if it is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pipelines.events.triggers import Hit, has_object, verb_forms
from pipelines.events.words import AUXILIARIES, DETERMINERS, PRONOUNS
from pipelines.reference import seed_toml

ClauseKind = Literal["main", "report", "reported", "adjunct", "condition", "relative", "participle"]
_CLAUSES = seed_toml("event_words")["clauses"]
_ADJUNCT = frozenset(_CLAUSES["adjunct"])
_CONDITION = frozenset(_CLAUSES["condition"])
_ALSO_NOUNS = frozenset(_CLAUSES["also_nouns"])
_RELATIVE = frozenset(_CLAUSES["relative"])
_COORDINATION = frozenset(_CLAUSES["coordination"])
_TIME_WORDS = frozenset([*seed_toml("times")["weekdays"], "today", "yesterday", "tonight", "late", "early"])
_BRACKETED = 40  # tokens that a bracket may hold
_TAIL = 14  # tokens of a closing "..., the minister said in a statement on Monday"


@dataclass(frozen=True, slots=True)
class Clause:
    """Token indices, end exclusive."""

    kind: ClauseKind
    first: int
    last: int


def split_clauses(lows: Sequence[str], hits: dict[int, list[Hit]], party_starts: frozenset[int]) -> tuple[Clause, ...]:
    """The clauses of a sentence of lower-case tokens, in order, covering it. What stands in brackets cuts nothing."""
    cuts = _Cuts()
    i = 0
    while i < len(lows):
        if lows[i] == "(":
            i = _closing(lows, i)
        elif is_reporting(lows, i) and not _is_act(hits.get(i, ()), lows):
            i = cuts.report(i, _report_end(lows, i, hits))
        elif (found := _boundary(lows, i, cuts, hits, party_starts)) is not None:
            cuts.cut(*found)
        i += 1
    cuts.cut(len(lows), "main")
    return tuple(cuts.clauses)


@dataclass(slots=True)
class _Cuts:
    """The clauses so far, and the one that is open: its kind and first token."""

    clauses: list[Clause] = field(default_factory=list)
    kind: ClauseKind = "main"
    first: int = 0
    outer: ClauseKind = "main"  # what goes on when an inserted clause ends

    def cut(self, at: int, kind: ClauseKind) -> None:
        if at > self.first:
            self.clauses.append(Clause(self.kind, self.first, at))
        self.first, self.kind = at, kind

    def report(self, verb: int, last: int) -> int:
        """Makes the open clause a report whose last token is `last`; answers the token to go on from."""
        if self.kind not in ("main", "reported", "report"):
            return verb
        self.kind = "report"
        self.cut(last + 1, "reported")
        self.outer = "reported"
        return last


def _boundary(
    lows: Sequence[str], i: int, cuts: _Cuts, hits: dict[int, list[Hit]], party_starts: frozenset[int]
) -> tuple[int, ClauseKind] | None:
    """Where a clause begins at or after the token `i`, and its kind; None if none does."""
    low = lows[i]
    if low in {";", "—"}:
        return i + 1, "main"
    if low == ",":
        kind = _after_comma(lows, i, cuts.kind, hits)
        return (i + 1, cuts.outer if kind == "main" else kind) if kind is not None else None
    if _opens_adjunct(lows, i, party_starts):
        return i, "adjunct"
    if low in _CONDITION and i + 1 < len(lows):
        return i, "condition"
    if low in _RELATIVE or (low == "that" and _is_relative_that(lows, i, hits)):
        return i, "relative"
    if low in _COORDINATION and _coordinates(lows, cuts.first, i, hits, party_starts):
        return i + 1, cuts.kind
    return None


def is_reporting(lows: Sequence[str], i: int) -> bool:
    """A finite reporting verb ("said", "has reported"), not a noun ("the report") and no infinitive."""
    if lows[i] == "clear":  # "made it clear that"
        return bool({"made", "make", "makes", "making"} & set(lows[max(0, i - 2) : i]))
    if lows[i] not in _reporting_forms():
        return False
    before = lows[i - 1] if i else ""
    if lows[i] in _ALSO_NOUNS:
        return before in PRONOUNS
    return before not in DETERMINERS and before not in {"to", "of", "in", "for", "be"}


def _closing(lows: Sequence[str], i: int) -> int:
    """The bracket that closes the one at `i`, if it stands near; else `i`."""
    return next((j for j in range(i, min(i + _BRACKETED, len(lows))) if lows[j] == ")"), i)


def _report_end(lows: Sequence[str], i: int, hits: dict[int, list[Hit]]) -> int:
    """The last token of a report that begins with the verb at `i`: "said on Monday that", "told reporters"."""
    for j in range(i + 1, min(i + _TAIL, len(lows))):
        if lows[j] == "that":
            return j
        if lows[j] in AUXILIARIES or (j in hits and any(h.rule.pos == "verb" for h in hits[j])):
            break
    j = i
    while j + 2 < len(lows) and (lows[j + 1] in _TIME_WORDS or (lows[j + 1] == "on" and lows[j + 2] in _TIME_WORDS)):
        j += 1
    return j


def _after_comma(lows: Sequence[str], i: int, kind: ClauseKind, hits: dict[int, list[Hit]]) -> ClauseKind | None:
    """What begins after the comma at `i`; None if the clause goes on."""
    if i + 1 >= len(lows):
        return None
    following = lows[i + 1]
    if following.endswith("ing") and len(following) > 5 and i + 1 in hits:
        return "participle"
    if following in _RELATIVE or following in _COORDINATION or following in _ADJUNCT or following in _CONDITION:
        return None
    if _is_closing_report(lows, i + 1, hits):
        return "main"
    return "main" if kind in ("relative", "participle", "adjunct", "condition") else None


def _is_closing_report(lows: Sequence[str], i: int, hits: dict[int, list[Hit]]) -> bool:
    for j in range(i, min(i + _TAIL, len(lows))):
        if is_reporting(lows, j):
            return True
        if lows[j] == "," or (j in hits and any(h.rule.pos == "verb" for h in hits[j])):
            return False
    return False


def _opens_adjunct(lows: Sequence[str], i: int, party_starts: frozenset[int]) -> bool:
    low = lows[i]
    if low not in _ADJUNCT:
        return False
    before, after = lows[i - 1] if i else "", lows[i + 1] if i + 1 < len(lows) else ""
    if low == "as":
        return (before == "," or i == 0 or i + 1 in party_starts or after in PRONOUNS) and after != "well"
    if low == "once":
        return before in ("", ",") and after != "again"
    if low == "following":
        return before not in DETERMINERS
    timed = low in {"before", "after"} and before in {"day", "week", "month", "year"}
    return not timed or i + 1 in party_starts  # "the day before", but "a day before Norland met Sudria"


def _is_relative_that(lows: Sequence[str], i: int, hits: dict[int, list[Hit]]) -> bool:
    if i == 0 or i - 1 in hits or is_reporting(lows, i - 1) or i + 1 >= len(lows):
        return False
    after = lows[i + 1]
    return after in AUXILIARIES or any(h.form in ("s", "past", "past or participle") for h in hits.get(i + 1, ()))


def _coordinates(
    lows: Sequence[str], first: int, i: int, hits: dict[int, list[Hit]], party_starts: frozenset[int]
) -> bool:
    """Does the conjunction at `i` join clauses, not nouns or the subjects of one verb?"""
    return has_verb(lows, first, i, hits) and _starts_clause(lows, i + 1, hits, party_starts)


def _starts_clause(lows: Sequence[str], i: int, hits: dict[int, list[Hit]], party_starts: frozenset[int]) -> bool:
    """Does a clause with a finite verb begin at `i`: "(and) has shelled", "(and) Norland responded"?"""
    while i < len(lows) and lows[i].endswith("ly"):
        i += 1
    if i >= len(lows):
        return False
    if lows[i] in AUXILIARIES or is_reporting(lows, i) or _is_finite(hits.get(i, ())):
        return True
    if i in party_starts or lows[i] in PRONOUNS:
        for j in range(i + 1, min(i + 6, len(lows))):
            if lows[j] in AUXILIARIES or _is_finite(hits.get(j, ())) or is_reporting(lows, j):
                return True
            if lows[j] in {",", "and", "of", "in", "to", "on", "for"}:
                return False
    return False


def has_verb(lows: Sequence[str], first: int, last: int, hits: dict[int, list[Hit]]) -> bool:
    """Is there a finite verb among the tokens from `first` to `last`?"""
    return any(
        lows[i] in AUXILIARIES or _is_finite(hits.get(i, ())) or is_reporting(lows, i) for i in range(first, last)
    )


def _is_act(readings: Sequence[Hit], lows: Sequence[str]) -> bool:
    return any(has_object(h, lows, h.first, len(lows)) for h in readings)


def _is_finite(readings: Sequence[Hit]) -> bool:
    return any(h.form in ("past", "past or participle") for h in readings) or (
        any(h.form == "s" for h in readings) and not any(h.rule.pos == "noun" for h in readings)
    )


@cache
def _reporting_forms() -> frozenset[str]:
    return frozenset(form for lemma in _CLAUSES["reporting"] for form in verb_forms(lemma))
