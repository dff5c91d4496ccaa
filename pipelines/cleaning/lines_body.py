"""Which lines of a plain-text capture are the article: the line model, and rules for what it cannot know."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipelines.cleaning.boilerplate import classify_line, is_comment_heading, is_menu_word
from pipelines.cleaning.lines import Line
from pipelines.cleaning.lines_context import main_run
from pipelines.cleaning.lines_features import Column, count_words, ends_sentence, has_credit
from pipelines.cleaning.lines_outlet import describes_outlet
from pipelines.cleaning.outlets import agency_credit
from pipelines.records import RemovedClass

_INSIDE, _OUTSIDE = 0.35, 0.5  # probability that a line needs inside and outside of the main run
_PROMPTS: frozenset[RemovedClass] = frozenset({"paywall", "newsletter"})
_HARDLY = 0.1  # probability below which prose next to the body is not body
_PROSE = 12  # words of a line of running text
_BETWEEN_PROMPTS = 4  # lines
_SHORT = 10  # words
_ENDS: frozenset[RemovedClass] = frozenset({"disclaimer", "newsletter", "list_header", "author_bio", "legal", "tags"})
_TAIL = 0.10  # share of the body that may be cut off behind an end mark
_BEFORE_COMMENTS = 150  # words of body that stand above a heading of comments, but not above a mere counter of them
_HEADLINE = range(3, 19)  # words of a teaser's headline
_DECK = 12  # words that a teaser's deck has at least
_TEASERS = 2
_TEASED = 0.25  # share of the body that teasers behind it may have


def choose_body(lines: Sequence[Line], probability: Column) -> list[bool]:
    """For each line whether it is a paragraph or subhead of the article."""
    if not lines:
        return []
    words = np.array([count_words(line.text) for line in lines], np.float32)
    start, end = main_run(probability, words)
    needed = np.full(len(lines), _OUTSIDE, np.float32)
    needed[start:end] = _INSIDE
    classes = [classify_line(line.text) for line in lines]
    chosen = [
        bool(p > least) and class_ is None and not is_caption(line.text)
        for line, p, least, class_ in zip(lines, probability.tolist(), needed.tolist(), classes, strict=True)
    ]
    _extend_over_prose(lines, words, probability, classes, chosen)
    _drop_between_prompts(lines, classes, chosen)
    _drop_headings_of_prompts(lines, classes, chosen)
    _drop_teasers(lines, words, chosen)
    _drop_comments(lines, words, chosen)
    _drop_tail(classes, words, chosen)
    _drop_self_description(lines, chosen)
    _drop_last_heading(lines, classes, chosen)
    _keep_last_words(lines, classes, chosen)
    return chosen


def is_caption(text: str) -> bool:
    """Whether a line ends with a picture's credit; an agency in brackets at its end is the text's own."""
    return has_credit(text) and agency_credit(text) is None


def _drop_between_prompts(lines: Sequence[Line], classes: Sequence[RemovedClass | None], chosen: list[bool]) -> None:
    """Short lines between two prompts belong to them."""
    prompts = [row for row, class_ in enumerate(classes) if class_ in _PROMPTS]
    for before, after in pairwise(prompts):
        if 1 < after - before <= _BETWEEN_PROMPTS + 1:
            for row in range(before + 1, after):
                if count_words(lines[row].text) <= _SHORT and not ends_sentence(lines[row].text):
                    chosen[row] = False


def _extend_over_prose(
    lines: Sequence[Line],
    words: Column,
    probability: Column,
    classes: Sequence[RemovedClass | None],
    chosen: list[bool],
) -> None:
    """Running text right below a body line goes on with it unless the model is sure that it does not."""
    for row in range(1, len(lines)):
        line, above = lines[row], lines[row - 1]
        if (
            chosen[row - 1]
            and not chosen[row]
            and classes[row] is None
            and probability[row] >= _HARDLY
            and words[row] >= _PROSE
            and (line.indent, line.bullet, line.gap) == (above.indent, None, above.gap or line.gap)
            and (ends_sentence(line.text) or agency_credit(line.text))
            and not is_caption(line.text)
            and not describes_outlet(line.text)
        ):
            chosen[row] = True


def _drop_headings_of_prompts(
    lines: Sequence[Line], classes: Sequence[RemovedClass | None], chosen: list[bool]
) -> None:
    """A short line right above a prompt is its heading, not a subhead; so is the one above such a heading."""
    begins = [class_ in _PROMPTS for class_ in classes]  # a prompt, or its heading
    for row in range(len(lines) - 2, -1, -1):
        text = lines[row].text
        if begins[row + 1] and lines[row].bullet is None and count_words(text) <= _SHORT and not ends_sentence(text):
            chosen[row] = False
            begins[row] = classes[row + 1] in _PROMPTS


def _drop_comments(lines: Sequence[Line], words: Column, chosen: list[bool]) -> None:
    """What stands below the heading of a comment section is what readers say."""
    before = np.cumsum(words * np.array(chosen))
    for row, line in enumerate(lines):
        if before[row] >= _BEFORE_COMMENTS and not chosen[row] and is_comment_heading(line.text):
            chosen[row:] = [False] * (len(chosen) - row)
            return


def _drop_tail(classes: Sequence[RemovedClass | None], words: Column, chosen: list[bool]) -> None:
    """What little seems body behind a mark of the article's end is not."""
    total = float(words[np.array(chosen)].sum())
    behind = 0.0
    cut = len(chosen)
    for row in range(len(chosen) - 1, -1, -1):
        behind += float(words[row]) * chosen[row]
        if behind > _TAIL * total:
            break
        if classes[row] in _ENDS:
            cut = row
    for row in range(cut, len(chosen)):
        chosen[row] = False


