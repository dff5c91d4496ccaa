"""Which captures are one article, which of them is read, and what it takes from the others."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.records import ArticleDraft, Paragraph
from pipelines.stories.versions import best_version, link_versions, merge

URL = "https://www.harbour.example/world/lighthouse"
OUTLETS = [("The Harbour Mail", URL), ("The Harbour Mail", None), ("Coast Courier", None), (None, None)]
SENTENCES = (
    "The lighthouse on Gull Rock will be lit again after forty years, the harbour board of Port Ansel said on Monday.",
    "Volunteers have spent three winters repairing the lamp, the stairs and the keeper's kitchen.",
    "“We wanted the light before we wanted the money,” said Ivo Tarn, who leads the volunteers.",
    "The board will pay for the electricity, while the town has promised a new boat for the two keepers.",
    "Fishermen welcomed the decision because the rock has damaged eleven boats since the lamp went out.",
    "A festival with music and fried herring is planned for the first night.",
)


def draft(*paragraphs: str, **fields: object) -> ArticleDraft:
    base = ArticleDraft(
        title="Gull Rock lighthouse to be lit again",
        source_name="The Harbour Mail",
        paragraphs=tuple(Paragraph(p) for p in paragraphs),
    )
    return replace(base, **fields)  # type: ignore[arg-type]


FULL = draft(*SENTENCES)
PREVIEW = draft(*SENTENCES[:2], "“We wanted the light before we wan...", access="preview")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (PREVIEW, "a preview opens the full text"),
        (replace(PREVIEW, source_name=None), "an unknown outlet contradicts nothing"),
        (replace(PREVIEW, title=None), "nor does an unknown title"),
        (draft(*SENTENCES[:3], "The board met for an hour.", *SENTENCES[3:]), "an edit adds a sentence"),
        (
            draft(*SENTENCES[:5], title="Gull Rock lighthouse will be lit again"),
            "an edit drops one and rewords the title",
        ),
        (draft(*SENTENCES, source_name="harbour mail"), "an outlet's name is spelled in several ways"),
        (replace(PREVIEW, paragraphs=(Paragraph("From our reporter"), *PREVIEW.paragraphs)), "a line leaked into it"),
        (draft(*SENTENCES, source_name=None, url=URL), "one capture knows the address only"),
    ],
)
def test_versions_of_one_article(other: ArticleDraft, why: str) -> None:
    assert link_versions({"b": other, "a": FULL}) == (("a", "b"),), why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (draft(*SENTENCES, source_name="Coast Courier"), "two outlets that print one dispatch are two articles"),
        (draft(*SENTENCES[:4], source_name=None, title="Old lamp shines once more"), "and may be when one is unknown"),
        (
            draft(SENTENCES[0], "The ferry to the rock sails twice a day."),
            "one sentence in common is a background line",
        ),
        (
            draft("The lighthouse has a new cook. She comes from the mountains and had never seen the sea."),
            "other text",
        ),
        (draft(*SENTENCES[:2], title="What to do this weekend in and around Port Ansel"), "the opening, told as a tip"),
    ],
)
def test_different_articles(other: ArticleDraft, why: str) -> None:
    assert link_versions({"a": FULL, "b": other}) == (("a",), ("b",)), why


def test_one_address_joins_a_heavy_edit_but_not_a_page_that_rolls_on() -> None:
    first = draft(*SENTENCES[:4], url=URL)
    edited = draft(*SENTENCES[2:], title="Herring festival for Gull Rock", url=URL + "/?utm_source=feed#top")
    other_day = draft("The tide tables of the week follow here, as they do every Monday morning.", url=URL)
    assert link_versions({"a": first, "b": edited, "c": other_day}) == (("a", "b"), ("c",))


def test_an_unknown_outlet_does_not_bridge_two_known_ones() -> None:
    courier = draft(*SENTENCES[:5], source_name="Coast Courier")
    unknown = draft(*SENTENCES, source_name=None)
    assert link_versions({"a": FULL, "b": courier, "c": unknown}) == (("a", "c"), ("b",))


def test_empty_captures_are_left_alone() -> None:
    assert link_versions({}) == ()
    assert link_versions({"a": ArticleDraft(), "b": ArticleDraft()}) == (("a",), ("b",))


@settings(max_examples=30, deadline=None)
@given(
    chosen=st.lists(
        st.tuples(
            st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6),
            st.sampled_from(OUTLETS),
        ),
        max_size=8,
    ),
    seed=st.integers(0, 99),
)
def test_the_order_of_captures_changes_nothing(
    chosen: list[tuple[list[str], tuple[str | None, str | None]]], seed: int
) -> None:
    drafts = {str(i): draft(*s, source_name=source, url=url) for i, (s, (source, url)) in enumerate(chosen)}
    shuffled = list(drafts.items())
    random.Random(seed).shuffle(shuffled)
    groups = link_versions(drafts)
    assert link_versions(dict(shuffled)) == groups
    assert sorted(i for group in groups for i in group) == sorted(drafts)
    for group in groups:
        assert len({drafts[i].source_name for i in group} - {None}) <= 1
        members = {i: drafts[i] for i in group}
        backwards = dict(reversed(members.items()))
        assert best_version(members) == best_version(backwards)
        assert merge(members) == merge(backwards)


def test_the_best_version_is_full_undamaged_and_the_latest_edit() -> None:
    edited = draft(*SENTENCES[:5], updated_at="2024-05-07T10:00:00Z")
    damaged = draft(SENTENCES[0], updated_at="2024-05-08T10:00:00Z")
    assert best_version({"full": FULL, "preview": PREVIEW}) == "full"
    assert best_version({"full": FULL, "edited": edited, "damaged": damaged}) == "edited"
    assert best_version({"b": FULL, "a": FULL}) == "a"
    with pytest.raises(ValueError, match="at least one document"):
        best_version({})


def test_a_merge_reads_the_best_body_and_asks_all_for_the_rest() -> None:
    full = replace(FULL, title=None, captured_at="2025-01-02")
    preview = replace(
        PREVIEW, byline=("Mara Quill",), section="Coast", published_at="2024-05-06", published_basis="printed",
        captured_at="2024-05-06",
    )  # fmt: skip
    article = merge({"a": full, "b": preview})
    assert article.paragraphs == full.paragraphs and article.access == "full"
    assert (article.title, article.byline, article.section) == (PREVIEW.title, ("Mara Quill",), "Coast")
    assert (article.published_at, article.published_basis) == ("2024-05-06", "printed")
    assert article.captured_at == "2025-01-02"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([("2024-05-09", "url"), ("2024-05-06", "printed")], ("2024-05-06", "printed")),
        ([("2024-05-01", "printed_update"), ("2024-05-06", "json_ld")], ("2024-05-06", "json_ld")),
        ([("2024-05-09", "capture"), (None, None)], (None, None)),
        ([("2024-05-07", "json_ld"), ("2024-05-06", "meta")], ("2024-05-06", "meta")),
        ([("2024-05-06", "printed"), ("2024-05-06T08:30:00Z", "meta")], ("2024-05-06T08:30:00Z", "meta")),
    ],
)
def test_the_publication_date_is_the_earliest_of_the_trusted(
    dates: list[tuple[str | None, str | None]], expected: tuple[str | None, str | None]
) -> None:
    members = {str(i): replace(FULL, published_at=at, published_basis=basis) for i, (at, basis) in enumerate(dates)}
    article = merge(members)
    assert (article.published_at, article.published_basis) == expected


def test_the_last_update_of_all_versions_counts() -> None:
    members = {
        "a": replace(FULL, updated_at="2024-05-06T23:00:00Z"),
        "b": replace(FULL, updated_at="2024-05-07T00:30:00+02:00"),
    }
    assert merge(members).updated_at == "2024-05-06T23:00:00Z"
