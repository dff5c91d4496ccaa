"""The block model: boosted oblivious trees, evaluated with numpy alone.

An oblivious tree asks the same question of every node on one level, so a tree of depth d is d (feature, threshold)
pairs and 2**d leaf values; a page is decided with three array operations. `benchmarks/train_html_blocks.py` makes the
file, `seeds/models/html_blocks.npz`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipelines.reference import SEEDS

_CHUNK = 4096  # rows at a time: bounds the memory that a page with a million blocks takes


@dataclass(frozen=True, slots=True)
class Trees:
    names: tuple[str, ...]  # of the columns
    feature: NDArray[np.int64]  # (trees, depth): column that is asked
    threshold: NDArray[np.float32]  # (trees, depth): a value above it sets the level's bit
    leaf: NDArray[np.float32]  # (trees, 2**depth): log-odds
    base: float

    def columns(self, names: tuple[str, ...]) -> NDArray[np.int64]:
        """Where rows with columns of these names hold the feature of each level; `ValueError` if one is missing."""
        place = {name: i for i, name in enumerate(names)}
        if missing := set(self.names) - place.keys():
            raise ValueError(f"the block model asks for features that are not there: {', '.join(sorted(missing))}")
        return np.array([place[name] for name in self.names])[self.feature.ravel()]

    def probability(self, names: tuple[str, ...], rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """For each row of features, its columns named, the probability that the block is body."""
        columns = self.columns(names)
        chunks = [self._odds(columns, rows[i : i + _CHUNK]) for i in range(0, len(rows), _CHUNK)]
        odds = np.concatenate(chunks) if chunks else np.zeros(0)
        return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float64)

    def _odds(self, columns: NDArray[np.int64], rows: NDArray[np.float32]) -> NDArray[np.float64]:
        trees, depth = self.feature.shape
        above = (np.ascontiguousarray(rows.T)[columns] > self.threshold.reshape(-1, 1)).reshape(trees, depth, -1)
        place = np.zeros((trees, len(rows)), dtype=np.int64)
        for level in range(depth):
            place = place * 2 + above[:, level]
        place += (np.arange(trees) << depth)[:, None]
        return np.asarray(self.leaf.ravel()[place].sum(axis=0, dtype=np.float64) + self.base)

    def save(self, path: Path) -> None:
        np.savez_compressed(
            path,
            names=np.array(self.names),
            feature=self.feature.astype(np.uint16),
            threshold=self.threshold,
            leaf=self.leaf,
            base=np.float64(self.base),
        )


def load(path: Path) -> Trees:
    with np.load(path) as file:
        feature = file["feature"].astype(np.int64)
        return Trees(tuple(file["names"].tolist()), feature, file["threshold"], file["leaf"], float(file["base"]))


@cache
def block_model() -> Trees:
    """The model that the project carries."""
    return load(SEEDS / "models" / "html_blocks.npz")
