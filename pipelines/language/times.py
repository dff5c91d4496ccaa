"""Times in running text: `find_times` finds them unanchored, `anchor` gives them a date once the article's is known.

A `TimeExpression.value` is a small normal form. A point is one of

- `2022`, `2022-01`, `2022-01-12`: absolute, ISO 8601
- `--01-12`: a day without its year; `month=01`: a month without its year; `weekday=3`: a Wednesday
- `day-1`, `day+0`, `week-1`, `month+1`, `year-1`, `weekend+0`: counted from the article's own day, week, ...

A month, weekday or day without year may end in `<` or `>`: strictly before or after the article's own ("last October",
"next Friday"). A day may end in `,weekday=3` when its weekday is printed with it. `point/point` is a range of two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.language.sentences import split_sentences
from pipelines.language.times_anchor import anchor, told_day
from pipelines.language.times_direction import direction_of
from pipelines.language.times_patterns import GATE, PATTERNS
from pipelines.records import TimeExpression

__all__ = ["anchor", "find_times", "is_day", "told_day"]

_DAY_VALUE = re.compile(r"(?:\d{4}-\d\d-\d\d|--\d\d-\d\d|day[+-]\d+|weekday=\d)[<>]?(?:,weekday=\d)?")


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """The calendar expressions of `text` in order, none overlapping. Durations, clock times, quarters are no dates."""
    found: list[TimeExpression] = []
    for start, end in split_sentences(text):
        if GATE.search(text, start, end):
            found.extend(_in_sentence(text, start, end))
    return tuple(found)


def _in_sentence(text: str, start: int, end: int) -> Iterator[TimeExpression]:
    sentence = text[start:end]
    taken: list[tuple[int, int, str]] = []
    covered = bytearray(len(sentence))
    for pattern in PATTERNS:
        for match in pattern.regex.finditer(sentence):
            begin, stop = match.span()
            if any(covered[begin:stop]):
                continue
            value = pattern.value(match)
            if value is not None:
                taken.append((begin, stop, value))
                covered[begin:stop] = b"\x01" * (stop - begin)
    for begin, stop, value in sorted(taken):
        yield TimeExpression(
            text=sentence[begin:stop],
            start=start + begin,
            end=start + stop,
            value=value,
            direction=direction_of(sentence, begin, stop),
        )


def is_day(value: str) -> bool:
    """Does the normal form name one day (and not a week, month, year or range)?"""
    return _DAY_VALUE.fullmatch(value) is not None