def _drop_teasers(lines: Sequence[Line], words: Column, chosen: list[bool]) -> None:
    """Headlines with a sentence each at the body's end are teasers if section names stand over some of them.

    The body's own subheads look the same, but stand over more than one paragraph or under no section name.
    """
    total = float(words[np.array(chosen)].sum())
    last = max((row for row, is_body in enumerate(chosen) if is_body), default=-1)
    start, groups, kickers = _teasers_below(lines, words, last + 1), 0, 0
    while (group := _teaser_above(lines, words, start)) is not None:
        start, kicker = group
        groups += 1
        kickers += kicker
    size = float((words * np.array(chosen))[start:].sum())
    if groups >= _TEASERS and kickers and size <= _TEASED * total:
        for row in range(start, len(chosen)):
            chosen[row] = False


def _teasers_below(lines: Sequence[Line], words: Column, start: int) -> int:
    """The end of the teasers with a section name that begin at `start`: these the model has seen through already."""
    while start + 3 <= len(lines) and _teaser_above(lines, words, start + 3) == (start, True):
        start += 3
    return start


def _teaser_above(lines: Sequence[Line], words: Column, end: int) -> tuple[int, bool] | None:
    """The first line of the teaser that ends before `end`, and whether a section name stands over it."""
    deck, headline = end - 1, end - 2
    if headline < 1 or words[deck] < _DECK or not ends_sentence(lines[deck].text):
        return None
    if int(words[headline]) not in _HEADLINE or lines[headline].text.endswith((".", "!", ":")):
        return None
    kicker = is_menu_word(lines[headline - 1].text)
    return (headline - 1 if kicker else headline), kicker


def _drop_self_description(lines: Sequence[Line], chosen: list[bool]) -> None:
    """A last paragraph that says what the outlet is stands below the article."""
    last = max((row for row, is_body in enumerate(chosen) if is_body), default=None)
    if last and describes_outlet(lines[last].text):
        chosen[last] = False


def _drop_last_heading(lines: Sequence[Line], classes: Sequence[RemovedClass | None], chosen: list[bool]) -> None:
    """A short line under which nothing stands, right above a prompt or list header, is its heading."""
    last = max((row for row, is_body in enumerate(chosen) if is_body), default=-1)
    below = classes[last + 1] if last + 1 < len(lines) else None
    if last > 0 and below in _ENDS | _PROMPTS and count_words(lines[last].text) <= _SHORT:
        chosen[last] = ends_sentence(lines[last].text) or lines[last].bullet is not None


def _keep_last_words(lines: Sequence[Line], classes: Sequence[RemovedClass | None], chosen: list[bool]) -> None:
    """The line right below the body is its end if an agency signs it, or if it breaks off above a prompt."""
    row = max((row for row, is_body in enumerate(chosen) if is_body), default=len(lines)) + 1
    if row >= len(lines) or classes[row]:
        return
    text = lines[row].text
    below = [class_ for class_ in classes[row + 1 : row + 2 + _BETWEEN_PROMPTS] if class_]
    breaks_off = text.endswith(("...", "…")) and count_words(text) >= _SHORT and bool(_PROMPTS & set(below[:1]))
    chosen[row] = breaks_off or agency_credit(text) is not None
