"""Days of ISO 8601 values of any precision."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(value: str | None) -> date | None:
    """The first day of "2022", "2022-01" or "2022-01-12"."""
    if value is None:
        return None
    year, month, day = _numbers(value)
    return date(year, month or 1, day or 1)


def last_day(value: str | None) -> date | None:
    """The last day of "2022", "2022-01" or "2022-01-12"."""
    if value is None:
        return None
    year, month, day = _numbers(value)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _numbers(value: str) -> tuple[int, int, int]:
    year, month, day = [*map(int, value.split("-")), 0, 0][:3]
    return year, month, day
