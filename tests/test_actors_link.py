"""Which names are one actor over a set of articles."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.actors import find_mentions
from pipelines.actors.link import link_actors
from pipelines.links import ActorLinks, Article
from pipelines.records import Annotation, ArticleDraft


def article(article_id: str, text: str) -> Article:
    return Article(
        article_id=article_id,
        source_id=None,
        published_date=None,
        draft=ArticleDraft(),
        annotation=Annotation(mentions=find_mentions(text)),
    )


def link(*texts: str) -> tuple[ActorLinks, list[Article]]:
    articles = [article(f"a{i}", text) for i, text in enumerate(texts)]
    return link_actors(articles), articles


def names(links: ActorLinks) -> set[str]:
    return {actor.name for actor in links.actors}


def kinds(links: ActorLinks, name: str) -> dict[str, str]:
    (actor,) = [actor for actor in links.actors if actor.name == name]
    return {alias.alias: alias.kind for alias in links.aliases if alias.actor_id == actor.actor_id}


def test_every_mention_and_every_name_has_an_actor() -> None:
    links, articles = link("Anna Lindqvist met Karl Brandt in Oslo.", "Kenya thanked Lindqvist.")
    ids = {actor.actor_id for actor in links.actors}
    for one in articles:
        for index, mention in enumerate(one.annotation.mentions):
            assert links.of_mention[one.article_id, index] in ids
            assert links.of_name[one.article_id, mention.actor] == links.of_mention[one.article_id, index]


def test_initials_and_surnames_join() -> None:
    links, _ = link("Yesterday Anna R. Lindqvist left.", "Then Anna Lindqvist left.", "Ms Lindqvist left.")
    assert kinds(links, "Anna R. Lindqvist") == {
        "Anna R. Lindqvist": "name",
        "Anna Lindqvist": "name",
        "Lindqvist": "surname",
    }


def test_transliterations_join() -> None:
    links, _ = link("The envoy, Sergei Riabinov, left.", "The envoy, Sergey Ryabinov, left.")
    assert len(links.actors) == 1
    assert links.actors[0].merge_rule == "transliteration"
    assert "transliteration" in kinds(links, links.actors[0].name).values()


def test_a_misspelt_given_name_needs_the_same_role() -> None:
    same, _ = link("Kenyan envoy Julian Lindqvist left.", "Julianne Lindqvist, the Kenyan envoy, left.")
    assert len([actor for actor in same.actors if actor.type == "person"]) == 1
    apart, _ = link("Kenyan envoy Julian Lindqvist left.", "Norwegian singer Julianne Lindqvist left.")
    assert len([actor for actor in apart.actors if actor.type == "person"]) == 2


def test_similar_surnames_stay_apart() -> None:
    links, _ = link("Kenyan minister Sergei Riabkin left.", "Kenyan minister Sergei Lavkin left.")
    assert {"Sergei Riabkin", "Sergei Lavkin"} <= names(links)


def test_people_of_one_surname_stay_apart_and_a_bare_surname_joins_neither() -> None:
    links, _ = link("Yesterday Anna Brandt left.", "Yesterday Karl Brandt left.", "Mr. Brandt left.")
    assert {"Anna Brandt", "Karl Brandt", "Brandt"} <= names(links)


def test_a_couple_named_in_one_article_stays_apart() -> None:
    links, _ = link("Kenyan envoys Julian Lindqvist and Julianne Lindqvist left.")
    assert {"Julian Lindqvist", "Julianne Lindqvist"} <= names(links)


def test_organisations_join_by_spelling_and_acronym() -> None:
    links, _ = link(
        "The Organisation for Defence Co-operation met.",
        "The Organization for Defense Cooperation (ODC) met.",
        "The ODC met.",
    )
    (actor,) = links.actors
    assert actor.type == "organisation"
    assert kinds(links, actor.name)["ODC"] == "acronym"


def test_a_capital_is_an_alias_of_its_state_and_a_place_of_its_own() -> None:
    links, _ = link("Oslo demanded talks in Oslo. Norway agreed.")
    assert kinds(links, "Norway") == {"Norway": "name", "Oslo": "metonym"}
    assert kinds(links, "Oslo") == {"Oslo": "name"}
    (norway,) = [actor for actor in links.actors if actor.name == "Norway"]
    assert (norway.country, norway.wikidata_id) == ("NOR", "Q20")


def test_seeds_keep_a_presidency_and_its_state_apart() -> None:
    links, _ = link("The Kremlin warned Russia.")
    assert {"Kremlin", "Russia"} <= names(links)


TEXTS = (
    "Kenyan deputy minister Anna R. Lindqvist met Karl Brandt in Oslo. Lindqvist spoke.",
    "Anna Lindqvist, the Kenyan deputy minister, said Oslo agreed. Mr Brandt left.",
    "Yesterday Lindqvist and Sergei Riabinov met. The Coastal Fisheries Authority (CFA) agreed.",
    "The CFA met Sergey Ryabinov, who thanked Norway.",
    "Brandt declined. Another Brandt, Anna Brandt, agreed with Kenya.",
    "Norwegian singer Karl Brandt Jr left for Nairobi.",
)


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_the_articles_changes_nothing(order: list[int]) -> None:
    articles = [article(f"a{i}", text) for i, text in enumerate(TEXTS)]
    assert link_actors([articles[i] for i in order]) == link_actors(articles)


def test_many_articles_take_near_linear_time() -> None:
    rng = random.Random(7)
    given_names = ("Anna", "Karl", "Julia", "Peter")
    articles = [
        article(f"a{i}", f"Yesterday {rng.choice(given_names)} Lindqvist{'abcdefgh'[rng.randrange(8)]} met Mr Brandt.")
        for i in range(600)
    ]
    links = link_actors(articles)
    assert len(links.of_mention) >= 1200
