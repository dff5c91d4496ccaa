"""From a time expression and the article's date to dates. What cannot be known gives None: null beats wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from pipelines.records import Direction, TimeExpression

_UNIT = re.compile(r"(day|week|weekend|month|year|decade)([+-]\d+)")
_POINT = re.compile(r"(?P<core>[^<>,]+)(?P<shift>[<>]?)(?:,weekday=(?P<weekday>\d))?")
_NEAR_DAYS = 31
_YEARS_AROUND = 28  # after so many years the calendar's weekdays repeat


def anchor(time: TimeExpression, published: date | None, *, latest: date | None = None) -> str | None:
    """The date of `time` as the contract writes it: `2022`, `2022-01`, `2022-01-12` or a range.

    `published` is the article's date. Without it, `latest` (a day the article is surely not younger than, such as that
    of its capture) is enough for a day printed with its weekday: the last year in which the two agree.
    """
    ends = [_point(part, time.direction, published, latest) for part in time.value.split("/")]
    if len(ends) == 1:
        return ends[0]
    first, last = ends[0], ends[-1]
    return f"{first}/{last}" if first and last and first <= last else None


def told_day(times: Iterable[TimeExpression], latest: date | None = None) -> date | None:
    """The last day that a text by itself gives as past: the nearest thing to its own date where none is printed."""
    days = (anchor(time, None, latest=latest) for time in times if time.direction == "past")
    return max((d for value in days if value and (d := _valid(value)) and d <= (latest or d)), default=None)


def _point(value: str, direction: Direction, published: date | None, latest: date | None) -> str | None:
    if value[0].isdigit():
        return value
    match = _POINT.fullmatch(value)
    if match is None:
        return None
    core, weekday = match["core"], int(match["weekday"] or 0)
    if published is None:
        return _by_weekday(core, weekday, latest) if latest and core.startswith("--") and weekday else None
    if core.startswith("--"):
        return _day_without_year(core, weekday, direction, published)
    if core.startswith("weekday="):
        return _weekday(int(core[-1]), match["shift"], direction, published).isoformat()
    if core.startswith("month="):
        return _month(int(core[-2:]), match["shift"], direction, published)
    unit = _UNIT.fullmatch(core)
    return _counted(unit[1], int(unit[2]), weekday, published) if unit else None


def _weekday(weekday: int, shift: str, direction: Direction, published: date) -> date:
    """The nearest such day in the direction (past by default), the article's own included unless "last" or "next"."""
    if shift == ">" or (not shift and direction == "future"):
        ahead = (weekday - published.isoweekday()) % 7
        return published + timedelta(days=ahead or (7 if shift else 0))
    back = (published.isoweekday() - weekday) % 7
    return published - timedelta(days=back or (7 if shift else 0))


def _month(month: int, shift: str, direction: Direction, published: date) -> str:
    """Without direction the nearest such month."""
    behind = (published.month - month) % 12  # months since it last began
    if shift == "<" or (not shift and direction == "past"):
        behind = behind or (12 if shift else 0)
    elif shift == ">" or direction == "future":
        behind = behind - 12 if behind or shift else 0
    elif behind > 6:
        behind -= 12
    return _shift_month(published, -behind)


def _shift_month(published: date, months: int) -> str:
    year, month = divmod(published.year * 12 + published.month - 1 + months, 12)
    return f"{year:04d}-{month + 1:02d}"


def _day_without_year(core: str, weekday: int, direction: Direction, published: date) -> str | None:
    """The nearest such day, on its weekday if one is printed, on the side of the article's date that words point to.

    A side that leads most of a year away is not believed: "will run from 23 January" may stand in a text of the 28th.
    """
    reach = _YEARS_AROUND if weekday else 1
    years = range(published.year - reach, published.year + reach + 1)
    days = [d for year in years if (d := _valid(f"{year:04d}{core[1:]}"))]
    if weekday:
        days = [d for d in days if d.isoweekday() == weekday]
    sided = [d for d in days if _on_side(d, direction, published) or abs((d - published).days) <= _NEAR_DAYS]
    best = min(sided or days, key=lambda d: (abs((d - published).days), d), default=None)
    return best.isoformat() if best else None


def _on_side(day: date, direction: Direction, published: date) -> bool:
    return direction == "none" or (day <= published if direction == "past" else day >= published)


def _by_weekday(core: str, weekday: int, latest: date) -> str | None:
    days = (_valid(f"{y:04d}{core[1:]}") for y in range(latest.year, latest.year - _YEARS_AROUND, -1))
    return next((d.isoformat() for d in days if d and d <= latest and d.isoweekday() == weekday), None)


def _valid(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _counted(unit: str, offset: int, weekday: int, published: date) -> str | None:
    if unit == "day":
        return _counted_day(offset, weekday, published)
    if unit in {"week", "weekend"}:
        monday = published + timedelta(days=1 - published.isoweekday() + 7 * offset)
        if unit == "weekend" and offset == 0 and published.isoweekday() < 6:
            monday -= timedelta(days=7)
        first = monday + timedelta(days=5 if unit == "weekend" else 0)
        return f"{first}/{monday + timedelta(days=6)}"
    if unit == "month":
        return _shift_month(published, offset)
    if unit == "year":
        return f"{published.year + offset:04d}" if published.year + offset > 0 else None
    return None


def _counted_day(offset: int, weekday: int, published: date) -> str | None:
    """The weekday printed beside "today" wins: the article may carry the date of the day after."""
    try:
        day = published + timedelta(days=offset)
    except OverflowError:
        return None
    if weekday and day.isoweekday() != weekday:
        return _weekday(weekday, "", "future" if offset > 0 else "past", published).isoformat()
    return day.isoformat()
