"""Linking of events: which reports of several articles are one event, whatever the order of the articles."""

from __future__ import annotations

import random
import time
from datetime import date

from pipelines.events import find_events
from pipelines.events.link import link_events
from pipelines.language.times import find_times
from pipelines.links import ActorLinks, Article, Cluster
from pipelines.records import Annotation, ArticleDraft, Paragraph
from tests.test_events import mentions

WEDNESDAY = date(2024, 3, 13)
NO_LINKS = ActorLinks(actors=(), aliases=(), of_mention={}, of_name={})


def article(article_id: str, text: str, published: date | None = WEDNESDAY) -> Article:
    found, times = mentions(text), find_times(text)
    return Article(
        article_id=article_id,
        source_id=article_id,
        published_date=published,
        draft=ArticleDraft(paragraphs=tuple(Paragraph(p) for p in text.split("\n\n"))),
        annotation=Annotation(mentions=found, times=times, events=find_events(text, found, times)),
    )


def linked(*texts: str) -> list[set[str]]:
    """The article ids ("0", "1", ...) of each event that more than one article reports."""
    clusters = link_events([article(str(i), text) for i, text in enumerate(texts)], NO_LINKS)
    return [{a for a, _ in c.members} for c in clusters if len({a for a, _ in c.members}) > 1]


MEETING = "Norland and Sudria held talks in Norburg on Wednesday."


def test_same_sides_and_day() -> None:
    assert linked(MEETING, "Delegations of Norland and Sudria met in Norburg today.") == [{"0", "1"}]


def test_a_report_without_a_place_joins_the_one_meeting_of_that_day() -> None:
    assert linked(MEETING, "A Norland-Sudria summit ended on Wednesday.") == [{"0", "1"}]


def test_a_report_without_a_place_never_bridges_two_meetings() -> None:
    other = "Norland and Sudria held talks in Sudhaven on Wednesday."
    assert linked(MEETING, other, "A Norland-Sudria summit ended on Wednesday.") == []


def test_another_day_and_place_is_another_meeting() -> None:
    assert linked(MEETING, "Norland and Sudria held talks in Sudhaven on Monday.") == []


def test_another_side_is_another_meeting() -> None:
    assert linked(MEETING, "Norland and Estmark held talks in Norburg on Wednesday.") == []


def test_outlets_may_differ_by_a_day() -> None:
    assert linked(MEETING, "Norland and Sudria held talks in Norburg yesterday.") == [{"0", "1"}]


def test_a_planned_and_a_held_meeting_are_one() -> None:
    before = article("0", "Norland and Sudria will meet in Norburg on Wednesday.", date(2024, 3, 11))
    after = article("1", MEETING, date(2024, 3, 13))
    assert [len(c.members) for c in link_events([before, after], NO_LINKS)] == [2]


def test_an_attack_that_might_come_is_not_one_that_came() -> None:
    assert linked("Norland attacked Sudria on Monday.", "Norland might attack Sudria on Monday.") == []


def test_one_act_in_other_words() -> None:
    assert linked("Norland shelled Sudria on Monday.", "Sudria was bombed by Norland on Monday.") == [{"0", "1"}]


def test_who_attacks_whom_matters() -> None:
    assert linked("Norland attacked Sudria on Monday.", "Sudria attacked Norland on Monday.") == []


def test_statements_of_one_day_need_like_wording() -> None:
    first = "Norland accused Sudria of hiding grain ships on Monday."
    assert linked(first, "On Monday Norland accused Sudria of hiding ships with grain.") == [{"0", "1"}]
    assert linked(first, "Norland accused Sudria of a cyberattack against hospitals on Monday.") == []


def test_copied_sentences_without_a_date() -> None:
    text = "Norland accused Sudria of hiding grain ships in the northern harbour."
    assert linked(text, text) == [{"0", "1"}]


def test_the_meeting_of_an_article_is_the_one_it_dates() -> None:
    text = MEETING + " It rained." * 6 + "\n\nThe talks between Norland and Sudria were frank."
    (cluster,) = link_events([article("0", text)], NO_LINKS)
    assert (len(cluster.members), cluster.rule) == (2, "same article")


