"""Time expressions: what is found in a text, how it is written down, and which date it gets from the article's."""

from __future__ import annotations

import time
from datetime import date

import pytest

from pipelines.language.times import anchor, find_times, is_day, told_day

PUBLISHED = date(2024, 3, 14)  # a Thursday


def found(text: str) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in find_times(text)]


def dated(text: str, published: date | None = PUBLISHED) -> list[str | None]:
    return [anchor(t, published) for t in find_times(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-11-05", "2023-11-05"),
        ("5 November 2023", "2023-11-05"),
        ("Nov. 5, 2023", "2023-11-05"),
        ("November 5,2023", "2023-11-05"),
        ("Sunday, the 5th of November 2023", "2023-11-05"),
        ("25/12/2023", "2023-12-25"),
        ("25.12.2023", "2023-12-25"),
        ("November 2023", "2023-11"),
        ("early November 2023", "2023-11"),
        ("5-7 November 2023", "2023-11-05/2023-11-07"),
        ("November 5 to 7, 2023", "2023-11-05/2023-11-07"),
        ("2019", "2019"),
        ("the 1980s", "1980/1989"),
        ("the 19th century", "1800/1899"),
        ("nineteen eighty-four", "1984"),
        ("12 January", "--01-12"),
        ("Friday (12 January)", "--01-12,weekday=5"),
        ("Friday evening", "weekday=5"),
        ("last Friday", "weekday=5<"),
        ("next Friday", "weekday=5>"),
        ("last October", "month=10<"),
        ("in October", "month=10"),
        ("today", "day+0"),
        ("today, Thursday", "day+0,weekday=4"),
        ("the day before yesterday", "day-2"),
        ("last night", "day-1"),
        ("two weeks ago", "day-14"),
        ("seventeen years ago", "year-17"),
        ("in three months", "month+3"),
        ("earlier this year", "year+0"),
        ("last week", "week-1"),
        ("a year earlier", "year-1"),
    ],
)
def test_normal_form(text: str, value: str) -> None:
    assert [v for _, v in found(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "She may march on.",
        "About 2000 people came.",
        "It cost $1999 then.",
        "The shop sold 1950 tickets.",
        "The first defeat in two years and a half.",
        "It was the first visit in two years.",
        "Black Friday sales were strong.",
        "31/31/2020 and 03/04/2020",  # no such day; and either of two days
        "April Jones smiled.",
        "They waited two hours.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_offsets_are_those_of_the_text() -> None:
    text = "Intro.\n\nThe envoy arrived on Monday and left on 2 March 2024."
    times = find_times(text)
    assert [t.text for t in times] == ["Monday", "2 March 2024"]
    assert all(text[t.start : t.end] == t.text for t in times)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister arrived on Monday.", "2024-03-11"),
        ("The minister will arrive on Monday.", "2024-03-18"),
        ("The minister is due to arrive on Monday.", "2024-03-18"),
        ("On Monday the minister will arrive.", "2024-03-18"),
        ("The minister arrived on Thursday.", "2024-03-14"),
        ("The minister arrived last Thursday.", "2024-03-07"),
        ("They wait until Friday.", "2024-03-15"),
        ("The law was passed in October.", "2023-10"),
        ("The law will be passed in October.", "2024-10"),
        ("The office closed last October.", "2023-10"),
        ("The treaty ends on 5 February.", "2024-02-05"),
        ("The treaty will end on 5 February.", "2025-02-05"),
        ("The fair will run from 10 March.", "2024-03-10"),  # just begun, not almost a year ahead
        ("They met yesterday.", "2024-03-13"),
        ("They met last week.", "2024-03-04/2024-03-10"),
        ("They met last year.", "2023"),
        ("They met at the weekend.", "2024-03-09/2024-03-10"),
        ("They spoke today, Wednesday, in Norburg.", "2024-03-13"),  # the paper of the day after
    ],
)
def test_dates_from_the_article_date(text: str, value: str) -> None:
    assert dated(text) == [value]


def test_nothing_is_known_without_the_article_date() -> None:
    assert dated("They met on Monday, last year, and on 5 May.", None) == [None, None, None]
    assert dated("They met on 5 May 2021.", None) == ["2021-05-05"]


def test_a_weekday_beside_the_day_tells_the_year() -> None:
    (time_,) = find_times("They met on Friday (12 January).")
    assert anchor(time_, date(2025, 6, 1)) == "2024-01-12"
    assert anchor(time_, None) is None
    assert anchor(time_, None, latest=date(2026, 5, 31)) == "2024-01-12"


def test_years_of_a_range_are_shared() -> None:
    assert dated("The show ran from January 23 - March 9 2014.") == ["2014-01-23", "2014-03-09"]


def test_the_last_day_that_a_text_gives_as_past() -> None:
    text = "They met on 4 March 2024, spoke on Monday (11 March) and will meet on 2 April 2024."
    assert told_day(find_times(text)) == date(2024, 3, 4)
    assert told_day(find_times(text), latest=date(2025, 1, 1)) == date(2024, 3, 11)
    assert told_day(find_times("They met on Monday.")) is None


def test_which_values_name_a_day() -> None:
    assert all(map(is_day, ["2024-03-14", "--03-14", "day-1", "weekday=3<", "day+0,weekday=4"]))
    assert not any(map(is_day, ["2024-03", "2024", "week-1", "month=03", "2024-03-01/2024-03-02"]))


@pytest.mark.parametrize(
    "text", ["in the year " * 5_000, "1 " * 20_000, "last " * 10_000, "9/" * 20_000, "2001 " * 10_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.perf_counter()
    find_times(text)
    assert time.perf_counter() - start < 3
