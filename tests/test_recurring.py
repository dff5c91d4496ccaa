"""Furniture that only the set of an outlet's captures gives away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.recurring import without_recurring
from pipelines.records import ArticleDraft, Paragraph

MOTTO = "The Lantern has been lighting up the harbour since the days of sail."


def draft(n: int, *texts: str, outlet: str = "The Lantern") -> ArticleDraft:
    own = f"Article {n} tells what the harbour board decided about quay {n}."
    return ArticleDraft(title=f"Quay {n}", source_name=outlet, paragraphs=tuple(map(Paragraph, (own, *texts))))


def bodies(drafts: dict[str, ArticleDraft]) -> dict[str, list[str]]:
    return {i: [p.text for p in d.paragraphs] for i, d in without_recurring(drafts).items()}


def test_a_line_under_most_headlines_of_an_outlet_is_removed_and_kept_with_its_class() -> None:
    drafts = {str(n): draft(n, MOTTO) for n in range(5)}
    found = without_recurring(drafts)
    assert all(len(d.paragraphs) == 1 and d.removed[-1].text == MOTTO for d in found.values())


def test_a_few_headlines_versions_of_one_article_or_another_outlet_are_no_evidence() -> None:
    few = {str(n): draft(n, MOTTO) for n in range(4)}
    versions = {str(n): draft(1, MOTTO) for n in range(8)}
    elsewhere = {str(n): draft(n, MOTTO, outlet=f"Outlet {n}") for n in range(8)}
    for drafts in (few, versions, elsewhere):
        assert without_recurring(drafts) == drafts


def test_background_that_stands_in_some_of_many_articles_stays() -> None:
    drafts = {str(n): draft(n, *([MOTTO] if n < 6 else [])) for n in range(20)}
    assert without_recurring(drafts) == drafts


def test_an_article_is_never_emptied() -> None:
    drafts = {str(n): draft(n, MOTTO) for n in range(5)} | {
        "only": ArticleDraft(title="Only", source_name="The Lantern", paragraphs=(Paragraph(MOTTO),))
    }
    assert bodies(drafts)["only"] == [MOTTO]


@given(st.permutations(range(8)))
def test_the_order_of_arrival_leaves_no_trace(order: list[int]) -> None:
    drafts = {str(n): draft(n, *([MOTTO] if n % 2 else [])) for n in range(8)}
    assert without_recurring({str(n): drafts[str(n)] for n in order}) == without_recurring(drafts)
