"""The dates that a plain-text capture prints about itself: publication, update, and the day of the capture.

A date above the headline beside a weekday, that no word explains, is the banner of the day on which the page was
fetched, not the day of publication. Where only an update is printed, it gives the day of publication if the article
itself tells of "Tuesday" and the update is of that Tuesday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.cleaning.dates import parse_printed
from pipelines.cleaning.lines import Line
from pipelines.cleaning.lines_features import count_words
from pipelines.cleaning.lines_head import cue_of
from pipelines.reference import seed_toml

_LONGEST = 14  # words of a line that is a date line
_LONGEST_BYLINE = 30
_LONGEST_TEXT = 1_000  # characters: of a line without spaces too
_BEHIND = 6  # lines behind the headline, or behind the end of the body, where a date of the article may stand
_ABOVE = 4  # lines above the headline
_LEAD = 3  # paragraphs that tell of the day
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication date|first published|date|created|issued|on|veröffentlicht|erschienen|"
    r"publié|publicado|publicada|pubblicato|gepubliceerd|publicerad|publisert|udgivet|yayın\w*|opublikowano)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageDates:
    """ISO 8601, None where nothing is printed. `rows`: the lines that are nothing but dates."""

    published: str | None = None
    basis: str | None = None
    updated: str | None = None
    captured: str | None = None
    rows: frozenset[int] = frozenset()


def read_dates(lines: Sequence[Line], body: Sequence[bool], title: int | None) -> PageDates:
    """The dates around the headline and behind the body."""
    first = next((k for k, is_body in enumerate(body) if is_body), len(lines))
    last = next((k for k in range(len(lines) - 1, -1, -1) if body[k]), -1)
    top = first if title is None else title
    above = range(max(0, top - _ABOVE), top)
    below = [k for k in range(top, min(len(lines), max(first, top + 1) + _BEHIND)) if not body[k]]
    behind = range(last + 1, min(len(lines), last + 1 + _BEHIND))
    published = basis = updated = captured = None
    rows: set[int] = set()
    for row in (*below, *above, *behind):
        own, update = _dates_of(lines[row].text)
        if not own and not update:
            continue
        rows.add(row)
        updated = updated or update
        if own and row < top and _is_banner(lines, row):
            captured = captured or own
        elif own and row not in behind:
            published, basis = published or own, "printed"
    if published is None and updated and _tells_of_that_day(lines, body, updated):
        published, basis = updated[:10], "printed_update"
    rows |= {row for row in range(top) if _is_weekday(lines[row].text) and {row - 1, row + 1} & rows}
    return PageDates(published, basis if published else None, updated, captured, frozenset(rows))


def is_date_line(text: str) -> bool:
    """Whether a short line is there for its date."""
    if len(text) > _LONGEST_TEXT:
        return False
    return count_words(text) <= _LONGEST // 2 and (parse_printed(text) is not None or _is_weekday(text))


def _dates_of(text: str) -> tuple[str | None, str | None]:
    """The date of publication or capture, and the date of an update, in one short line."""
    if len(text) > _LONGEST_TEXT or count_words(text) > (_LONGEST_BYLINE if cue_of(text) else _LONGEST):
        return None, None
    if label := _updates().search(text):
        return parse_printed(text[: label.start()]), parse_printed(text[label.start() :])
    return parse_printed(text), None


def _tells_of_that_day(lines: Sequence[Line], body: Sequence[bool], moment: str) -> bool:
    """Whether the first weekday that the lead names is the weekday of the moment."""
    lead = [line.text for line, is_body in zip(lines, body, strict=True) if is_body][:_LEAD]
    named = [number for text in lead for word in re.findall(r"\w+", text) if (number := _weekdays().get(word.lower()))]
    return bool(named) and named[0] == date.fromisoformat(moment[:10]).isoweekday()


def _is_banner(lines: Sequence[Line], row: int) -> bool:
    """Whether a date line above the headline tells the day of the capture: with a weekday and no word of publishing."""
    beside = " ".join(line.text for line in lines[max(0, row - 1) : row + 2])
    named = any(word.lower() in _weekdays() for word in re.findall(r"[\w-]+", beside))
    return named and not _PUBLISHED.search(lines[row].text)


def _is_weekday(text: str) -> bool:
    return text.strip(" ,.").lower() in _weekdays()


@cache
def _weekdays() -> dict[str, int]:
    """Name of a weekday -> ISO number."""
    days: dict[str, int] = seed_toml("text_head")["weekdays"]
    return {name: number for names, number in days.items() for name in names.split()}


@cache
def _updates() -> re.Pattern[str]:
    words: list[str] = seed_toml("metadata")["labels"]["updated"]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])", re.IGNORECASE)
