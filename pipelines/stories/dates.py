"""Dates of undated articles, from the dated articles of their story.

An article says how its own day lies to what it tells ("today, Wednesday", "yesterday", "on Wednesday" in a text last
changed on that very day); the dated articles of its story say which calendar days are meant. Every such clue of an
article must give the same day, and no clue is better than a wrong one: plain "on Wednesday" leaves the day of
publication open, because papers print it a day later too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipelines.links import Article, Cluster
from pipelines.reference import seed_toml
from pipelines.stories.days import calendar_day, first_day_told, lead_end, told_times

_OWN_DAY = re.compile(r"day(?P<offset>[+-]\d+)(?:,weekday=(?P<weekday>\d))?")
_WEEKDAY = re.compile(r"weekday=(?P<weekday>\d)")
_WEEK = 7

Clue = tuple[date, str]


def infer_dates(articles: Sequence[Article], stories: tuple[Cluster, ...]) -> dict[str, Clue]:
    """article_id -> (date, basis) for the undated articles that their story pins to one day."""
    by_id = {a.article_id: a for a in articles}
    inferred: dict[str, Clue] = {}
    for story in stories:
        members = [by_id[i] for i, _ in story.members]
        known = [a for a in members if a.published_date is not None]
        days = sorted({a.published_date for a in known if a.published_date is not None})
        if not days:
            continue
        happened = _day_of_the_happening(known)
        for article in members:
            if article.published_date is None and (clue := _pinned(article, days, happened)):
                inferred[article.article_id] = clue
    return inferred


def _pinned(article: Article, days: Sequence[date], happened: date | None) -> Clue | None:
    """The one day all clues of the article agree on, if it lies near the story's `days` and not after the capture."""
    clues = sorted(_clues(article, days, happened))
    reach = timedelta(days=seed_toml("linking")["dates"]["reach_days"])
    seen = [d for d in map(calendar_day, (article.draft.captured_at, article.draft.updated_at)) if d]
    if len({day for day, _ in clues}) != 1:
        return None
    day, basis = clues[0]
    return (day, basis) if days[0] - reach <= day <= days[-1] + reach and day <= min(seen, default=day) else None


def _clues(article: Article, days: Sequence[date], happened: date | None) -> Iterator[Clue]:
    """Every day that some words of the article give for its publication."""
    end = lead_end(article)
    updated = calendar_day(article.draft.updated_at)
    for time in told_times(article):
        own = _OWN_DAY.fullmatch(time.value)
        plain = _WEEKDAY.fullmatch(time.value)
        if own and own["weekday"]:
            day = _only_weekday(int(own["weekday"]), days)
            if day:
                yield day - timedelta(days=int(own["offset"])), "story_named_weekday"
        elif own and time.start < end and happened and own["offset"] in {"+0", "-1"}:
            yield happened - timedelta(days=int(own["offset"])), "story_relative_day"
        elif plain and time.start < end and time.direction == "past" and updated:
            day = _only_weekday(int(plain["weekday"]), days)
            if day == updated:
                yield day, "story_updated_that_day"


def _day_of_the_happening(known: Sequence[Article]) -> date | None:
    """The first day that the lead names, in more than half of the dated articles whose lead names one."""
    named = [told.day for a in known if (told := first_day_told(a)) and told.day]
    if not named:
        return None
    day, count = min(Counter(named).items(), key=lambda item: (-item[1], item[0]))
    return day if 2 * count > len(named) else None


def _only_weekday(weekday: int, days: Sequence[date]) -> date | None:
    """The day of that ISO weekday among the story's days or, failing that, within their reach, if there is just one."""
    for reach in (0, seed_toml("linking")["dates"]["reach_days"]):
        first = days[0] - timedelta(days=reach)
        first += timedelta(days=(weekday - first.isoweekday()) % _WEEK)
        last = days[-1] + timedelta(days=reach)
        if first <= last:
            return first if last < first + timedelta(days=_WEEK) else None
    return None
