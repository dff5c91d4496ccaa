"""Sentence boundaries."""

from __future__ import annotations

import time

import pytest

from pipelines.language.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Ode left. Bob stayed.", ["Ada Ode left.", "Bob stayed."]),
        ("Mr. Ode met Gen. Roe. They talked.", ["Mr. Ode met Gen. Roe.", "They talked."]),
        ("Ada R. Ode spoke! “Why?” she asked. No.", ["Ada R. Ode spoke!", "“Why?” she asked.", "No."]),
        ("She flew to the U.S. The talks failed.", ["She flew to the U.S.", "The talks failed."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("“We wait.” Then he left.", ["“We wait.”", "Then he left."]),
        ("It cost $1.5 million. 300 came.", ["It cost $1.5 million.", "300 came."]),
        ("He paused... and went on.", ["He paused... and went on."]),
        ("Acme Inc. said so.", ["Acme Inc. said so."]),
        ("A subhead\n\nA sentence. ", ["A subhead", "A sentence."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["." * 200_000, "a. " * 60_000, "Mr. " * 60_000, " " * 200_000, "\n" * 200_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    split_sentences(text)
    assert time.process_time() - began < 2
