"""Which articles of several outlets tell one happening."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.language.times import find_times
from pipelines.links import Article, Cluster
from pipelines.records import Annotation, ArticleDraft, Paragraph
from pipelines.stories.agglomerate import average_link
from pipelines.stories.stories import link_stories
from pipelines.stories.terms import cosine, lead_of


def article(article_id: str, text: str, day: str | None = None, title: str | None = None) -> Article:
    return Article(
        article_id=article_id,
        source_id=None,
        published_date=date.fromisoformat(day) if day else None,
        draft=ArticleDraft(title=title, paragraphs=tuple(Paragraph(p) for p in text.split("\n"))),
        annotation=Annotation(times=find_times(text.replace("\n", "\n\n"))),
    )


def stories(*articles: Article) -> list[list[str]]:
    return sorted([i for i, _ in story.members] for story in link_stories(articles))


QUAKE_A = "A magnitude 5.6 earthquake shook the island of Skarv on Sunday, injuring four people in the port of Lindvik."
QUAKE_B = "Four people were hurt in Lindvik when an earthquake of magnitude 5.6 struck Skarv, the island's mayor said."
QUAKE_C = "At least 31 people died when a magnitude 6.4 earthquake levelled three villages in the Tarnak mountains."
FERRY = "A ferry with 212 passengers caught fire off Lindvik; the crew of the Maris Stella put out the flames."


def test_two_tellings_of_one_event_are_one_story() -> None:
    assert stories(article("a", QUAKE_A), article("b", QUAKE_B)) == [["a", "b"]]


def test_like_events_elsewhere_are_other_stories() -> None:
    articles = (article("a", QUAKE_A), article("b", QUAKE_B), article("c", QUAKE_C), article("d", FERRY))
    assert stories(*articles) == [["a", "b"], ["c"], ["d"]]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("2024-05-05", "2024-05-06", True),
        ("2024-05-05", None, True),
        ("2024-05-05", "2024-05-12", False),
        ("2023-05-05", "2024-05-05", False),
    ],
)
def test_known_dates_must_be_near(first: str | None, second: str | None, together: bool) -> None:
    found = stories(article("a", QUAKE_A, first), article("b", QUAKE_B, second))
    assert found == ([["a", "b"]] if together else [["a"], ["b"]])


def test_an_undated_article_does_not_bridge_weeks() -> None:
    early, late = article("a", QUAKE_A, "2024-05-05"), article("b", QUAKE_B, "2024-06-05")
    assert stories(early, late, article("c", QUAKE_A)) == [["a", "c"], ["b"]]


def test_in_a_long_affair_the_day_that_is_told_parts_stories() -> None:
    talks = "Envoys of Skarv and Tarnak met in the old town hall on Tuesday to talk about herring and lighthouse fees."
    ships = "Coastguards from Skarv arrested two boats and eleven sailors of a Lindvik trawler on Friday."
    again = "Eleven sailors and two boats of a Lindvik trawler were arrested on Friday by coastguards from Skarv."
    assert stories(article("a", talks), article("b", ships), article("c", again)) == [["a"], ["b", "c"]]
    assert stories(article("a", talks), article("b", ships.replace("Friday", "Tuesday"))) == [["a", "b"]]


def test_the_background_at_the_end_does_not_join_stories() -> None:
    filler = " ".join(["The council will meet again to talk about schools, roads, parks and the price of bread."] * 6)
    assert stories(article("a", QUAKE_A), article("b", filler + "\n" + QUAKE_B)) == [["a"], ["b"]]


def test_every_article_has_a_story_and_keys_come_from_content() -> None:
    assert link_stories(()) == ()
    empty, ferry = article("b", ""), article("a", FERRY)
    clusters = link_stories((empty, ferry))
    assert [c.members for c in clusters] == [(("a", 0),), (("b", 0),)]
    assert clusters == link_stories((ferry, empty))
    assert link_stories((article("a", QUAKE_A),))[0].cluster_id == clusters[0].cluster_id


@settings(max_examples=30, deadline=None)
@given(
    chosen=st.lists(
        st.tuples(
            st.lists(st.sampled_from([QUAKE_A, QUAKE_B, QUAKE_C, FERRY]), min_size=1, max_size=2),
            st.sampled_from(["2024-05-05", "2024-05-06", "2024-05-08", None]),
        ),
        max_size=8,
    ),
    seed=st.integers(0, 99),
)
def test_the_order_of_articles_changes_nothing(chosen: list[tuple[list[str], str | None]], seed: int) -> None:
    articles = [article(str(i), "\n".join(texts), day) for i, (texts, day) in enumerate(chosen)]
    shuffled = articles[:]
    random.Random(seed).shuffle(shuffled)
    clusters = link_stories(articles)
    assert link_stories(shuffled) == clusters
    assert sorted(i for c in clusters for i, _ in c.members) == sorted(a.article_id for a in articles)


def test_an_article_of_another_part_of_the_world_changes_no_story() -> None:
    articles = [article("a", QUAKE_A), article("b", QUAKE_B), article("c", QUAKE_C)]
    before = set(link_stories(articles))
    after = set(link_stories([*articles, article("z", FERRY.replace("Lindvik", "Port Ansel"))]))
    assert before < after


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Ivo Tarn spoke.", {"ivo", "tarn", "ivo tarn"}),
        ("It cost 1,500 and 7 more in 2024.", {"1500"}),
        ("France and the French met the ministers.", set()),
        ("The minister's plans were announced on Monday.", set()),
    ],
)
def test_names_and_figures_are_telling(text: str, telling: set[str]) -> None:
    assert lead_of(article("a", text).draft).telling == telling


def test_a_lead_is_like_itself_and_the_title_counts() -> None:
    a, b = lead_of(article("a", QUAKE_A).draft), lead_of(article("b", FERRY).draft)
    titled = lead_of(article("b", FERRY, title="After the earthquake: fire off Skarv").draft)
    assert cosine(a, a) == pytest.approx(1)
    assert cosine(a, b) == cosine(b, a)
    assert cosine(a, titled) > cosine(a, b)


def test_average_link_does_not_chain() -> None:
    likeness = {("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.9}
    assert average_link(likeness, 0.3) == [["a", "b"], ["c", "d"]]
    assert average_link(likeness, 0.1) == [["a", "b", "c", "d"]]
    assert average_link({}, 0.3) == []


@given(
    likeness=st.dictionaries(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1]),
        st.sampled_from([0.1, 0.2, 0.5, 0.5, 0.9]),
    ),
    seed=st.integers(0, 99),
)
def test_average_link_does_not_depend_on_order(likeness: dict[tuple[str, str], float], seed: int) -> None:
    pairs = list(likeness.items())
    random.Random(seed).shuffle(pairs)
    groups = average_link(likeness, 0.3)
    assert average_link(dict(pairs), 0.3) == groups
    assert all(len(group) > 1 for group in groups)


def test_stories_say_which_rule_joined_them() -> None:
    joined, alone = link_stories((article("a", QUAKE_A), article("b", QUAKE_B), article("c", FERRY)))
    assert isinstance(joined, Cluster) and joined.rule == "lead_terms" and alone.rule is None
