"""Quotes of several articles -> groups of one utterance. All people, places and outlets are invented."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from pipelines.links import ActorLinks, Article, Cluster, ItemKey
from pipelines.quotes.link import link_quotes
from pipelines.quotes.utterance import same_utterance
from pipelines.quotes.wording import Wording, canonical_words, stem
from pipelines.records import Annotation, ArticleDraft, Paragraph, Quote

NOBODY = ActorLinks(actors=(), aliases=(), of_mention={}, of_name={})


def article(name: str, *said: tuple[str | None, str], day: int = 3, cut: bool = False) -> Article:
    """One article of May `day`, 2031, whose body is its quotes: (speaker, words) ..."""
    body = "\n\n".join(words for _, words in said)
    quotes = []
    start = 0
    for speaker, words in said:
        end = start + len(words)
        unnamed = speaker is not None and speaker.startswith("a ")
        quotes.append(
            Quote(
                text=words, kind="direct", start=start, end=end, parts=((start, end),), speaker=speaker,
                speaker_anonymous=unnamed, truncated=cut,
            )
        )  # fmt: skip
        start = end + 2
    draft = ArticleDraft(paragraphs=tuple(Paragraph(p) for p in body.split("\n\n")))
    return Article(
        article_id=name, source_id=None, published_date=date(2031, 5, day), draft=draft,
        annotation=Annotation(quotes=tuple(quotes)),
    )  # fmt: skip


def groups(*articles: Article, actors: ActorLinks = NOBODY) -> list[tuple[set[str], str | None]]:
    """(articles, rule) of every group of two or more."""
    clusters = link_quotes(articles, actors)
    return [({a for a, _ in c.members}, c.rule) for c in clusters if len(c.members) > 1]


PIER = "We will rebuild the northern pier before the winter storms come"


@pytest.mark.parametrize(
    ("first", "second", "rule"),
    [
        (PIER, PIER + ".", "exact"),
        (PIER, "We’ll see. " + PIER + ", I promise you", "contained"),
        (PIER, "We will rebuild the northern pier before winter storms come", "near_text"),
        (PIER, "Before storms arrive in winter, the northern pier will have been rebuilt", "paraphrase"),
        (PIER, "Nobody asked us. We will rebuild the northern pier, whatever some of the old families say", "overlap"),
        ("not easy to rebuild", "The pier will not be easy to rebuild", "paraphrase"),
    ],
)
def test_one_speaker_in_two_wordings_is_one_utterance(first: str, second: str, rule: str) -> None:
    assert groups(article("a", ("Mara Oro", first)), article("b", ("Mara Oro", second))) == [({"a", "b"}, rule)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Mara Oro", PIER), ("Teo Lind", PIER)),
        (("Mara Oro", PIER), ("Mara Oro", "The museum opens its doors to children on Sundays")),
        (("Mara Oro", PIER), ("Mara Oro", "The northern school needs teachers before autumn")),
        (("Mara Oro", "significant"), ("Teo Lind", "significant")),
        (("a diplomat", "a good start"), ("a diplomat", "a good start")),
    ],
)
def test_different_speakers_or_statements_stay_apart(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert groups(article("a", first), article("b", second)) == []


def test_a_paraphrase_counts_only_within_a_few_days_and_the_same_words_on_any_day() -> None:
    other = "Before storms arrive in winter, the northern pier will have been rebuilt"
    assert groups(article("a", ("Mara Oro", PIER)), article("b", ("Mara Oro", other), day=20)) == []
    assert groups(article("a", ("Mara Oro", PIER)), article("b", ("Mara Oro", PIER), day=20)) == [({"a", "b"}, "exact")]


def test_speakers_are_compared_as_actors() -> None:
    actors = ActorLinks(
        actors=(), aliases=(), of_mention={}, of_name={("a", "Mara Oro"): "actor_1", ("b", "Maria Oro"): "actor_1"}
    )
    found = groups(article("a", ("Mara Oro", PIER)), article("b", ("Maria Oro", PIER)), actors=actors)
    assert found == [({"a", "b"}, "exact")]


def test_a_truncated_quote_of_unknown_speaker_joins_the_full_one() -> None:
    cut = article("a", (None, "We will rebuild the northern pier before the wint..."), cut=True)
    assert groups(cut, article("b", ("Mara Oro", PIER))) == [({"a", "b"}, "same_words")]


def test_a_quote_of_unknown_speaker_never_bridges_two_speakers() -> None:
    found = groups(article("a", (None, PIER)), article("b", ("Mara Oro", PIER)), article("c", ("Teo Lind", PIER)))
    assert found == []


def collection() -> list[Article]:
    words = "pier storm winter harbour council budget school ferry bridge tax light museum north rebuild".split()
    dice = random.Random(7)
    return [
        article(
            f"article{n}",
            *((dice.choice(["Mara Oro", "Teo Lind", None]), " ".join(dice.choices(words, k=9))) for _ in range(4)),
            day=1 + n % 9,
        )
        for n in range(40)
    ]


def test_every_quote_is_in_exactly_one_group() -> None:
    articles = collection()
    members = sorted(m for c in link_quotes(articles, NOBODY) for m in c.members)
    expected: list[ItemKey] = [(a.article_id, i) for a in articles for i in range(len(a.annotation.quotes))]
    assert members == sorted(expected)


def test_groups_are_a_function_of_the_set_of_articles() -> None:
    articles = collection()
    expected: tuple[Cluster, ...] = link_quotes(articles, NOBODY)
    for seed in range(5):
        shuffled = articles[:]
        random.Random(seed).shuffle(shuffled)
        assert link_quotes(shuffled, NOBODY) == expected


def test_a_busy_speaker_is_linked_in_near_linear_time() -> None:
    dice = random.Random(1)
    words = [f"word{n}" for n in range(3000)]
    articles = [
        article(
            f"a{n}", *(("Mara Oro", "we will " + " ".join(dice.choices(words, k=14))) for _ in range(5)), day=1 + n % 28
        )
        for n in range(250)
    ]
    begin = time.process_time()
    assert len(link_quotes(articles, NOBODY)) == 1250
    assert time.process_time() - begin < 15


@pytest.mark.parametrize(
    ("word", "expected"), [("negotiations", "negoti"), ("easy", "easy"), ("needs", "need"), ("rebuilding", "rebuild")]
)
def test_a_stem_is_a_word_without_one_ending(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_a_rule_names_itself_and_silence_means_no() -> None:
    a, b = Wording(canonical_words("L’été, the summer is Over!")), Wording(canonical_words("l'ete the summer is over"))
    assert same_utterance(a, b, near=False, named=True) == "exact"
    assert same_utterance(a, Wording(("other", "words")), near=True, named=True) is None
