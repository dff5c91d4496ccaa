"""The day that an article's lead tells of, in the outlet's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipelines.language.times import anchor, is_day
from pipelines.links import Article
from pipelines.records import TimeExpression

_LEAD_PARAGRAPHS = 3
_PRINTED_WEEKDAY = re.compile(r"weekday=(\d)")


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A calendar day, or only its ISO weekday where the article's own date is unknown."""

    weekday: int
    day: date | None

    def differs_from(self, other: ToldDay) -> bool:
        if self.day and other.day:
            return self.day != other.day
        return self.weekday != other.weekday


def first_day_told(article: Article) -> ToldDay | None:
    """The first day, not still to come, that the lead names."""
    end = lead_end(article)
    for time in told_times(article):
        if time.start < end and is_day(time.value) and time.direction != "future":
            return _told(time, article.published_date)
    return None


def told_times(article: Article) -> Iterator[TimeExpression]:
    """The article's times without those in quotes: "today" in a quote is the speaker's."""
    spoken = [(q.start, q.end) for q in article.annotation.quotes if q.kind != "indirect"]
    for time in article.annotation.times:
        if not any(start <= time.start < end for start, end in spoken):
            yield time


def lead_end(article: Article) -> int:
    """Where the third paragraph of the body ends."""
    return len("\n\n".join(p.text for p in article.draft.paragraphs[:_LEAD_PARAGRAPHS]))


def calendar_day(at: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or time; None for what is coarser or no date."""
    try:
        return date.fromisoformat((at or "")[:10])
    except ValueError:
        return None


def _told(time: TimeExpression, published: date | None) -> ToldDay | None:
    day = calendar_day(anchor(time, published))
    if day:
        return ToldDay(day.isoweekday(), day)
    printed = _PRINTED_WEEKDAY.search(time.value)
    return ToldDay(int(printed[1]), None) if printed else None
