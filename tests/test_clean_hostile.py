"""Hostile captures: each gives an article or a reason, in bounded time, and nothing else."""

from __future__ import annotations

import random
import time

import pytest

from benchmarks.mutations import COMMON, COSTLY, Mutation, samples
from pipelines.cleaning import clean
from pipelines.cleaning.markup import parse_html
from pipelines.records import ArticleDraft, UnreadableDocument

PAGES = samples()
ROUNDS = 15
SECONDS = 2.0  # of processor time a page


def outcome(raw: bytes, name: str) -> ArticleDraft | UnreadableDocument:
    begun = time.process_time()
    try:
        result: ArticleDraft | UnreadableDocument = clean(raw, name)
    except UnreadableDocument as reason:
        result = reason
    assert time.process_time() - begun < SECONDS
    return result


@pytest.mark.parametrize("mutation", COMMON, ids=lambda mutation: mutation.__name__)
def test_a_damaged_page_gives_an_article_or_a_reason(mutation: Mutation) -> None:
    dice = random.Random(mutation.__name__)
    for _ in range(ROUNDS):
        name, raw = dice.choice(PAGES)
        result = outcome(mutation(raw, dice) or b" ", name)
        assert str(result) if isinstance(result, UnreadableDocument) else result.body


@pytest.mark.parametrize("mutation", COSTLY, ids=lambda mutation: mutation.__name__)
def test_a_page_that_is_costly_to_parse_is_still_read(mutation: Mutation) -> None:
    dice = random.Random(mutation.__name__)
    pages = [page for page in PAGES if page[0].endswith(".html")]
    for _ in range(3):
        name, raw = dice.choice(pages)
        outcome(mutation(raw, dice), name)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "end",
        "<div>" * 50_000 + "end" + "</div>" * 50_000,
        "<div></b>" * 50_000 + "end",
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">end",
        "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">end",
        "<p " + " ".join(f'a{n}=">"' for n in range(100_000)) + ">end",
        "<p " + " ".join(f'a{n}="<>"' for n in range(100_000)) + ">end",
        '<script b=">" ' + " ".join(f"a{n}" for n in range(100_000)) + ">end",
        '<a "' * 100_000 + "end",
        "<" * 1_000_000 + "end",
        "<script>" * 100_000 + "end",
    ],
    ids=lambda page: page[:12],
)
def test_the_parsers_quadratic_cases_are_cut_down(page: str) -> None:
    begun = time.process_time()
    parse_html(page)
    assert time.process_time() - begun < SECONDS


def test_honest_markup_reaches_the_parser_unchanged() -> None:
    script = "<script>if (a < b && c > d) { x = '" + "y" * 40_000 + "' }</script>"
    table = "<table>" + "<tr><td>cell</td></tr>" * 6_000 + "</table>"
    page = f"<html><body>{script}<p id=first>one</p>{table}<p id=last>two</p></body></html>"
    tree = parse_html(page)
    assert len(tree.css("td")) == 6_000
    assert [node.text() for node in tree.css("p")] == ["one", "two"]


def test_deeply_nested_structured_data_is_no_danger() -> None:
    nested = '{"@type": "NewsArticle", "author": ' + "[" * 50_000 + "]" * 50_000 + "}"
    page = f'<script type="application/ld+json">{nested}</script><p>' + "The council met and decided. " * 20
    result = outcome(b"<!doctype html>" + page.encode(), "page.html")
    assert isinstance(result, ArticleDraft)
    assert result.byline == ()


@pytest.mark.parametrize(
    "text",
    ['"' * 1_000_000, "(" * 1_000_000, "1" * 1_000_000, "A " * 500_000, "ab\n" * 330_000],
    ids=lambda text: text[:2],
)
def test_plain_text_of_one_kind_takes_bounded_time(text: str) -> None:
    outcome(text.encode(), "capture.txt")
