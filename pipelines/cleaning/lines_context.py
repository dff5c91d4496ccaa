"""The second look at the lines: what the first judgement of a page says about each of its lines.

`context_features` adds to the form of a line how probable its neighbours are, where it stands to the main run of body
lines, and whether it speaks of the same things as they do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from pipelines.cleaning.lines import Line
from pipelines.cleaning.lines_features import LINE_FEATURES, Column, Table, indentations, shifted, since, window_sum

_PROBABLE = 0.5
_COST = 0.35  # a line below this probability costs the run more than it gains
_FAR = 40
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # characters: enough of a word to know it again inflected
_SURE = 0.6  # body lines whose words tell what the article is about

_OWN = tuple(name for name in LINE_FEATURES if name[-2:-1] not in ("+", "-"))
_OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
_REACHES = (2, 5, 10, 20)
_SIDES = (3, 8)
CONTEXT_FEATURES: tuple[str, ...] = (
    *_OWN,
    "first",
    *(f"first{offset:+d}" for offset in _OFFSETS),
    *(f"mean_within_{reach}" for reach in _REACHES),
    *(f"mean_{side}_{reach}" for reach in _SIDES for side in ("after", "before")),
    *"mass_before mass_after log_mass_before log_mass_after log_mass mass_share".split(),
    *"in_run from_run_start to_run_end run_share".split(),
    *"since_body until_body body_before body_after".split(),
    *"mass_at_indent share_at_indent".split(),
    *"shared_words much_shared_words".split(),
)


def context_features(lines: Sequence[Line], table: Table, first: Column) -> Table:
    """Float table of shape (lines, CONTEXT_FEATURES) from the line table and the first model's probabilities."""
    if not lines:
        return np.zeros((0, len(CONTEXT_FEATURES)), np.float32)
    first = np.clip(first, 0.002, 0.998).astype(np.float32)
    own = table[:, [LINE_FEATURES.index(name) for name in _OWN]]
    words = np.expm1(table[:, LINE_FEATURES.index("words")])
    columns = [
        *_neighbours(first, np.sqrt(words + 1)),
        *_mass(first, words),
        *_run(first, words),
        *_indentation(lines, table, first, words),
        *_topic(lines, first, words),
    ]
    return np.column_stack([own, *columns]).astype(np.float32)


def main_run(first: Column, words: Column) -> tuple[int, int]:
    """The run of lines with the greatest sum of (probability - cost) x root of words: start, end exclusive."""
    total = np.concatenate(([0.0], np.cumsum(np.sqrt(words + 1) * (first - _COST))))
    gain = total - np.minimum.accumulate(total)
    end = int(np.argmax(gain))
    start = int(np.argmin(total[: end + 1]))
    return start, end


def _neighbours(first: Column, weight: Column) -> list[Column]:
    logit = np.log(first / (1 - first))
    columns = [logit, *(shifted(logit, offset) for offset in _OFFSETS)]
    columns += [window_sum(first * weight, reach) / window_sum(weight, reach) for reach in _REACHES]
    for reach in _SIDES:
        mean = window_sum(first * weight, reach) / window_sum(weight, reach)
        columns += [shifted(mean, reach + 1), shifted(mean, -reach - 1)]
    return columns


def _mass(first: Column, words: Column) -> list[Column]:
    """Expected words of body above, below and in all."""
    mass = first * words
    total = float(mass.sum()) + 1e-3
    before = np.cumsum(mass) - mass
    after = np.maximum(total - before - mass, 0)
    n = len(mass)
    return [
        before / total,
        after / total,
        np.log1p(before),
        np.log1p(after),
        np.full(n, np.log1p(total)),
        np.full(n, total / (float(words.sum()) + 1)),
    ]


def _run(first: Column, words: Column) -> list[Column]:
    n = len(first)
    rows = np.arange(n)
    start, end = main_run(first, words)
    mass = first * words
    probable = first > _PROBABLE
    return [
        ((rows >= start) & (rows < end)).astype(np.float32),
        np.clip(rows - start, -_FAR, _FAR),
        np.clip(end - 1 - rows, -_FAR, _FAR),
        np.full(n, float(mass[start:end].sum()) / (float(mass.sum()) + 1e-3)),
        since(probable),
        since(probable[::-1])[::-1],
        np.cumsum(probable) - probable,
        probable.sum() - np.cumsum(probable),
    ]


def _indentation(lines: Sequence[Line], table: Table, first: Column, words: Column) -> list[Column]:
    """How much body stands at the line's indentation, and how much of what stands there in its form is body."""
    indents = indentations(lines).tolist()
    forms = list(zip(indents, table[:, LINE_FEATURES.index("bulleted")].tolist(), strict=True))
    mass = (first * words).tolist()
    at_indent: dict[float, float] = defaultdict(float)
    body_of: dict[tuple[float, float], float] = defaultdict(float)
    words_of: dict[tuple[float, float], float] = defaultdict(float)
    for form, body, count in zip(forms, mass, words.tolist(), strict=True):
        at_indent[form[0]] += body
        body_of[form] += body
        words_of[form] += count
    total = sum(mass) + 1e-3
    return [
        np.array([at_indent[indent] / total for indent in indents], np.float32),
        np.array([body_of[form] / (words_of[form] + 1) for form in forms], np.float32),
    ]


def _topic(lines: Sequence[Line], first: Column, words: Column) -> list[Column]:
    """Share of the line's words that one other, or several other, sure body lines have too."""
    stems = [{word[:_STEM] for word in _WORD.findall(line.text.lower())} for line in lines]
    sure = [bool(p > _SURE and count >= 8) for p, count in zip(first.tolist(), words.tolist(), strict=True)]
    seen = Counter(stem for of_line, is_sure in zip(stems, sure, strict=True) if is_sure for stem in of_line)
    shared = np.zeros((2, len(lines)), np.float32)
    for row, (of_line, is_sure) in enumerate(zip(stems, sure, strict=True)):
        if of_line:
            counts = [seen[stem] - is_sure for stem in of_line]
            shared[0, row] = sum(count > 0 for count in counts) / len(of_line)
            shared[1, row] = sum(count > 1 for count in counts) / len(of_line)
    return [shared[0], shared[1]]
