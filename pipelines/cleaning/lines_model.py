"""How probable it is that a line is body: two small forests of gradient-boosted trees (`body_probabilities`).

The first forest judges each line by its form, its neighbours and its place; the second sees the first one's judgement
of the whole page. Both are trained by `benchmarks/train_lines.py` and kept as numbers in `seeds/models/lines.npz`:
the trees' features, thresholds, children and leaf values, nothing of the pages that they were trained on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.cleaning.lines import Line
from pipelines.cleaning.lines_context import CONTEXT_FEATURES, context_features
from pipelines.cleaning.lines_features import LINE_FEATURES, Column, Table, line_features
from pipelines.reference import SEEDS

MODEL_FILE = SEEDS / "models" / "lines.npz"
_PARTS = ("feature", "threshold", "left", "right", "value", "depth")
_ROWS_AT_ONCE = 500  # bounds the memory of one evaluation: rows x trees


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of all trees in a row. At a leaf both children are the leaf itself and `value` counts."""

    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.float32]
    depth: int  # of the deepest tree

    def probabilities(self, table: Table) -> Column:
        """The probability of each row of a table of features."""
        parts = [self._scores(table[at : at + _ROWS_AT_ONCE]) for at in range(0, len(table), _ROWS_AT_ONCE)]
        score = np.concatenate(parts) if parts else np.zeros(0)
        return np.asarray(1 / (1 + np.exp(-score)), np.float32)

    def _scores(self, table: Table) -> NDArray[np.float64]:
        cells = np.ascontiguousarray(table).ravel()
        row = np.arange(len(table), dtype=np.intp)[:, None] * table.shape[1]
        node = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(self.depth):
            goes_left = cells.take(row + self.feature.take(node)) <= self.threshold.take(node)
            node = np.where(goes_left, self.left.take(node), self.right.take(node))
        return np.asarray(self.value.take(node).sum(axis=1, dtype=np.float64))


@dataclass(frozen=True, slots=True)
class LineModel:
    """Both forests, one after the other."""

    first: Forest
    second: Forest

    def __call__(self, lines: Sequence[Line]) -> Column:
        table = line_features(lines)
        return self.second.probabilities(context_features(lines, table, self.first.probabilities(table)))


@cache
def line_model(path: Path = MODEL_FILE) -> LineModel:
    """The model in a file. Raises ValueError if it was trained for other features than the code computes."""
    with np.load(path, allow_pickle=False) as data:
        for part, names in (("first", LINE_FEATURES), ("second", CONTEXT_FEATURES)):
            if tuple(data[f"{part}_features"].tolist()) != names:
                raise ValueError(f"{path.name} was trained for other features: run benchmarks/train_lines.py")
        return LineModel(*(_forest({key: data[f"{part}_{key}"] for key in _PARTS}) for part in ("first", "second")))


def body_probabilities(lines: Sequence[Line]) -> Column:
    """For each line of a page the probability that it is body."""
    return line_model()(lines)


def _forest(parts: dict[str, NDArray[Any]]) -> Forest:
    """From arrays of shape (trees, nodes), children numbered within their tree."""
    trees, nodes = parts["feature"].shape
    roots = np.arange(trees, dtype=np.intp) * nodes
    return Forest(
        roots=roots,
        feature=parts["feature"].astype(np.intp).ravel(),
        threshold=parts["threshold"].astype(np.float32).ravel(),
        left=(parts["left"].astype(np.intp) + roots[:, None]).ravel(),
        right=(parts["right"].astype(np.intp) + roots[:, None]).ravel(),
        value=parts["value"].astype(np.float32).ravel(),
        depth=int(parts["depth"]),
    )
