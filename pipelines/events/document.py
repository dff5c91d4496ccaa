"""The events of a text: those of its sentences, each with its time and place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipelines.actors.unknown_states import adjective_mentions
from pipelines.events.attach import NewsDay, place_of, time_of
from pipelines.events.background import Found
from pipelines.events.pairs import Pair, named_pair
from pipelines.events.sentence import find_in_sentence
from pipelines.language.sentences import split_sentences
from pipelines.records import Event, Mention, TimeExpression


def find_events(text: str, mentions: Sequence[Mention], times: Sequence[TimeExpression]) -> tuple[Event, ...]:
    """The events that clean body text tells, in order of `start`. `evidence` is the sentence."""
    mentions = sorted([*mentions, *adjective_mentions(text, mentions)], key=lambda m: m.start)
    times = sorted(times, key=lambda t: t.start)
    mention_starts, time_starts = [m.start for m in mentions], [t.start for t in times]
    day, pair = NewsDay(), Pair()
    events: list[Event] = []
    for start, end in split_sentences(text):
        inside = mentions[bisect_left(mention_starts, start) : bisect_left(mention_starts, end)]
        dated = times[bisect_left(time_starts, start) : bisect_left(time_starts, end)]
        pair = named_pair(text, inside) or pair
        found = find_in_sentence(text, start, end, inside, dated, pair)
        own = [time_of(text, f, found, dated) for f in found]
        day.see(found, own)
        for event, time in zip(found, own, strict=True):
            if time is None and not dated:
                time = day.of(event)
            events.append(_event(text, start, end, event, time, inside))
    return tuple(events)


def _event(
    text: str, start: int, end: int, found: Found, time: TimeExpression | None, mentions: Sequence[Mention]
) -> Event:
    return Event(
        type=found.telling.type,
        status=found.telling.status,
        start=start,
        end=end,
        evidence=text[start:end],
        trigger_start=found.trigger[0],
        trigger_end=found.trigger[1],
        time=time,
        place=place_of(text, found, mentions),
        participants=found.participants,
    )
