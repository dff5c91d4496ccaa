"""The grammar of time expressions: an ordered list of patterns, each with the builder of its normal form.

Earlier patterns take their text first, so longer and surer forms stand before shorter ones. A builder answers None when
the words are no date after all ("may", "2000 troops"). The normal form is described in `times`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.reference import seed_toml

_SEED = seed_toml("times")
_MONTHS: dict[str, int] = _SEED["months"]
_WEEKDAYS: dict[str, int] = _SEED["weekdays"]
_NUMBERS: dict[str, int] = _SEED["numbers"]
_DAYS: dict[str, int] = _SEED["days"]
_NAMED: dict[str, str] = _SEED["named"]
_DECADES: dict[str, int] = _SEED["decades"]
_WORDS: dict[str, list[str]] = _SEED["words"]
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_SHIFTS = dict.fromkeys(_WORDS["before"], "<") | dict.fromkeys(_WORDS["after"], ">")


@dataclass(frozen=True, slots=True)
class Pattern:
    name: str
    regex: re.Pattern[str]
    value: Callable[[re.Match[str]], str | None]


def _words(words: Iterable[str]) -> str:
    """An alternation, longest first, that allows any white space between words."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


def _any_case(words: Iterable[str]) -> str:
    return f"(?i:{_words(words)})"


_MONTH = f"(?:{_words([w.capitalize() for w in _MONTHS] + [w.upper() for w in _MONTHS])})\\.?"
_WEEKDAY = _words([w.capitalize() for w in _WEEKDAYS] + [w.upper() for w in _WEEKDAYS])
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d)"
_BEFORE = r"(?<![A-Za-z0-9])"
_AFTER = r"(?![A-Za-z0-9])"
_DASH = r"\s*(?:[-–—]|to|through|until|and)\s*"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_NUMBER = rf"(?:\d{{1,3}}|{_any_case(_NUMBERS)})"
_EDGE = r"(?i:(?:early|late|mid|the\s+(?:start|beginning|middle|end)\s+of)[\s-]+)?"
_EXTENT_OPENERS = frozenset(_WORDS["extent_openers"])
_COUNTED = re.compile(r"\s+(?:[a-z]+s|people|men|women|percent|per|km|feet)\b|-(?:year|strong|mile|km)")
_SHIFT = _any_case([*_WORDS["before"], *_WORDS["after"], *_WORDS["same"]])

