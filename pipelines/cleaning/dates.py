"""Dates: the moment that a machine-readable value or a printed line names, as ISO 8601; unknown rather than wrong.

What stands there is kept: the local day with its offset is never converted to another zone, a time without an offset
stays without one, and a month without a day names no date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from functools import cache

from pipelines.reference import seed_toml

EARLIEST_YEAR = 1800
_LONGEST = 300  # characters of a line that are looked at: a date line is short, a hostile one is not

_MACHINE = re.compile(
    r"\s*(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?)?",
    re.IGNORECASE,
)
_WORD = r"(?P<m>[^\W\d_]{2,14})"
_DAY = r"(?<![\d.,/:-])(?P<d>\d{1,2})"
_YEAR = r"(?P<y>(?:18|19|20)\d{2})(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|er|re|º|°|ª|-?(?:е|го|й))?"
_JOIN = r"[\s.,/-]{0,3}(?:(?:de|del|di|of|d['’]|m|gada|tháng|έως)\b[\s.]{0,2})?"
_NAMED = (
    re.compile(rf"{_DAY}{_ORDINAL}{_JOIN}{_WORD}[\s.,/’'-]{{0,3}}(?:(?:de|del|of|do)\s)?{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_WORD}[\s.]{{1,3}}(?P<d>\d{{1,2}})(?!\d){_ORDINAL}[\s.,]{{1,3}}{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_YEAR}[\s.,-]{{0,3}}(?:m\.?\s|gada\s)?{_WORD}[\s.-]{{1,3}}(?P<d>\d{{1,2}})(?!\d)", re.IGNORECASE),
    re.compile(rf"{_YEAR}[\s.]{{1,3}}gada\s(?P<d>\d{{1,2}})\.\s{_WORD}", re.IGNORECASE),
)
_NUMERIC_YEAR_FIRST = (
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]"),
    re.compile(rf"(?<![\d/.-]){_YEAR}(?P<sep>[-/.])\s?(?P<m>\d{{1,2}})(?P=sep)\s?(?P<d>\d{{1,2}})(?!\d)"),
)
_DAY_FIRST_DOTS = re.compile(rf"{_DAY}\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}")
_VIETNAMESE = re.compile(rf"{_DAY}\s+tháng\s+(?P<m>\d{{1,2}})[\s,]+(?:năm\s+)?{_YEAR}", re.IGNORECASE)
_SLASHES = re.compile(rf"(?<![\d/.-])(?P<a>\d{{1,2}})(?P<sep>[/-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}")
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>2[0-3]|[01]?\d)(?!\d)(?:[:.h](?P<min>[0-5]\d)(?![\d])(?:[:.](?P<s>[0-5]\d))?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?:\s?(?:uhr|Uhr|hrs?|h)\b)?"
    r"(?:\s?\(?(?P<zone>(?:GMT|UTC)?\s?[+-]\d{1,2}:?(?:\d{2})?|[A-Z]{1,4}\b))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")


@cache
def _months() -> dict[str, dict[str, int]]:
    """Month name -> language -> month. A name can be two months in two languages."""
    table: dict[str, dict[str, int]] = defaultdict(dict)
    months: dict[str, list[str]] = seed_toml("dates")["months"]
    for language, names in months.items():
        for number, forms in enumerate(names, start=1):
            for form in forms.split(" "):
                table[form][language] = number
    return table


@cache
def _zones() -> dict[str, int]:
    zones: dict[str, int] = seed_toml("dates")["zones"]
    return zones


def month_number(name: str, language: str | None = None) -> int | None:
    """1 to 12, or None for an unknown name or one that names two months and no `language` decides."""
    meanings = _months().get(name.lower(), {})
    if language in meanings:
        return meanings[language]
    numbers = set(meanings.values())
    return numbers.pop() if len(numbers) == 1 else None


def parse_machine(value: str) -> str | None:
    """The moment of an attribute or a JSON value: ISO 8601 in any of its spellings, else as printed text."""
    match = _MACHINE.match(value)
    if match is None:
        return parse_printed(value)
    year, month, day, hour, minute, second, zone = match.groups()
    found = _day(int(year), int(month), int(day))
    if found is None:
        return None
    if hour is None:
        return found.isoformat()
    return _moment(found, int(hour), int(minute), int(second or 0), _offset(zone))


def parse_printed(text: str, language: str | None = None) -> str | None:
    """The first full date printed in a short line, with its time if one stands beside it.

    `12/01/2022` is two dates unless a part is above 12, both are equal, or `language` writes the day first ("en-gb"
    does, "en" does not say).
    """
    line = text[:_LONGEST]
    found = _find_day(line, language)
    if found is None:
        return None
    day, start, end = found
    return _with_clock(day, line[end : end + 40]) or _with_clock(day, line[max(0, start - 20) : start]) or str(day)


def _find_day(line: str, language: str | None) -> tuple[date, int, int] | None:
    """The earliest date in the line with its span."""
    candidates = []
    for pattern in _NAMED:
        for match in pattern.finditer(line):
            month = month_number(match["m"], language)
            day = _day(int(match["y"]), month, int(match["d"])) if month else None
            if day:
                candidates.append((match.start(), match.end(), day))
                break
    for pattern in (*_NUMERIC_YEAR_FIRST, _DAY_FIRST_DOTS, _VIETNAMESE):
        numeric = pattern.search(line)
        day = numeric and _day(int(numeric["y"]), int(numeric["m"]), int(numeric["d"]))
        if numeric and day:
            candidates.append((numeric.start(), numeric.end(), day))
    slashed = _SLASHES.search(line)
    day = slashed and _slashed(int(slashed["a"]), int(slashed["b"]), int(slashed["y"]), language)
    if slashed and day:
        candidates.append((slashed.start(), slashed.end(), day))
    if not candidates:
        return None
    start, end, day = min(candidates)
    return day, start, end


def _slashed(first: int, second: int, year: int, language: str | None) -> date | None:
    if second > 12:
        return _day(year, first, second)
    if first > 12 or first == second or language not in (None, "en"):
        return _day(year, second, first)
    return None


def _with_clock(day: date, text: str) -> str | None:
    """The day with the first time of day in `text`; a bare number is not a time."""
    for match in _CLOCK.finditer(text):
        if match["min"] is None and match["half"] is None:
            continue
        hour = int(match["h"])
        if match["half"]:
            if hour > 12:
                continue
            hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
        return _moment(day, hour, int(match["min"] or 0), int(match["s"] or 0), _offset(match["zone"]))
    return None


def _offset(zone: str | None) -> timezone | None:
    if not zone:
        return None
    if match := _OFFSET.search(zone):
        sign, hours, minutes = match.groups()
        total = int(hours) * 60 + int(minutes or 0)
        return timezone(timedelta(minutes=-total if sign == "-" else total)) if total < 24 * 60 else None
    minutes_east = _zones().get(zone.lower())
    return None if minutes_east is None else timezone(timedelta(minutes=minutes_east))


def _day(year: int, month: int, day: int) -> date | None:
    if not (year >= EARLIEST_YEAR and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(day: date, hour: int, minute: int, second: int, zone: timezone | None) -> str:
    """ISO 8601 with the offset if there is one; an impossible time of day leaves the day alone."""
    if hour > 23 or minute > 59 or second > 59:
        return day.isoformat()
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone).isoformat()
