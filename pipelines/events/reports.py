"""What one article's account of an event offers for comparison with others: kind, days, place, sides and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipelines.actors.unknown_states import adjective_owners
from pipelines.events.dates import event_dates
from pipelines.language.names import fold
from pipelines.language.words import stems
from pipelines.links import ActorLinks, Article, ItemKey
from pipelines.records import Event, Participant
from pipelines.reference import seed_toml

_SPEECH = frozenset(seed_toml("event_words")["linking"]["speech"])
_FUNCTION_WORDS = frozenset(seed_toml("event_words")["linking"]["function_words"])
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_NAME = re.compile(r"[^\W\d_]+")
_MEETINGS = "|".join(seed_toml("event_words")["linking"]["meetings"])
# What stands before "talks" in "the talks", before "chaired" in "the talks were chaired".
_DEFINITE = re.compile(rf"\bthe (?:(?:{_MEETINGS}) (?:was|were) )?$", re.IGNORECASE)
_NEAR = re.compile(r",? (?:just )?(?:outside|near|close to|not far from) (?:the )?")
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
    around: frozenset[str] = frozenset()  # what its place is said to lie near: "an inn outside Norburg"
    story: str | None = None
    is_definite: bool = False  # "the talks": one that the article has told of
    is_past: bool = True

    @property
    def is_speech(self) -> bool:
        return self.kind in _SPEECH

    @property
    def days(self) -> int | None:
        """How many days the event may have been on."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


def reports_of(article: Article, actors: ActorLinks, story: str | None = None) -> Iterator[Report]:
    """The reports of one article, in the order of its events."""
    states = _represented(article)
    for index in range(len(article.annotation.events)):
        yield _report(article, index, actors, story, states)


def _report(article: Article, index: int, actors: ActorLinks, story: str | None, states: Mapping[str, str]) -> Report:
    event = article.annotation.events[index]
    dates = event_dates(event, article.published_date)
    sides = {p: _side(article.article_id, p, actors, states) for p in event.participants}
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
        around=_around(event, article),
        story=story,
        is_definite=bool(_DEFINITE.search(event.evidence, 0, event.trigger_start - event.start)),
        is_past=event.status in ("happened", "ongoing"),
    )


def _around(event: Event, article: Article) -> frozenset[str]:
    """The places that its place is said to lie near, in its own clause."""
    start = event.evidence.find(event.place) if event.place else -1
    behind = event.evidence[start + len(event.place or "") :] if start >= 0 else ""
    near = _NEAR.match(behind)
    if near is None:
        return frozenset()
    at = event.start + start + len(event.place or "") + near.end()
    return frozenset(fold(m.actor) for m in article.annotation.mentions if m.start == at and m.type == "place")


def _represented(article: Article) -> dict[str, str]:
    """Person -> the state without a country code that its role names: "Ruritania's foreign minister"."""
    mentions = article.annotation.mentions
    states = {m.actor for m in mentions if m.type == "state" and m.country is None}
    names = {**{state: state for state in states}, **adjective_owners(states)}
    found: dict[str, str] = {}
    for mention in mentions:
        if names and mention.role_text and mention.country is None:
            words = _NAME.findall(mention.role_text)
            state = next((names[word] for word in words if word in names), None)
            if state is not None:
                found.setdefault(mention.actor, state)
    return found


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


def _side(article_id: str, participant: Participant, actors: ActorLinks, states: Mapping[str, str]) -> str:
    """A country's code stands for whoever acts for it, a state without one for its officers; others are themselves."""
    if participant.country and participant.country != "IGO":
        return participant.country
    name = states.get(participant.actor, participant.actor)
    return actors.of_name.get((article_id, name)) or fold(name)
