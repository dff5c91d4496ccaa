"""What the block model's probabilities do not decide: how much to keep of a page (`keep`), and which blocks that look
like body are a prompt's (`drop_boxed`) or say again what the body says (`drop_repeats`).
"""

from __future__ import annotations

from collections.abc import Iterator, MutableSequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipelines.cleaning.boilerplate import classify_line
from pipelines.cleaning.html_blocks import HINT_NAMES, TAG_NAMES, Page
from pipelines.cleaning.html_features import Floats, fold
from pipelines.records import RemovedClass

_BIT: Final = {name: 1 << i for i, name in enumerate((*TAG_NAMES, *HINT_NAMES))}  # of `Page.frame_mark`
_PROMPTS: Final = frozenset({"newsletter", "paywall"})  # hints, and the classes of their pieces
_HEADS: Final[frozenset[RemovedClass]] = frozenset({"newsletter", "paywall", "author_bio", "list_header"})
_BOX_WORDS: Final = 60  # that a prompt's box has at most beside what is known as prompt
_DECK_WORDS: Final = 5  # at least
_DECK_BEFORE: Final = 15  # blocks between headline and body: byline, date, share buttons, a picture's caption
_DECK_LEAST: Final = 0.25  # probability
_LEVELS: Final = 3  # from a piece up to its box
_DEEP: Final = 10  # levels in which a box ends that a heading does not begin
_QUOTED_WORDS: Final = range(4, 60)  # of a pull quote
_MOST_QUOTES: Final = 20


def keep(probability: NDArray[np.float64], words: NDArray[Any]) -> NDArray[np.bool_]:
    """The blocks whose choice gives the highest F1 that is to be expected.

    That is every block at least half as probable as that F1 is high: a page that the model finds doubtful is cut less
    tightly than one that it finds plain.
    """
    order = np.argsort(-probability, kind="stable")
    held = np.cumsum(words[order], dtype=np.float64)
    right = np.cumsum((words * probability)[order], dtype=np.float64)
    if not len(order) or right[-1] <= 0:
        return np.zeros(len(probability), dtype=np.bool_)
    return np.asarray(probability >= (right / (held + right[-1])).max())


def deck(
    names: tuple[str, ...], table: Floats, probability: NDArray[np.float64], is_kept: NDArray[np.bool_]
) -> int | None:
    """The block between headline and body that says what the page's description says, unless the model rules it out."""
    if not is_kept.any():
        return None
    first = int(is_kept.argmax())
    rows = slice(max(first - _DECK_BEFORE, 0), first)
    column = {name: table[rows, names.index(name)] for name in ("in_description", "words", "since_title", "link")}
    is_deck = (
        (column["in_description"] == 1)
        & (column["words"] >= _DECK_WORDS)
        & (column["since_title"] > 0)
        & (column["since_title"] <= _DECK_BEFORE)
        & (column["link"] == 0)
        & (probability[rows] >= _DECK_LEAST)
    )
    return rows.start + int(np.flatnonzero(is_deck)[-1]) if is_deck.any() else None


def drop_boxed(page: Page, classes: MutableSequence[RemovedClass | None]) -> None:
    """What stands in one small box with a removed prompt, or under its removed heading, is of its class. None: kept."""
    boxes = {
        box: "related" if class_ == "list_header" else class_
        for i, class_ in enumerate(classes)
        if class_ is not None and (box := _box(page, i, class_)) is not None
    }
    inside: dict[int, list[int]] = {}
    for i, class_ in enumerate(classes if boxes else ()):
        if class_ is None:
            for frame in _around(page, i):
                if frame in boxes:
                    inside.setdefault(frame, []).append(i)
    for box, blocks in inside.items():
        if sum(len(page.texts[i].split()) for i in blocks) <= _BOX_WORDS:
            for i in blocks:
                classes[i] = boxes[box]


def _box(page: Page, block: int, class_: RemovedClass) -> int | None:
    """The frame that belongs to a prompt by its mark, or to a heading that stands first in it."""
    if class_ in _PROMPTS:
        marks = sum(_BIT[name] for name in _PROMPTS)
        marked = next((frame for frame in _around(page, block) if page.frame_mark[frame] & marks), None)
        if marked is not None:
            return marked
    box = page.frame_parent[page.block_frame[block]]
    heads = class_ in _HEADS and box >= 0 and classify_line(page.texts[block]) == class_
    return box if heads and (block == 0 or box not in _around(page, block - 1, _DEEP)) else None


def drop_repeats(page: Page, classes: MutableSequence[RemovedClass | None]) -> None:
    """A pull quote whose words stand in a paragraph of the body is removed. `classes`: None for a kept block."""
    marks = _BIT["blockquote"] | _BIT["aside"] | _BIT["pullquote"]
    marked = {frame for frame, mark in enumerate(page.frame_mark) if mark & marks}
    quotes = [
        i
        for i, class_ in enumerate(classes)
        if class_ is None and not marked.isdisjoint(_around(page, i)) and len(page.texts[i].split()) in _QUOTED_WORDS
    ][:_MOST_QUOTES]
    if not quotes:
        return
    body = [_line(text) for text, class_ in zip(page.texts, classes, strict=True) if class_ is None]
    for i in quotes:
        quote = _line(page.texts[i])
        if any(quote in paragraph and len(quote) < len(paragraph) for paragraph in body):
            classes[i] = "other"


def _around(page: Page, block: int, levels: int = _LEVELS) -> Iterator[int]:
    """The frames around a block, the nearest first."""
    frame = page.block_frame[block]
    for _ in range(levels):
        yield frame
        frame = page.frame_parent[frame]
        if frame < 0:
            return


def _line(text: str) -> str:
    return " ".join(fold(text).split())
