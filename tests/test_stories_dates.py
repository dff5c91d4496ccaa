"""What an undated article's story says of its date, and where it stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.language.times import find_times
from pipelines.links import Article, Cluster
from pipelines.records import Annotation, ArticleDraft, Paragraph, Quote
from pipelines.stories.dates import infer_dates

# 8 May 2024 was a Wednesday.
DATED = "The harbour board of Port Ansel bought the lighthouse on Wednesday."


def article(article_id: str, text: str, day: str | None = None, **fields: str) -> Article:
    draft = ArticleDraft(paragraphs=tuple(Paragraph(p) for p in text.split("\n\n")), **fields)  # type: ignore[arg-type]
    opening, closing = text.find("“"), text.find("”") + 1
    quotes = (Quote(text=text[opening:closing], kind="direct", start=opening, end=closing),) if closing else ()
    return Article(
        article_id=article_id,
        source_id=None,
        published_date=date.fromisoformat(day) if day else None,
        draft=draft,
        annotation=Annotation(times=find_times(draft.body), quotes=quotes),
    )


def infer(*articles: Article) -> dict[str, tuple[date, str]]:
    story = Cluster(cluster_id="sto_1", members=tuple((a.article_id, 0) for a in articles))
    result = infer_dates(articles, (story,))
    assert infer_dates(articles[::-1], (story,)) == result
    return result


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("The board said today, Wednesday, that it had bought the lighthouse.", "2024-05-08", "story_named_weekday"),
        ("The lighthouse was sold yesterday, Wednesday, the board said.", "2024-05-09", "story_named_weekday"),
        ("The board bought the lighthouse yesterday.", "2024-05-09", "story_relative_day"),
        ("Port Ansel has a lighthouse since today.", "2024-05-08", "story_relative_day"),
    ],
)
def test_an_article_that_places_itself_gets_its_day(text: str, day: str, basis: str) -> None:
    story = article("a", DATED, "2024-05-08"), article("b", DATED, "2024-05-09"), article("c", text)
    assert infer(*story) == {"c": (date.fromisoformat(day), basis)}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The board bought the lighthouse on Wednesday.", "papers print it a day later too"),
        ("The lighthouse was sold last year.", "no day"),
        ("The lamp is repaired.\n\nIt is old.\n\nIt is high.\n\nIt was sold yesterday.", "not what the lead tells"),
        ("“I signed yesterday,” the keeper said.", "the speaker's yesterday"),
        ("The board said today, Wednesday, that it signed today, Thursday.", "clues that disagree"),
    ],
)
def test_no_date_is_better_than_a_wrong_one(text: str, why: str) -> None:
    assert infer(article("a", DATED, "2024-05-08"), article("c", text)) == {}, why


def test_a_text_last_changed_on_the_day_it_tells_of_was_printed_that_day() -> None:
    story = article("a", DATED, "2024-05-09"), article("c", DATED, updated_at="2024-05-08T19:18:00")
    assert infer(*story) == {"c": (date(2024, 5, 8), "story_updated_that_day")}
    later = article("a", DATED, "2024-05-09"), article("c", DATED, updated_at="2024-05-09T08:00:00")
    assert infer(*later) == {}


def test_outlets_that_disagree_about_the_day_leave_yesterday_open() -> None:
    tuesday = DATED.replace("Wednesday", "Tuesday")
    undated = article("c", "The board bought the lighthouse yesterday.")
    assert infer(article("a", DATED, "2024-05-08"), article("b", tuesday, "2024-05-08"), undated) == {}
    known = article("a", DATED, "2024-05-08"), article("b", tuesday, "2024-05-08"), article("d", DATED, "2024-05-09")
    assert infer(*known, undated)["c"][0] == date(2024, 5, 9)


def test_an_article_is_not_younger_than_its_capture() -> None:
    undated = article("c", "The board bought the lighthouse yesterday.", captured_at="2024-05-08T23:00:00Z")
    assert infer(article("a", DATED, "2024-05-08"), undated) == {}


def test_dated_articles_and_stories_without_a_date_are_left_alone() -> None:
    assert infer(article("a", DATED), article("b", "The board said today, Wednesday, that it bought it.")) == {}
    assert infer(article("a", "It was sold yesterday.", "2024-05-20"), article("b", DATED, "2024-05-08")) == {}


def test_a_story_of_many_weeks_names_no_single_wednesday() -> None:
    story = article("a", DATED, "2024-05-08"), article("b", DATED, "2024-05-16")
    assert infer(*story, article("c", "The board said today, Wednesday, that it had bought the lighthouse.")) == {}
