"""Names as strings: folding, words, surnames, spellings of one name."""

from __future__ import annotations

import pytest

from pipelines.actors.spelling import (
    acronyms,
    near_surname,
    organisation_key,
    person_key,
    same_given,
    same_role,
    sound_key,
)
from pipelines.language.names import bare_words, fold, full_name_words, surname
from pipelines.language.tokens import tokenise
from pipelines.language.words import is_common_word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Ode's boat", ["Ada", "Ode", "'s", "boat"]),
        ("the U.S. envoy", ["the", "U.S.", "envoy"]),
        ("a Sylvania-based firm", ["a", "Sylvania", "-", "based", "firm"]),
        ("Co-operation", ["Co-operation"]),
        ("Sun Woo-jin (44)", ["Sun", "Woo-jin", "(", "44", ")"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    tokens = tokenise(text)
    assert [token.text for token in tokens] == words
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_folding_takes_accents_and_case_away() -> None:
    assert fold("  Łukasz   ØRSTED’s ") == "lukasz orsted's"


def test_words_of_a_name() -> None:
    assert bare_words("Ada R. Ode Jr") == ["ada", "ode"]
    assert full_name_words("Sun Woo - jin") == full_name_words("Sun Woo-jin") == ["sun", "woo", "jin"]
    assert surname("Ada van der Ode III") == "ode"


@pytest.mark.parametrize(
    ("word", "common"), [("Protesters", True), ("running", True), ("Ruritania", False), ("Ode", True)]
)
def test_common_words(word: str, common: bool) -> None:
    assert is_common_word(word) is common


@pytest.mark.parametrize(
    ("left", "right"), [("Sergei", "Sergey"), ("Dmitri", "Dmitriy"), ("Riabov", "Ryabov"), ("Khalid", "Halid")]
)
def test_transliterations_share_a_key(left: str, right: str) -> None:
    assert sound_key(left) == sound_key(right)


def test_initials_and_suffixes_do_not_part_persons() -> None:
    assert person_key("Ada R. Ode") == person_key("Ada Ode")


def test_organisation_spellings() -> None:
    assert organisation_key("The Organisation for Defence Co-operation") == organisation_key(
        "Organization for Defense Cooperation"
    )
    assert organisation_key("Ministry of Trade") != organisation_key("Ministry of Transport")


def test_acronyms_of_a_name() -> None:
    assert {"SCO", "SCFO"} <= acronyms("Sylvanian Committee for Oranges")


def test_given_names() -> None:
    assert same_given("Julian", "Julianne")
    assert same_given("A.", "Ada")
    assert not same_given("Ada", "Bob")


def test_surnames_that_differ_by_one_slip() -> None:
    assert near_surname("Grushin", "Grushkin")
    assert not near_surname("Ryabov", "Lavrin")
    assert not near_surname("Lee", "Li")


def test_roles() -> None:
    assert same_role("the new Ruritanian ambassador to Sylvania", "Ruritanian ambassador to Sylvania")
    assert not same_role("defence minister", "lawyer")
