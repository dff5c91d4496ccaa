"""Access is "preview" only on evidence that text is missing."""

from __future__ import annotations

import pytest

from pipelines.cleaning.access import judge_access
from pipelines.cleaning.blocks import Body
from pipelines.records import Access, Paragraph, Removed

PROMPT = Removed("Already a member? Log in to read on.", "paywall")
BUTTON = Removed("Log in", "paywall")
MENU = Removed("Home Politics Sport", "navigation")
WHOLE = "The council adopted the budget on Monday."


def body(last: str, *removed: Removed) -> Body:
    return Body((Paragraph("The harbour council of Lindhaven met for six hours."), Paragraph(last)), removed)


@pytest.mark.parametrize(
    ("last", "removed", "expected"),
    [
        ("We want to open the har...", (PROMPT,), "preview"),
        ("We want to open the har…", (PROMPT,), "preview"),
        ("We want to open the harbour before the storms of the next autumn come to take the har", (PROMPT,), "preview"),
        ("Photo: Lindhaven harbour office", (PROMPT,), "full"),  # a credit has no full stop either
        ("We want to open the har...", (BUTTON,), "full"),  # every page of a paid outlet has one
        ("We want to open the har...", (MENU,), "full"),  # a writer's ellipsis: nothing asks for money
        (WHOLE, (PROMPT,), "full"),  # a prompt alone is no evidence
        ('"We will see," she said.”', (PROMPT,), "full"),
        (WHOLE, (), "full"),
    ],
)
def test_a_cut_end_and_a_prompt_are_evidence(last: str, removed: tuple[Removed, ...], expected: Access) -> None:
    assert judge_access(body(last, *removed)) == expected


def test_far_more_declared_words_than_visible_ones_are_evidence() -> None:
    assert judge_access(body(WHOLE), declared_words=900) == "preview"
    assert judge_access(body(WHOLE), declared_words=30) == "full"


def test_a_remainder_that_the_page_withholds_is_evidence() -> None:
    assert judge_access(body(WHOLE), hidden_remainder=True) == "preview"
    long = Body((Paragraph("The council met. " * 100),), ())
    assert judge_access(long, hidden_remainder=True, declared_words=310) == "full"  # all of it is there


def test_an_empty_body_is_judged_too() -> None:
    assert judge_access(Body((), (PROMPT,))) == "full"
