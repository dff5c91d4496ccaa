"""Phrases that are surely not the article, and the words that are not safe alone."""

from __future__ import annotations

import pytest

from pipelines.cleaning.boilerplate import (
    classify_line,
    fold_words,
    is_comment_heading,
    is_comment_mark,
    is_menu_word,
)


@pytest.mark.parametrize(
    ("line", "class_"),
    [
        ("Listen to this article", "player"),
        ("Subscribe to our newsletter and never look back", "newsletter"),
        ("Already a subscriber? Log in", "paywall"),
        ("Try a month of reading with a 30-day free trial.", "paywall"),
        ("ADVERTISEMENT", "advert"),
        ("Share on Facebook", "social"),
        ("12 Comments", "social"),
        ("© 2024 The Harbour Gazette. All rights reserved.", "legal"),
        ("Opinions expressed here are the writer's own", "disclaimer"),
        ("About the author", "author_bio"),
        ("Tags: harbour, strike", "tags"),
        ("You may also like", "list_header"),
        ("Read more: Dock workers vote again", "related"),
        ("Photo: Mira Lund", "caption"),
        ("4 min read", "date_header"),
        ("Skip to main content", "navigation"),
        ("Lesen Sie auch", "list_header"),
        ("Déjà abonné ? Connectez-vous", "paywall"),
    ],
)
def test_a_phrase_tells_the_class(line: str, class_: str) -> None:
    assert classify_line(line) == class_


@pytest.mark.parametrize(
    "line",
    [
        "The union said on Monday that the strike would go on.",
        "More than 20 boats left the harbour.",
        "Related companies paid no tax, the report found.",
        "Comments by the minister angered the fishermen.",
        "Voters have until Friday to register.",
        "The report was published in June.",
        "Photo albums were found in the cellar.",
    ],
)
def test_words_that_bodies_use_too_are_not_enough(line: str) -> None:
    assert classify_line(line) is None


def test_a_long_paragraph_is_not_judged_by_a_phrase_in_it() -> None:
    paragraph = "The court read the privacy policy of the company aloud. " * 12
    assert classify_line(paragraph) is None


def test_section_names_are_menu_words_and_not_boilerplate() -> None:
    assert is_menu_word("Opinion")
    assert classify_line("Opinion") is None
    assert not is_menu_word("Opinion of the court on fishing rights")


def test_marks_of_a_comment_section() -> None:
    assert is_comment_mark("37 Comments")
    assert not is_comment_mark("The minister's comments")


def test_folding_forgets_case_marks_and_figures() -> None:
    assert fold_words("• 1,204 Shares!") == ("N", "shares")
    assert fold_words("Don’t miss") == ("don't", "miss")


def test_a_button_under_a_comment_is_no_heading_of_comments() -> None:
    assert is_comment_heading("12 Comments") and is_comment_heading("Leave a Reply")
    assert is_comment_mark("Reply") and not is_comment_heading("Reply")
