"""The body of an HTML page (`extract_body`): blocks, judged by a model, become paragraphs and removed pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.blocks import Body
from pipelines.cleaning.boilerplate import classify_line
from pipelines.cleaning.html_blocks import Page, read_blocks
from pipelines.cleaning.html_declared import read_declared
from pipelines.cleaning.html_features import MARK_NAMES, Declared, features, fold
from pipelines.cleaning.html_model import block_model
from pipelines.cleaning.html_rules import deck, drop_boxed, drop_repeats, keep
from pipelines.cleaning.html_scripts import script_paragraphs
from pipelines.records import Paragraph, Removed, RemovedClass
from pipelines.reference import seed_toml

_CERTAIN: Final = 0.9  # probability of a block that a lone menu word or date does not condemn
_FEW_WORDS: Final = 25  # a body with fewer may stand in the page's scripts
_LINK_LIST: Final = 0.8  # share of link text from which a piece without other marks is navigation
_MENU_ENTRY: Final = 30  # characters
_SUBHEAD_WORDS: Final = 14
_CELL_WORDS: Final = 30
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_SURE: Final = 0.97  # probability of a block whose words are not looked at, if it is not short
_SHORT, _LONG = 120, 600  # characters: in a longer paragraph a telling phrase is the article's own
_NEAR: Final = 6  # levels: a mark farther out says little of a piece's class
_LONE_WORDS: Final = frozenset(("navigation", "date_header", "tags"))  # classes that a table cell may have by chance
_CELLS: Final = frozenset(("td", "th"))


def extract_body(tree: LexborHTMLParser, title: str | None = None, byline: tuple[str, ...] = ()) -> Body:
    """The paragraphs of the article and the removed pieces, in page order.

    `title` and `byline` help to tell the body from what stands around it. The tree is read, not changed. A page whose
    text only its scripts hold gives the longest text found in them.
    """
    page = read_blocks(tree)
    declared = read_declared(tree, title, byline)
    kept, removed = _judge(page, declared) if page.texts else ([], [])
    if sum(len(page.texts[i].split()) for i in kept) < _FEW_WORDS:
        hidden = script_paragraphs(tree)
        if sum(len(p.text.split()) for p in hidden) >= _FEW_WORDS:
            return Body(hidden, tuple(Removed(text, "other") for text in page.texts))
    return Body(tuple(_paragraphs(page, kept)), tuple(removed))


def _judge(page: Page, declared: Declared) -> tuple[list[int], list[Removed]]:
    """The blocks that are body, and the other ones with their classes."""
    names, table = features(page, declared)
    probability = block_model().probability(names, table)
    is_kept = keep(probability, table[:, names.index("words")])
    if (row := deck(names, table, probability, is_kept)) is not None:
        is_kept[row] = True
    nearest = _nearest_classes(table[:, names.index(MARK_NAMES[0]) :])
    classes: list[RemovedClass | None] = []  # None: kept
    for i, certain in enumerate(probability.tolist()):
        if is_kept[i]:
            classes.append(_surely_not_body(page, i, certain, declared))
        else:
            classes.append(_class_of(page, i, nearest[i]))
    drop_repeats(page, classes)
    drop_boxed(page, classes)
    kept = [i for i, class_ in enumerate(classes) if class_ is None]
    return kept, [Removed(text, class_) for text, class_ in zip(page.texts, classes, strict=True) if class_]


def _class_of(page: Page, i: int, nearest: RemovedClass | None) -> RemovedClass:
    """What a removed block is: by its words, else by the marks around it; menus and links by the marks alone."""
    text = page.texts[i]
    if page.link_chars[i] >= _LINK_LIST * len(text) or (nearest == "navigation" and len(text) <= _MENU_ENTRY):
        return nearest or "navigation"
    return classify_line(text) or nearest or "other"


def _surely_not_body(page: Page, i: int, probability: float, declared: Declared) -> RemovedClass | None:
    """The class of a block that the model would keep, but whose words are known not to be body, else None."""
    text = page.texts[i]
    is_heading = page.frame_tag[page.block_frame[i]] in _HEADINGS and len(text) <= 300
    if is_heading and declared.title and " ".join(fold(text).split()) == declared.title:
        return "other"
    if len(text) > (_SHORT if probability >= _SURE else _LONG):
        return None
    class_ = classify_line(text)
    return None if class_ in _LONE_WORDS and probability >= _CERTAIN else class_


@cache
def _class_table() -> tuple[tuple[int, ...], tuple[RemovedClass, ...]]:
    """The columns of marks that tell a class, and the classes."""
    classes: dict[str, RemovedClass] = seed_toml("html_hints")["removed"]
    return tuple(MARK_NAMES.index(name) for name in classes), tuple(classes.values())


def _nearest_classes(marks: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> list[RemovedClass | None]:
    """For each block the class of the nearest mark around it."""
    columns, classes = _class_table()
    told = marks[:, columns]
    best = told.argmin(axis=1)
    found = told[np.arange(len(told)), best] < _NEAR
    return [classes[b] if f else None for b, f in zip(best.tolist(), found.tolist(), strict=True)]


def _paragraphs(page: Page, kept: Sequence[int]) -> Iterator[Paragraph]:
    """The kept blocks as paragraphs; the short cells of one table row are one paragraph."""
    row: list[str] = []
    row_frame = -1
    for i in kept:
        frame = page.block_frame[i]
        text = page.texts[i]
        in_row = page.frame_tag[frame] in _CELLS and len(text.split()) <= _CELL_WORDS
        if row and not (in_row and page.frame_parent[frame] == row_frame):
            yield Paragraph(" | ".join(row))
            row = []
        if in_row:
            row.append(text)
            row_frame = page.frame_parent[frame]
        else:
            yield Paragraph(text, "subhead" if _is_subhead(page, i) else "para")
    if row:
        yield Paragraph(" | ".join(row))


def _is_subhead(page: Page, i: int) -> bool:
    """Whether a block is a heading, or a short line all in bold that is no sentence."""
    frame = page.block_frame[i]
    if page.frame_tag[frame] in _HEADINGS or page.frame_tag[page.frame_parent[frame]] in _HEADINGS:
        return True
    text = page.texts[i]
    return (
        page.bold_chars[i] >= 0.95 * len(text)
        and page.frame_tag[frame] not in ("li", "td", "th", "dd", "blockquote")
        and len(text.split()) <= _SUBHEAD_WORDS
        and text[-1] not in '.,;…"”'
    )
