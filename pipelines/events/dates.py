"""The calendar dates of an event, once the date of its article is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipelines.language.calendar_days import first_day, last_day
from pipelines.language.times import anchor
from pipelines.records import Event

Precision = Literal["day", "month", "year", "range"]
_BY_LENGTH: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDates:
    """First and last day on which the event may have been, as printed in `date_text`. All None: not known."""

    date_start: date | None = None
    date_end: date | None = None
    date_text: str | None = None
    precision: Precision | None = None


def event_dates(event: Event, published: date | None, *, latest: date | None = None) -> EventDates:
    """The dates of `event` in an article of the day `published`; only the text if they cannot be known.

    `latest`: see `anchor`.
    """
    if event.time is None:
        return EventDates()
    value = anchor(event.time, published, latest=latest)
    if value is None:
        return EventDates(date_text=event.time.text)
    first, _, last = value.partition("/")
    return EventDates(
        date_start=first_day(first),
        date_end=last_day(last or first),
        date_text=event.time.text,
        precision="range" if last else _BY_LENGTH[len(first)],
    )
