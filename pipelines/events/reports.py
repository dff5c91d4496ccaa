"""What one article's account of an event offers for comparison with others: kind, days, place, sides and wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipelines.events.dates import event_dates
from pipelines.language.names import fold
from pipelines.language.words import stems
from pipelines.links import ActorLinks, Article, ItemKey
from pipelines.records import Event, Participant
from pipelines.reference import seed_toml

_SPEECH = frozenset(seed_toml("event_words")["linking"]["speech"])
_FUNCTION_WORDS = frozenset(seed_toml("event_words")["linking"]["function_words"])
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_DAY = 1
_MONTH = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`kind`: the PLOVER type, or "meeting" for one held or agreed. `sides`: the countries, bodies, others involved."""

    key: ItemKey
    kind: str
    is_real: bool  # told as fact or plan, not as wish, fancy or denial
    first: date | None
    last: date | None
    published: date | None
    place: str | None
    sources: frozenset[str]
    sides: frozenset[str]
    bodies: frozenset[str]  # those sides that are international organisations
    words: frozenset[str]  # content words that the other fields do not hold, as stems

    @property
    def is_speech(self) -> bool:
        return self.kind in _SPEECH

    @property
    def days(self) -> int | None:
        """How many days the event may have been on."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


def report_of(article: Article, index: int, actors: ActorLinks) -> Report:
    event = article.annotation.events[index]
    dates = event_dates(event, article.published_date)
    sides = {p: _side(article.article_id, p, actors) for p in event.participants}
    return Report(
        key=(article.article_id, index),
        kind=_kind(event),
        is_real=event.status in ("happened", "ongoing", "scheduled"),
        first=dates.date_start,
        last=dates.date_end,
        published=article.published_date,
        place=fold(event.place) if event.place else None,
        sources=frozenset(side for p, side in sides.items() if p.role != "target"),
        sides=frozenset(sides.values()),
        bodies=frozenset(side for p, side in sides.items() if p.country == "IGO"),
        words=content_words(event.evidence) - content_words(_known(event)),
    )


def _known(event: Event) -> str:
    """The words that the other fields already hold: the trigger, who takes part, when and where."""
    first, last = event.trigger_start - event.start, event.trigger_end - event.start
    parts = [event.evidence[first:last], event.place or "", event.time.text if event.time else ""]
    return " ".join([*parts, *(p.actor for p in event.participants)])


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry content."""
    words = (match.group() for match in _WORD.finditer(fold(text)))
    return frozenset(_stem(word) for word in words if word not in _FUNCTION_WORDS)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    return min(stems(word), key=len)


def _kind(event: Event) -> str:
    together = all(p.role == "participant" for p in event.participants)
    planned = event.type == "AGREE" and event.status == "scheduled" and together
    return "meeting" if event.type == "CONSULT" or planned else event.type


def _side(article_id: str, participant: Participant, actors: ActorLinks) -> str:
    """A country's code stands for whoever acts for it; others are themselves."""
    if participant.country and participant.country != "IGO":
        return participant.country
    return actors.of_name.get((article_id, participant.actor)) or fold(participant.actor)
