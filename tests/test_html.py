"""What the body of an HTML page is: page -> paragraphs and removed pieces."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest

from pipelines.cleaning.blocks import Body
from pipelines.cleaning.html import extract_body
from pipelines.cleaning.html_blocks import HINT_NAMES, TAG_NAMES, clean_text, read_blocks
from pipelines.cleaning.html_declared import read_declared
from pipelines.cleaning.html_features import Declared, features, fold
from pipelines.cleaning.html_model import Trees, block_model
from pipelines.cleaning.html_rules import deck, drop_boxed, keep
from pipelines.cleaning.markup import parse_html
from pipelines.records import RemovedClass

TITLE = "Harbour council delays ferry vote"
PARAGRAPHS = (
    "OSTVIK — The harbour council put off its vote on the new ferry line on Tuesday, after three members said they had"
    " not seen the final costs.",
    "Mayor Lena Halvorsen, who has backed the line since spring, called the delay regrettable but said she expected a"
    " decision before the end of the month.",
    "“We owe the islands an answer,” she told reporters outside the town hall, where some forty residents had gathered"
    " with banners.",
    "The plan would connect Ostvik with the islands of Little Brenn and Sandoy four times a day. It was drawn up by the"
    " port authority in March and has been changed twice since then.",
    "Council member Tor Aas said the estimate had risen by a third, and that nobody had explained why.",
)
HEAD = f"<head><title>{TITLE} | Ostvik Courier</title><meta property='og:title' content='{TITLE}'></head>"
MENU = "<nav class='main-menu'><ul>" + "".join(f"<li><a href='/{s}'>{s}</a></li>" for s in "News Sport Culture".split())
MENU += "</ul></nav>"
FOOTER = "<footer class='site-footer'><p>© 2031 Ostvik Courier. All rights reserved.</p></footer>"


def page(article: str, after: str = "") -> str:
    return (
        f"<html>{HEAD}<body><header>{MENU}</header><main><h1>{TITLE}</h1>{article}</main>{after}{FOOTER}</body></html>"
    )


def article(*inside: str) -> str:
    return f"<article class='article-body'>{''.join(inside)}</article>"


def paragraphs(texts: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def body_of(html: str) -> Body:
    return extract_body(parse_html(html), TITLE, ("Ines Moberg",))


def texts_of(html: str) -> tuple[str, ...]:
    return tuple(p.text for p in body_of(html).paragraphs)


def removed_of(html: str) -> dict[str, str]:
    return {r.text: r.class_ for r in body_of(html).removed}


def test_the_paragraphs_are_the_body_and_the_rest_is_removed_with_its_class() -> None:
    html = page(article(paragraphs()))
    assert texts_of(html) == PARAGRAPHS
    removed = removed_of(html)
    assert TITLE in removed
    assert removed["News"] == "navigation"
    assert removed["© 2031 Ostvik Courier. All rights reserved."] == "legal"


def test_every_text_of_the_page_is_either_kept_or_removed() -> None:
    html = page(article(paragraphs(), "<figure><figcaption>The quay at dusk.</figcaption></figure>"))
    found = body_of(html)
    whole = [p.text for p in found.paragraphs] + [r.text for r in found.removed]
    assert sorted(whole) == sorted(read_blocks(parse_html(html)).texts)


@pytest.mark.parametrize(
    ("piece", "text", "class_"),
    [
        ("<figure><img src=q.jpg><figcaption>{}</figcaption></figure>", "The quay at dusk. Photo: Mats Lie", "caption"),
        ("<div class='newsletter-signup'><p>{}</p></div>", "Sign up for our newsletter", "newsletter"),
        ("<div class='related-stories'><a href='/x'>{}</a></div>", "Sandoy school to close after summer", "related"),
        ("<div class='share-bar'><a href='#'>{}</a></div>", "Share on Facebook", "social"),
        ("<ul class='tags'><li><a href='/t'>{}</a></li></ul>", "Ferries", "tags"),
    ],
)
def test_pieces_inside_the_article_are_removed(piece: str, text: str, class_: str) -> None:
    html = page(article(paragraphs(PARAGRAPHS[:3]), piece.format(text), paragraphs(PARAGRAPHS[3:])))
    assert texts_of(html) == PARAGRAPHS
    assert removed_of(html)[text] == class_


def test_a_pull_quote_that_repeats_the_body_is_removed() -> None:
    quote = "an answer,” she told reporters outside the town hall"
    html = page(article(paragraphs(PARAGRAPHS[:4]), f"<blockquote>{quote}</blockquote>", paragraphs(PARAGRAPHS[4:])))
    assert texts_of(html) == PARAGRAPHS
    assert removed_of(html)[quote] == "other"


def test_what_stands_in_the_box_of_a_prompt_goes_with_it() -> None:
    page_ = read_blocks(
        parse_html("<div class=newsletter><h3>Newsletter</h3><p>Harbour news at dawn.</p></div><p>Body.")
    )
    classes: list[RemovedClass | None] = ["newsletter", None, None]
    drop_boxed(page_, classes)
    assert classes == ["newsletter", "newsletter", None]


def test_a_large_box_is_not_a_prompt() -> None:
    page_ = read_blocks(parse_html(f"<div class=paywall><p>Subscribe</p>{paragraphs()}</div>"))
    classes: list[RemovedClass | None] = ["paywall", *[None] * len(PARAGRAPHS)]
    drop_boxed(page_, classes)
    assert classes == ["paywall", *[None] * len(PARAGRAPHS)]


def test_what_stands_under_a_heading_in_its_box_goes_with_it() -> None:
    box = "<section><h4>About the author</h4><p>Ines Moberg has walked every quay of Ostvik.</p></section>"
    page_ = read_blocks(parse_html(f"<div><h2>About the author</h2>{paragraphs()}{box}</div>"))
    classes: list[RemovedClass | None] = ["author_bio", *[None] * len(PARAGRAPHS), "author_bio", None]
    drop_boxed(page_, classes)
    assert classes == ["author_bio", *[None] * len(PARAGRAPHS), "author_bio", "author_bio"]


@pytest.mark.parametrize(("probability", "row"), [(0.3, 1), (0.1, None)])
def test_the_deck_is_what_the_description_says_unless_the_model_rules_it_out(
    probability: float, row: int | None
) -> None:
    names = ("in_description", "words", "since_title", "link")
    table = np.array([[0, 5, 0, 0], [1, 9, 1, 0], [0, 30, 2, 0]], np.float32)
    found = deck(names, table, np.array([0.1, probability, 0.9]), np.array([False, False, True]))
    assert found == row


@pytest.mark.parametrize(
    ("probability", "kept"),
    [
        ([0.9, 0.9, 0.1], [True, True, False]),  # plain: nothing below half of nearly 1
        ([0.9, 0.45, 0.1], [True, True, False]),  # doubtful: an even chance is worth it
        ([0.3, 0.2, 0.0], [True, True, False]),  # the best guess rather than nothing
        ([0.0, 0.0, 0.0], [False, False, False]),
    ],
)
def test_blocks_are_kept_for_the_best_f1_to_be_expected(probability: list[float], kept: list[bool]) -> None:
    assert keep(np.array(probability), np.array([10, 10, 10])).tolist() == kept


def test_a_body_in_several_containers_is_kept_whole() -> None:
    html = page("".join(f"<div class='article-body'><p>{text}</p></div>" for text in PARAGRAPHS))
    assert texts_of(html) == PARAGRAPHS


def test_double_line_breaks_split_paragraphs_and_inline_tags_add_no_space() -> None:
    first, second = PARAGRAPHS[0], PARAGRAPHS[1]
    marked = first.replace("harbour", "<b>har</b>bour")
    html = page(article(f"<div>{marked}<br><br>{second}<br>{PARAGRAPHS[2]}</div>", paragraphs(PARAGRAPHS[3:])))
    assert texts_of(html)[:2] == (first, f"{second} {PARAGRAPHS[2]}")


def test_headings_in_the_body_are_subheads() -> None:
    html = page(article(paragraphs(PARAGRAPHS[:3]), "<h2>Costs up by a third</h2>", paragraphs(PARAGRAPHS[3:])))
    kinds = {p.text: p.kind for p in body_of(html).paragraphs}
    assert kinds["Costs up by a third"] == "subhead"
    assert kinds[PARAGRAPHS[0]] == "para"


def test_a_page_that_shows_nothing_gives_the_body_in_its_structured_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)})
    html = (
        f"<html><head><script type='application/ld+json'>{data}</script></head><body><div id=app></div></body></html>"
    )
    assert texts_of(html) == PARAGRAPHS


def test_a_page_that_shows_nothing_gives_the_body_in_its_scripts() -> None:
    state = json.dumps({"article": {"id": 7, "html": paragraphs()}})
    html = f"<html><body><div id=app></div><script>window.__STATE__ = {state};</script></body></html>"
    assert texts_of(html) == PARAGRAPHS


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "\x00", "<body><script>x</script></body>"])
def test_a_page_without_text_has_no_body(html: str) -> None:
    assert body_of(html).paragraphs == ()


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + PARAGRAPHS[0],
        "<b><a href=x>" * 5_000 + PARAGRAPHS[0],
        "<p>word " * 200_000,
        f"<p class='{'a-b ' * 100_000}'>{PARAGRAPHS[0]}",
        "<script>" + '"\\' * 200_000,
        "x" * 2_000_000,
        "<div></div>" * 300_000,
        f"<p>{'word ' * 2_000_000}",
    ],
    ids=["deep", "deep inline", "many blocks", "long class", "open string", "one word", "many tags", "long text"],
)
def test_hostile_pages_take_bounded_time(html: str) -> None:
    start = time.process_time()
    body_of(html)
    assert time.process_time() - start < 5


def test_the_tree_is_not_changed() -> None:
    tree = parse_html(page(article(paragraphs())))
    before = tree.html
    extract_body(tree, TITLE)
    assert tree.html == before


def test_paragraph_text_is_normalised() -> None:
    assert clean_text("  Cafe\u0301\u00ad \n “quoted”\u200b – so ") == "Café “quoted” – so"


def test_blocks_know_their_links_marks_and_breaks() -> None:
    read = read_blocks(parse_html("<div class='storyBody'><p>One <a href=x>two</a><hr>three<br><br>four</div>"))
    assert read.texts == ["One two", "three", "four"]
    assert read.link_chars == [3, 0, 0]
    assert read.after_rule == [False, True, False]
    assert read.after_break == [False, False, True]
    mark = read.frame_mark[read.block_frame[2]]
    assert mark >> TAG_NAMES.index("div") & 1
    assert mark >> (len(TAG_NAMES) + HINT_NAMES.index("body")) & 1


def test_a_mark_is_measured_by_its_distance() -> None:
    read = read_blocks(parse_html("<aside><div><p>Inside the aside</p></div></aside><p>Outside of it</p>"))
    names, table = features(read, Declared())
    assert table[:, names.index("<aside>")].tolist() == [2.0, 30.0]
    assert table[:, names.index("<p>")].tolist() == [0.0, 0.0]


def test_what_the_page_declares_is_compared_word_by_word() -> None:
    html = f"<head><meta name=description content='{PARAGRAPHS[4]}'></head><p>{PARAGRAPHS[4]}</p><p>{PARAGRAPHS[3]}</p>"
    tree = parse_html(html)
    names, table = features(read_blocks(tree), read_declared(tree, None))
    assert table[:, names.index("in_description")].tolist() == [1.0, 0.0]
    assert fold("Tor Aas’s “estimate”") == "tor aas s  estimate "


def test_trees_ask_columns_by_name() -> None:
    trees = Trees(
        ("low", "high"), np.array([[1]]), np.array([[0.5]], np.float32), np.array([[-2.0, 2.0]], np.float32), 0.0
    )
    rows = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    assert [round(p, 3) for p in trees.probability(("high", "low"), rows)] == [0.881, 0.119]
    with pytest.raises(ValueError, match="high"):
        trees.probability(("low",), rows)


def test_the_shipped_model_knows_the_features_of_today() -> None:
    names, _ = features(read_blocks(parse_html("<p>Some text</p>")), Declared())
    assert set(block_model().names) <= set(names)
    assert len(set(names)) == len(names)
