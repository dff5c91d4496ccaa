"""Gradient boosting of oblivious trees in numpy: what trains the small models under `seeds/models/`.

Logistic loss, histogram splits, second-order leaf values; deterministic for a seed. Slow beside a compiled library and
fast enough for a hundred thousand rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.cleaning.html_model import Trees

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Settings:
    rounds: int = 140
    depth: int = 6
    rate: float = 0.14
    columns: float = 0.25  # share of the features that a tree may ask
    rows: float = 0.5  # share of the rows that a tree is grown on
    l2: float = 3.0
    bins: int = 48
    seed: int = 7


def fit(
    names: tuple[str, ...], x: NDArray[np.float32], y: NDArray[np.bool_], weight: Floats, settings: Settings
) -> Trees:
    """Trees for the probability of `y`. `x` (rows, features), its columns named; weights are scaled to a mean of 1."""
    random = np.random.default_rng(settings.seed)
    edges = [_edges(column, settings.bins) for column in x.T]
    binned = np.stack([np.searchsorted(e, column) for e, column in zip(edges, x.T, strict=True)]).astype(np.uint8)
    weight = weight / weight.mean()
    share = float((weight * y).sum() / weight.sum())
    base = float(np.log(share / (1 - share)))
    odds = np.full(len(y), base)
    usable = np.array([f for f, e in enumerate(edges) if len(e)])
    features, thresholds, leaves = [], [], []
    for _ in range(settings.rounds):
        probability = 1 / (1 + np.exp(-odds))
        gradient, curvature = weight * (probability - y), weight * probability * (1 - probability)
        rows = np.flatnonzero(random.random(len(y)) < settings.rows)
        columns = random.choice(usable, max(1, int(len(usable) * settings.columns)), replace=False)
        tree = _grow(binned, rows, columns, gradient, curvature, settings)
        place = np.zeros(len(y), dtype=np.int64)
        for feature, cut in tree:
            place = place * 2 + (binned[feature] > cut)
        size = 1 << settings.depth
        down = np.bincount(place[rows], gradient[rows], size)
        value = -settings.rate * down / (np.bincount(place[rows], curvature[rows], size) + settings.l2)
        odds += value[place]
        features.append([f for f, _ in tree])
        thresholds.append([edges[f][cut] for f, cut in tree])
        leaves.append(value)
    cuts, values = (np.array(part, dtype=np.float32) for part in (thresholds, leaves))
    return Trees(names, np.array(features), cuts, values, base)


def fit_several(
    names: tuple[str, ...],
    x: NDArray[np.float32],
    y: NDArray[np.bool_],
    weight: Floats,
    settings: Settings,
    models: int,
) -> Trees:
    """The mean of models that differ in their seed, as one: their trees together, each leaf a share of its value."""
    fitted = [fit(names, x, y, weight, replace(settings, seed=settings.seed + k)) for k in range(models)]
    return Trees(
        names,
        np.concatenate([trees.feature for trees in fitted]),
        np.concatenate([trees.threshold for trees in fitted]),
        (np.concatenate([trees.leaf for trees in fitted]) / models).astype(np.float32),
        sum(trees.base for trees in fitted) / models,
    )


def _edges(column: NDArray[np.float32], bins: int) -> NDArray[np.float32]:
    """Thresholds between the values of a column, about equally many rows between two: `value > edge` splits."""
    values = np.unique(np.quantile(column, np.linspace(0, 1, bins + 1)[:-1], method="lower")).astype(np.float32)
    return np.asarray(values[values < column.max()])


def _grow(
    binned: NDArray[np.uint8],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    gradient: Floats,
    curvature: Floats,
    settings: Settings,
) -> list[tuple[int, int]]:
    """The (feature, bin) of each level: at each the cut that gains most over all the leaves so far."""
    g, h = gradient[rows], curvature[rows]
    sample = {int(f): binned[f][rows].astype(np.int64) for f in columns}
    width = settings.bins + 1
    place = np.zeros(len(rows), dtype=np.int64)
    tree: list[tuple[int, int]] = []
    for level in range(settings.depth):
        best, chosen = -1.0, (int(columns[0]), 0)
        size = (1 << level) * width
        for f, values in sample.items():
            key = place * width + values
            left_g = np.bincount(key, g, size).reshape(-1, width).cumsum(axis=1)
            left_h = np.bincount(key, h, size).reshape(-1, width).cumsum(axis=1)
            right_g, right_h = left_g[:, -1:] - left_g, left_h[:, -1:] - left_h
            gain = (left_g**2 / (left_h + settings.l2) + right_g**2 / (right_h + settings.l2)).sum(axis=0)[:-1]
            cut = int(gain.argmax())
            if gain[cut] > best:
                best, chosen = float(gain[cut]), (f, cut)
        tree.append(chosen)
        place = place * 2 + (sample[chosen[0]] > chosen[1])
    return tree