def test_what_is_said_of_the_talks_belongs_to_the_talks_of_the_article() -> None:
    text = MEETING + " They will meet again in Sudhaven on Friday.\n\nThe talks were chaired by the Eastern Pact."
    assert [len(c.members) for c in link_events([article("0", text)], NO_LINKS)] == [2, 1]


def test_a_place_outside_a_town_agrees_with_the_town() -> None:
    inn = "Norland and Sudria held talks on Tuesday in Sudhaven, outside Norburg."
    assert linked(MEETING, inn) == [{"0", "1"}]


def test_who_did_it_may_be_left_out() -> None:
    told = "Norland injured two guards of Sudria on Monday when patrol boats collided on the river."
    assert linked(told, "Two Sudria guards were injured on Monday when patrol boats collided on a river.") == [
        {"0", "1"}
    ]
    assert linked(told, "A Sudria farmer was injured on Monday by a tractor.") == []


def story(*article_ids: str) -> Cluster:
    return Cluster(cluster_id="story", members=tuple((a, 0) for a in article_ids))


def test_in_one_story_an_act_without_a_day_is_the_one_told_in_like_words() -> None:
    articles = [
        article("0", "Norland accused Sudria of hiding grain ships in the harbour on Monday."),
        article("1", "Norland accused Sudria of hiding ships with grain."),
        article("2", "Norland accused Sudria of a cyberattack against hospitals."),
    ]
    alone = link_events(articles, NO_LINKS)
    in_story = link_events(articles, NO_LINKS, [story("0", "1", "2")])
    assert sorted(len(c.members) for c in alone) == [1, 1, 1]
    assert sorted(len(c.members) for c in in_story) == [1, 2]


def test_stories_join_nothing_across_two_stories() -> None:
    articles = [
        article("0", "Norland accused Sudria of hiding grain ships in the harbour on Monday."),
        article("1", "Norland accused Sudria of hiding ships with grain."),
    ]
    apart = [story("0"), Cluster(cluster_id="other", members=(("1", 0),))]
    assert all(len(c.members) == 1 for c in link_events(articles, NO_LINKS, apart))


def many() -> list[Article]:
    sides = ["Norland", "Sudria", "Estmark", "Ida Holm", "Karel Brandt"]
    verbs = ["met", "attacked", "accused", "praised", "held talks with"]
    days = ["on Monday", "on Tuesday", "yesterday", "last month", "in 2023", ""]
    places = ["in Norburg", "in Sudhaven", ""]
    chance = random.Random(7)
    return [
        article(
            f"a{i:03}",
            "\n\n".join(
                " ".join([*chance.sample(sides, 1), chance.choice(verbs), *chance.sample(sides, 1)])
                + f" {chance.choice(places)} {chance.choice(days)}.".replace("  ", " ").replace(" .", ".")
                for _ in range(4)
            ),
        )
        for i in range(60)
    ]


def test_every_event_is_in_exactly_one_cluster() -> None:
    articles = many()
    members = [m for c in link_events(articles, NO_LINKS) for m in c.members]
    assert sorted(members) == sorted((a.article_id, i) for a in articles for i in range(len(a.annotation.events)))


def test_order_of_articles_does_not_matter() -> None:
    articles = many()
    expected: tuple[Cluster, ...] = link_events(articles, NO_LINKS)
    assert any(len(c.members) > 2 for c in expected)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert link_events(articles, NO_LINKS) == expected


def test_a_joined_cluster_names_its_rule() -> None:
    for cluster in link_events(many(), NO_LINKS):
        assert (cluster.rule is not None) == (len(cluster.members) > 1)


def test_many_reports_of_one_meeting_take_linear_time() -> None:
    one = article("x", MEETING)
    articles = [
        Article(
            article_id=f"{i:05}",
            source_id=None,
            published_date=WEDNESDAY,
            draft=one.draft,
            annotation=one.annotation,
        )
        for i in range(5_000)
    ]
    start = time.perf_counter()
    assert len(link_events(articles, NO_LINKS)) == 1
    assert time.perf_counter() - start < 5