GATE = re.compile(
    rf"\d|{_MONTH}|{_WEEKDAY}|(?i:day\b|night\b|week|month|year|morning|afternoon|evening|\bdecade|\bnineteen|ties\b)"
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _month(word: str) -> int:
    return _MONTHS[word.rstrip(".").lower()]


def _fold(text: str) -> str:
    return " ".join(text.lower().split())


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _iso(year: str | int, month: int, day: int) -> str | None:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return None


def _month_day(month: int, day: int) -> str | None:
    return f"--{month:02d}-{day:02d}" if _iso(2000, month, day) else None


def _dated(groups: dict[str, Any]) -> str | None:
    """A day from the groups month, day, and year and weekday if printed."""
    month, day = _month(groups["month"]), _day(groups["day"])
    if groups.get("year"):
        return _iso(groups["year"], month, day)
    value = _month_day(month, day)
    weekday = groups.get("weekday")
    return value and (f"{value},weekday={_WEEKDAYS[weekday.lower()]}" if weekday else value)


def _day_of(match: re.Match[str]) -> str | None:
    return _dated(match.groupdict())


def _days_of_month(match: re.Match[str]) -> str | None:
    """ "10-12 January 2022", "January 10 to 12"."""
    groups = match.groupdict()
    first, last = _dated({**groups, "weekday": None}), _dated({**groups, "day": groups["last"], "weekday": None})
    return f"{first}/{last}" if first and last and first < last else None


def _iso_day(match: re.Match[str]) -> str | None:
    return _iso(match["year"], int(match["month"]), int(match["day"]))


def _month_of_year(match: re.Match[str]) -> str:
    return f"{match['year']}-{_month(match['month']):02d}"


def _numeric(match: re.Match[str]) -> str | None:
    """ "12.01.2022"; "01/12/2022" is a day only if one of the two cannot be a month."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if match["mark"] == "." or first > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else None


def _spelled_year(match: re.Match[str]) -> str:
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match["century"].lower()]
    return str(century + sum(_number(word) for word in re.findall(r"[A-Za-z]+", match["rest"])))


def _month_of_spelled_year(match: re.Match[str]) -> str:
    return f"{_spelled_year(match)}-{_month(match['month']):02d}"


def _decade(match: re.Match[str]) -> str:
    start = int(match["year"]) if match["year"] else 1900 + _DECADES[match["word"].lower()]
    return f"{start}/{start + 9}"


def _century(match: re.Match[str]) -> str:
    start = (int(match["number"]) - 1) * 100
    return f"{start}/{start + 99}"


def _ago(match: re.Match[str]) -> str | None:
    return _counted(_number(match["number"]), match["unit"].lower(), "-")


def _in_units(match: re.Match[str]) -> str | None:
    """ "in two weeks", but not "the first in two weeks" nor "in two years and a half"."""
    before = match.string[max(0, match.start() - 40) : match.start()].lower().split()[-4:]
    if _EXTENT_OPENERS & set(before) or match.string[match.end() :].lstrip().startswith("and a half"):
        return None
    return _counted(_number(match["number"]), match["unit"].lower(), "+")


def _counted(number: int, unit: str, sign: str) -> str | None:
    if unit in _UNIT_DAYS:
        return f"day{sign}{number * _UNIT_DAYS[unit]}"
    return f"{unit}{sign}{number * 10}" if unit == "decade" else f"{unit}{sign}{number}"


def _shifted_unit(match: re.Match[str]) -> str:
    offset = {"<": "-1", ">": "+1"}.get(_SHIFTS.get(_fold(match["shift"]), ""), "+0")
    return f"{match['unit'].lower()}{offset}"


def _shifted_weekday(match: re.Match[str]) -> str:
    return f"weekday={_WEEKDAYS[match['weekday'].lower()]}{_SHIFTS.get(_fold(match['shift']), '')}"


def _shifted_month(match: re.Match[str]) -> str:
    return f"month={_month(match['month']):02d}{_SHIFTS.get(_fold(match['shift']), '')}"


def _relative_day(match: re.Match[str]) -> str:
    value = f"day{_DAYS[_fold(match['word'])]:+d}"
    weekday = match["weekday"]
    return f"{value},weekday={_WEEKDAYS[weekday.lower()]}" if weekday else value


def _plain_weekday(match: re.Match[str]) -> str | None:
    start, end = match.span("weekday")
    around = _fold(match.string[max(0, start - 12) : end + 8])
    if any(name in around for name in _WORDS["weekday_names"]):
        return None
    return f"weekday={_WEEKDAYS[match['weekday'].lower()]}"


def _plain_month(match: re.Match[str]) -> str | None:
    """A month by its name alone, unless the name is another word or somebody's ("May", "April Jones")."""
    month = match["month"].rstrip(".")
    before = re.findall(r"[\w’']+", match.string[max(0, match.start("month") - 24) : match.start("month")])
    opened = bool(match["edge"]) or (bool(before) and before[-1].lower() in _WORDS["month_openers"])
    alone = match.group().strip() == match.string.strip()
    if not (opened or alone) and (month.lower() in _WORDS["ambiguous_months"] or _names_something(match)):
        return None
    return f"month={_month(month):02d}"


def _names_something(match: re.Match[str]) -> bool:
    return re.match(r"\s+[A-Z]", match.string[match.end() :]) is not None


def _plain_year(match: re.Match[str]) -> str | None:
    """Four digits are a year unless they count something: "2000 troops", "$1999", "about 1900 people"."""
    text, start, end = match.string, match.start("year"), match.end("year")
    before = re.findall(r"[\w’']+|[^\w\s]", text[max(0, start - 20) : start])
    last = before[-1].lower() if before else ""
    if last in _WORDS["count_openers"] or last in {"$", "€", "£", "#", "/", "+"} or text[start - 1 : start] == ".":
        return None
    if last in _WORDS["year_openers"] or text.strip() == match.group():
        return match["year"]
    return None if _COUNTED.match(text, end) or int(match["year"]) < 1900 else match["year"]


def _pattern(name: str, regex: str, value: Callable[[re.Match[str]], str | None]) -> Pattern:
    return Pattern(name, re.compile(f"{_BEFORE}(?:{regex}){_AFTER}"), value)


_TENS = _words(word for word, number in _NUMBERS.items() if number >= 20)
_TEENS = _words(word for word, number in _NUMBERS.items() if 10 <= number < 20)
_ONES = _words(word for word, number in _NUMBERS.items() if number < 10 and len(word) > 2)
_SPELLED = rf"(?P<century>nineteen|twenty)[\s-](?P<rest>{_TENS}(?:[\s-]{_ONES})?|{_TEENS})"
_TAIL = rf"(?:\s*,\s*|\s+)(?P<year>{_YEAR})"
_HEAD = rf"(?:(?P<weekday>{_WEEKDAY}){_PART}[,\s]*\(?(?:the\s+)?)?"
_M_D = rf"(?P<month>{_MONTH})\s*(?:the\s+)?(?P<day>{_DAY})"
_D_M = rf"(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH})"
_LAST = rf"{_DASH}(?P<last>{_DAY})"
_UNIT = r"(?P<unit>(?i:day|week|fortnight|month|year|decade))"

PATTERNS: tuple[Pattern, ...] = (
    _pattern("iso day", rf"(?P<year>{_YEAR})[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?!\d)", _iso_day),
    _pattern("numeric day", rf"(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?P<year>{_YEAR})", _numeric),
    _pattern("named day", rf"(?P<word>{_words(_NAMED)})", lambda m: _NAMED[" ".join(m["word"].split())]),
    _pattern("days, then month", rf"(?P<day>{_DAY}){_LAST}\s+(?P<month>{_MONTH})(?:{_TAIL})?", _days_of_month),
    _pattern("month, then days", rf"(?P<month>{_MONTH})\s*(?P<day>{_DAY}){_LAST}(?:{_TAIL})?", _days_of_month),
    _pattern("range with one year", rf"{_M_D}(?={_DASH}{_MONTH}\s*{_DAY}{_TAIL})", _day_of),
    _pattern("month day year", f"{_HEAD}{_M_D}{_TAIL}", _day_of),
    _pattern("day month year", f"{_HEAD}{_D_M}{_TAIL}", _day_of),
    _pattern("month day", _HEAD + _M_D, _day_of),
    _pattern("day month", _HEAD + _D_M, _day_of),
    _pattern("month year", rf"{_EDGE}(?P<month>{_MONTH})(?:\s+of)?(?:\s*,\s*|\s+)(?P<year>{_YEAR})", _month_of_year),
    _pattern("decade", rf"(?P<year>(?:1[5-9]|20)\d0)['’]?s|[Tt]he\s+(?P<word>{_words(_DECADES)})", _decade),
    _pattern("century", r"(?P<number>1[0-9]|2[01])(?:st|th)[\s-]century", _century),
    _pattern("month, spelled year", rf"(?P<month>{_MONTH})\s+(?i:{_SPELLED})", _month_of_spelled_year),
    _pattern("spelled year", f"(?i:{_SPELLED})", _spelled_year),
    _pattern("ago", rf"(?P<number>{_NUMBER})\s+{_UNIT}s?(?:\s+or\s+so)?\s+ago", _ago),
    _pattern("year ago", r"(?i:a\s+|the\s+)?(?i:year)[-\s](?i:earlier|ago)", lambda _: "year-1"),
    _pattern("part of the year", r"(?i:earlier|later)\s+in\s+the\s+year", lambda _: "year+0"),
    _pattern("in units", rf"(?i:in)\s+(?P<number>{_NUMBER})\s+{_UNIT}s?(?i:'s|’s)?\s*(?i:time)?", _in_units),
    _pattern("relative day", rf"(?P<word>{_any_case(_DAYS)})(?:,?\s+(?P<weekday>{_WEEKDAY}))?", _relative_day),
    _pattern("shifted weekday", rf"(?P<shift>{_SHIFT})\s+(?P<weekday>{_WEEKDAY}){_PART}", _shifted_weekday),
    _pattern("shifted month", rf"{_EDGE}(?P<shift>{_SHIFT})\s+(?P<month>{_MONTH})", _shifted_month),
    _pattern("shifted unit", rf"(?P<shift>{_SHIFT})\s+(?P<unit>(?i:week|weekend|month|year|decade))", _shifted_unit),
    _pattern("weekend", r"(?i:the|at\s+the|over\s+the)\s+(?i:weekend)", lambda _: "weekend+0"),
    _pattern("weekday", rf"(?P<weekday>{_WEEKDAY}){_PART}", _plain_weekday),
    _pattern("month", rf"(?P<edge>{_EDGE})(?P<month>{_MONTH})", _plain_month),
    _pattern("year", rf"{_EDGE}(?P<year>{_YEAR})", _plain_year),
)
