"""States that no seed knows, found by what a text says of them. All states and towns here are invented."""

from __future__ import annotations

import time

import pytest

from pipelines.actors import find_mentions
from pipelines.actors.link import link_actors
from pipelines.actors.unknown_states import adjective_mentions, adjective_owners
from pipelines.links import ActorLinks, Article
from pipelines.records import Annotation, ArticleDraft


def types(text: str) -> dict[str, str]:
    return {mention.text: mention.type for mention in find_mentions(text)}


def resolved(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.actor) for mention in find_mentions(text) if mention.type == "state"]


def linked(*texts: str) -> ActorLinks:
    return link_actors(
        [
            Article(
                article_id=f"a{i}",
                source_id=None,
                published_date=None,
                draft=ArticleDraft(),
                annotation=Annotation(mentions=find_mentions(text)),
            )
            for i, text in enumerate(texts)
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman said that Morvenia's foreign minister had left.",
        "The ship belongs to Morvenia, a country of nine islands.",
        "It recalled its ambassador from Morvenia.",
        "The prime minister of Morvenia resigned.",
        "The army of Morvenia retreated. Morvenia sent its parliament home.",
        "Morvenia closed the bridge. A spokesman for the Morvenian army said so.",
        "The government of Morvenia fell. Its Morvenian rivals were pleased.",
        "Morvenia and Finland signed a treaty on fish in May.\n\nMorvenia's president was there.",
    ],
)
def test_a_state_is_known_by_what_is_said_of_it(text: str) -> None:
    assert types(text)["Morvenia"] == "state"


@pytest.mark.parametrize(
    "text",
    [
        "Morvenia's president resigned.",  # may be a company's
        "Morvenia closed the bridge.",
        "Clara Morvenia's foreign minister left. Morvenia was angry.",
        "Mr Morvenia's prime minister left.",
    ],
)
def test_too_little_evidence_or_a_person_is_no_state(text: str) -> None:
    assert types(text).get("Morvenia") != "state"


def test_a_state_found_so_has_no_country_code() -> None:
    (mention,) = find_mentions("The port lies in Morvenia's capital. Morvenia, a country of nine islands, is poor.")[:1]
    assert (mention.type, mention.country) == ("state", None)


def test_its_adjective_is_no_name_of_its_own() -> None:
    text = "Morvenia's foreign minister praised Morvenian butter."
    assert [m.text for m in find_mentions(text)] == ["Morvenia"]


def test_its_capital_stands_for_it_where_a_capital_does() -> None:
    text = "Finland recalled its ambassador from Dunsk, the Morvenian capital. Morvenia kept calm. It rained in Dunsk."
    assert resolved(text) == [("Finland", "Finland"), ("Dunsk", "Morvenia"), ("Morvenia", "Morvenia")]
    assert find_mentions(text)[-1].type == "place"


def test_a_place_in_capitals_is_the_place_printed_in_small_letters() -> None:
    found = types("DUNSKA — Shops opened.\n\nIt rained in Dunska. A fair was held in Dunska on Monday.")
    assert found["DUNSKA"] == found["Dunska"] == "place"


def test_adjectives() -> None:
    assert {"Morvenian", "Norlandish", "Sudanese"} <= adjective_owners({"Morvenia", "Norland", "Sudan"}).keys()


def test_adjectives_stand_for_the_state() -> None:
    text = "Morvenia's foreign minister met Morvenian envoys."
    (mention,) = adjective_mentions(text, find_mentions(text))
    assert (text[mention.start : mention.end], mention.actor) == ("Morvenian", "Morvenia")


def test_a_state_of_one_article_is_the_same_state_in_another_that_gives_no_evidence() -> None:
    links = linked("Morvenia's foreign minister left.", "Morvenia said on Monday that it would wait.")
    assert [(actor.name, actor.type) for actor in links.actors] == [("Morvenia", "state")]


def test_a_person_of_that_name_stays_a_person() -> None:
    links = linked("Morvenia's foreign minister left.", "Clara Morvenia said so. Morvenia smiled.")
    assert {(actor.name, actor.type) for actor in links.actors} == {("Morvenia", "state"), ("Clara Morvenia", "person")}


def test_long_text_takes_linear_time() -> None:
    text = "Morvenia and Norlandia signed, the capital of Dunska, the Morvenian " * 4_000
    begin = time.perf_counter()
    find_mentions(text)
    assert time.perf_counter() - begin < 8
