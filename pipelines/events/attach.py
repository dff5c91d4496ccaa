"""Which time and place belong to an event: those of its clause; a time also from its sentence and, for what happens on
the occasion that the article reports ("at the meeting", "said after talks with ...") the day that the lead gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.events.background import Found
from pipelines.language.times import is_day
from pipelines.records import Mention, TimeExpression

_LEAD_SENTENCES = 6
_DISTANCE = re.compile(r"\b(?:day|week|month|year)s? $")
_SHORT = 12  # characters
_LOCATIVE = (" in", " at", " near", " outside", " in the capital", " around")


def time_of(text: str, found: Found, others: Sequence[Found], times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time of `found` among those of its sentence; `others`: the sentence's other events, which keep their own."""
    if found.time is not None or _is_of_another_day(text, found):
        return found.time
    first, last = found.clause
    claimed = [f.time for f in others if f.time is not None]
    times = [t for t in times if t not in claimed]
    inside = [t for t in times if first <= t.start < last]
    own = [t for t in inside if _reaches(text, found, t)]
    if inside:
        return _nearest(found, own)
    owned = [f.clause for f in others if f.clause != found.clause]
    free = [t for t in times if not any(a <= t.start < b for a, b in owned)]
    return _nearest(found, [t for t in free if is_day(t.value) or _reaches(text, found, t)])


def _is_of_another_day(text: str, found: Found) -> bool:
    """ "a day before Norland met Sudria": the day that the sentence prints is that of something else."""
    before = text[max(0, found.clause[0] - _SHORT) : found.clause[0]]
    return found.clause_kind == "adjunct" and not found.dated and _DISTANCE.search(before) is not None


def _reaches(text: str, found: Found, time: TimeExpression) -> bool:
    """A day may stand anywhere in the clause, a month or year only where no comma sets it off: two enclose a remark."""
    start, end = found.trigger
    between = text[end : time.start] if time.start >= end else text[time.end : start]
    joined = is_day(time.value) or between.count(",") % 2 == 0
    return joined or time.end <= found.clause[0] + len(time.text) + len("earlier in ")


def _nearest(found: Found, times: Iterable[TimeExpression]) -> TimeExpression | None:
    start = found.trigger[0]
    return min(times, key=lambda t: (abs(t.start - start), t.start), default=None)


def place_of(text: str, found: Found, mentions: Sequence[Mention]) -> str | None:
    """The nearest place or state of the clause with a preposition of place, or that names the act ("Norburg talks")."""
    first, last = found.clause
    near = [m for m in mentions if m.type in ("place", "state") and first <= m.start < last]
    located = [m for m in near if _is_located(text, m) or (m.type == "place" and m.end + 1 == found.trigger[0])]
    best = min(located, key=lambda m: (abs(m.start - found.trigger[0]), m.start), default=None)
    return best.actor if best else None


def _is_located(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 24) : mention.start].rstrip().lower()
    return f" {before.removesuffix(' the')}".endswith(_LOCATIVE)


class NewsDay:
    """The day that the lead reports on: the first day printed with something that happened, in the first sentences.

    It is also the day of what happens on the occasion that a sentence takes as known, and of a meeting that the next
    sentences of the lead tell of the very sides of that day's news.
    """

    def __init__(self) -> None:
        self.time: TimeExpression | None = None
        self._sentences = 0
        self._sides: frozenset[str] = frozenset()

    def of(self, event: Found) -> TimeExpression | None:
        """The day of the news, if an event whose sentence gives no time is of that day."""
        if event.telling.status != "happened":
            return None
        lead = self._sentences <= _LEAD_SENTENCES and event.clause_kind == "main" and event.hit.rule.roles == "mutual"
        same = lead and len(self._sides) > 1 and self._sides == _actors(event)
        return self.time if event.on_occasion or same else None

    def see(self, found: Sequence[Found], times: Sequence[TimeExpression | None]) -> None:
        """Takes note of a sentence's events and their times."""
        self._sentences += 1
        if self.time is not None or self._sentences > _LEAD_SENTENCES:
            return
        for event, time in zip(found, times, strict=True):
            told = event.telling.status in ("happened", "ongoing")
            if told and time is not None and is_day(time.value) and time.direction != "future":
                self.time, self._sides = time, _actors(event)
                return


def _actors(event: Found) -> frozenset[str]:
    return frozenset(p.actor for p in event.participants)
