"""Quotation marks as real pages print them -> the stretches between them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.quotes.marks import find_marked


def parts(text: str) -> list[str]:
    return [text[a:b] for m in find_marked(text) for a, b in m.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail at dawn," she said.', ["We sail at dawn"]),
        ("“We sail at dawn,” she said.", ["We sail at dawn"]),
        ("``We sail at dawn,'' she said.", ["We sail at dawn"]),
        ("''We sail at dawn,'' she said.", ["We sail at dawn"]),
        ("«We sail at dawn», she said.", ["We sail at dawn"]),
        ("„We sail at dawn“, she said.", ["We sail at dawn"]),
        ('“We sail at dawn", she said.', ["We sail at dawn"]),
        ('"We sail at dawn”, she said.', ["We sail at dawn"]),
        ("”We sail at dawn,” she said.", ["We sail at dawn"]),
        ("“We sail at dawn, “she said.", ["We sail at dawn"]),
        ("“We sail at dawn, ”she said.", ["We sail at dawn"]),
        ("‘We sail at dawn,’ she said.", ["We sail at dawn"]),
        ("'We don't sail,' she said.", ["We don't sail"]),
        ("'The sailors' union won't strike,' she said.", ["The sailors' union won't strike"]),
        ("“Is it true?” she asked. “No!”", ["Is it true?", "No!"]),
        ("“He told me ‘never’ and left,” she said.", ["He told me ‘never’ and left"]),
        ("“He told me “never” and left,” she said.", ["He told me “never” and left"]),
        ("The sailors' boats and the captain's hat weren't lost in the '90s.", []),
        ("The mast is 40' high and 5'10\" wide.", []),
        ("No marks at all.", []),
    ],
)
def test_marks_are_paired_by_place_and_shape(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_quotation_reopened_in_the_next_paragraph_is_one_with_two_parts() -> None:
    text = "“The first half.\n\n“The second half,” said Ms Oro."
    (marked,) = find_marked(text)
    assert [text[a:b] for a, b in marked.parts] == ["The first half.", "The second half"]


def test_a_quotation_that_is_closed_a_paragraph_later_is_one_with_two_parts() -> None:
    text = "She said: “The first half.\n\nThe second half.” Then she left."
    (marked,) = find_marked(text)
    assert [text[a:b] for a, b in marked.parts] == ["The first half.", "The second half."]


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    assert parts("“We were never told.\n\nThe mayor left.") == ["We were never told."]


def test_an_unclosed_quotation_before_an_ellipsis_at_the_end_is_cut() -> None:
    (marked,) = find_marked("The talks failed.\n\n“We were never told about the har...")
    assert marked.cut
    assert not find_marked("“We were never told about the harbour.")[0].cut


def test_a_stray_mark_is_no_quotation() -> None:
    assert parts('The 12" record sold well. A 7" one did not') == []


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=120))
def test_any_text_gives_ordered_disjoint_stretches_inside_it(text: str) -> None:
    position = 0
    for marked in find_marked(text):
        assert position <= marked.start < marked.end <= len(text)
        for start, end in marked.parts:
            assert marked.start <= start <= end <= marked.end
        position = marked.end


def test_many_unclosed_marks_do_not_cost_more_than_their_number() -> None:
    begin = time.process_time()
    find_marked('he said, "yes ' * 8_000)
    find_marked("“" * 8_000)
    find_marked("'" + "a' b " * 8_000)
    assert time.process_time() - begin < 15
