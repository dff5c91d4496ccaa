"""The sample captures in seeds/articles, put together: versions of one article, stories over outlets, a late date."""

from __future__ import annotations

from datetime import date
from functools import cache

from pipelines.annotation import annotate
from pipelines.cleaning import clean
from pipelines.links import Article
from pipelines.records import ArticleDraft
from pipelines.reference import SEEDS
from pipelines.stories.dates import infer_dates
from pipelines.stories.stories import link_stories
from pipelines.stories.versions import best_version, link_versions, merge


@cache
def drafts() -> dict[str, ArticleDraft]:
    return {p.name: clean(p.read_bytes(), p.name) for p in sorted((SEEDS / "articles").iterdir())}


@cache
def articles() -> tuple[Article, ...]:
    """One article a group of versions, named after its best capture."""
    found = []
    for group in link_versions(drafts()):
        members = {i: drafts()[i] for i in group}
        draft = merge(members)
        found.append(
            Article(
                article_id=best_version(members),
                source_id=draft.source_name,
                published_date=date.fromisoformat(draft.published_at[:10]) if draft.published_at else None,
                draft=draft,
                annotation=annotate(draft.body, draft.title),
            )
        )
    return tuple(found)


def test_preview_and_edit_are_versions_and_a_dispatch_retold_is_not() -> None:
    assert [group for group in link_versions(drafts()) if len(group) > 1] == [
        ("ledger-recall-first.html", "ledger-recall-updated.html"),
        ("meridian-vienna-talks-full.txt", "meridian-vienna-talks-preview.html"),
    ]


def test_the_full_text_takes_byline_and_date_from_the_preview() -> None:
    (talks,) = (a for a in articles() if a.article_id == "meridian-vienna-talks-full.txt")
    assert talks.draft.byline == ("Clara Whitmoor",)
    assert talks.published_date == date(2024, 3, 13)
    assert talks.draft.access == "full"


def test_outlets_share_stories() -> None:
    story_of = {i: story.cluster_id for story in link_stories(articles()) for i, _ in story.members}
    together = [
        ("adria-ferry-fire.html", "observer-ferry-fire.txt"),
        ("ledger-patrol-boats.html", "observer-patrol-boats.txt"),
        ("meridian-vienna-talks-full.txt", "kestria-vienna-talks.html"),
        ("meridian-vienna-talks-full.txt", "herald-vienna-talks.txt"),
    ]
    apart = [
        ("adria-ferry-fire.html", "meridian-vienna-talks-full.txt"),
        ("meridian-geneva-deal.html", "meridian-vienna-talks-full.txt"),
        ("ledger-recall-updated.html", "meridian-vienna-talks-full.txt"),
        ("kestria-farmers-protest.txt", "ledger-patrol-boats.html"),
    ]
    assert all(story_of[a] == story_of[b] for a, b in together)
    assert all(story_of[a] != story_of[b] for a, b in apart)


def test_the_undated_capture_gets_its_day_from_its_story() -> None:
    late = infer_dates(articles(), link_stories(articles()))
    assert late == {"herald-vienna-talks.txt": (date(2024, 3, 13), "story_named_weekday")}
