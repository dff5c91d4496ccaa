"""Dates as machines and people write them -> ISO 8601; what names no day, or two, names none."""

from __future__ import annotations

import pytest

from pipelines.cleaning.dates import month_number, parse_machine, parse_printed


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Wednesday 31st May 2023", "2023-05-31"),
        ("Published: March 9, 2021", "2021-03-09"),
        ("Mar. 9th, 2021", "2021-03-09"),
        ("9-Mar-2021", "2021-03-09"),
        ("2021-03-09", "2021-03-09"),
        ("2021/3/9", "2021-03-09"),
        ("Stand: 09.03.2021", "2021-03-09"),
        ("31/03/2021", "2021-03-31"),
        ("03/31/2021", "2021-03-31"),
        ("le 1er mars 2021", "2021-03-01"),
        ("9 de marzo de 2021", "2021-03-09"),
        ("9. März 2021", "2021-03-09"),
        ("9 maart 2021", "2021-03-09"),
        ("9 marca 2021", "2021-03-09"),
        ("9 марта 2021", "2021-03-09"),
        ("2021. március 9.", "2021-03-09"),
        ("2021 m. kovo 9 d.", "2021-03-09"),
        ("9 tháng 3, 2021", "2021-03-09"),
        ("2021年3月9日", "2021-03-09"),
        ("2021년 3월 9일", "2021-03-09"),
        ("9 مارس 2021", "2021-03-09"),
    ],
)
def test_a_printed_day(printed: str, expected: str) -> None:
    assert parse_printed(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("March 9, 2021, 7:18 PM", "2021-03-09T19:18:00"),
        ("March 9, 2021 at 12:05 a.m.", "2021-03-09T00:05:00"),
        ("09.03.2021, 19:18 Uhr", "2021-03-09T19:18:00"),
        ("9 mars 2021 à 7h05", "2021-03-09T07:05:00"),
        ("10:15 AM EDT, Tue March 9, 2021", "2021-03-09T10:15:00-04:00"),
        ("9 March 2021 14:33 GMT", "2021-03-09T14:33:00+00:00"),
        ("9 March 2021 14:33 IST", "2021-03-09T14:33:00"),
    ],
)
def test_the_time_beside_it_keeps_its_offset_if_one_is_printed(printed: str, expected: str) -> None:
    assert parse_printed(printed) == expected


@pytest.mark.parametrize(
    "printed",
    ["", "2021", "March 2021", "9 March", "9:15", "hours ago", "31 February 2021", "12/01/2021", "3 listopada 2021"],
)
def test_what_does_not_name_one_day_names_none(printed: str) -> None:
    assert parse_printed(printed) is None


def test_the_language_decides_where_the_form_does_not() -> None:
    assert parse_printed("12/01/2021", "fr") == parse_printed("12/01/2021", "en-gb") == "2021-01-12"
    assert parse_printed("12/01/2021", "en") is None
    assert [month_number("listopada", language) for language in ("pl", "hr", None)] == [11, 10, None]


def test_the_first_of_several_dates_counts() -> None:
    assert parse_printed("9 March 2021 - Updated 11 April 2022") == "2021-03-09"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-09T23:30:00-05:00", "2021-03-09T23:30:00-05:00"),
        ("2021-03-09T23:30:00.000Z", "2021-03-09T23:30:00+00:00"),
        ("2021-03-09T23:30+0100", "2021-03-09T23:30:00+01:00"),
        ("2021-03-09 23:30", "2021-03-09T23:30:00"),
        ("20210309", "2021-03-09"),
        ("Tue, 09 Mar 2021 23:30:00 GMT", "2021-03-09T23:30:00+00:00"),
        ("2021-03-09T99:99:00Z", "2021-03-09"),
        ("2021-13-09", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_a_machine_readable_moment_stays_in_its_own_zone(value: str, expected: str | None) -> None:
    assert parse_machine(value) == expected


def test_a_hostile_line_is_not_read_to_its_end() -> None:
    assert parse_printed("1" * 1_000_000 + " March 2021") is None
