"""Texts as sets of word shingles, and MinHash bands to find similar sets without comparing all pairs.

Hashes are of fixed seed and of content alone (never Python's salted `hash`), so that bands are equal on every machine.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from pipelines.reference import seed_toml

_WORD = re.compile(r"\w+")
_PRIME = np.uint64((1 << 31) - 1)  # products of two residues fit 64 bits


def _settings() -> dict[str, int]:
    settings: dict[str, int] = seed_toml("linking")["shingles"]
    return settings


def words(text: str) -> list[str]:
    """The case-folded words of `text`, without punctuation."""
    return _WORD.findall(text.casefold())


def shingles(tokens: Sequence[str]) -> frozenset[int]:
    """32-bit hashes of the runs of `shingles.words` words; a shorter text is one shingle, an empty one none."""
    size = _settings()["words"]
    if not tokens:
        return frozenset()
    runs = range(max(1, len(tokens) - size + 1))
    return frozenset(zlib.crc32(" ".join(tokens[i : i + size]).encode()) for i in runs)


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that is in the larger one."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def bands(items: frozenset[int]) -> Iterator[tuple[int, bytes]]:
    """Keys under which similar sets meet: (number of the band, its minima)."""
    if not items:
        return
    minima = _minima(np.fromiter(sorted(items), dtype=np.uint64, count=len(items)))
    rows = len(minima) // _settings()["bands"]
    for start in range(0, len(minima), rows):
        yield start, minima[start : start + rows].tobytes()


def candidate_pairs(keys: Mapping[str, Iterable[Hashable]]) -> list[tuple[str, str]]:
    """Pairs of ids that share a key, sorted, each once.

    A key that very many share is a line of the house, not of an article: it brings no pairs together (bounds the work).
    """
    widest = _settings()["widest_block"]
    blocks: defaultdict[Hashable, set[str]] = defaultdict(set)
    for item, its_keys in keys.items():
        for its_key in its_keys:
            blocks[its_key].add(item)
    narrow = (sorted(block) for block in blocks.values() if len(block) <= widest)
    return sorted({pair for block in narrow for pair in combinations(block, 2)})


@cache
def _permutations() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Factors and shifts, one row a permutation; from SHA-256: NumPy's generators may change with its version."""
    seed = _settings()["seed"]
    return _residues(f"factor {seed}", 1), _residues(f"shift {seed}", 0)


def _residues(label: str, least: int) -> npt.NDArray[np.uint64]:
    digests = (hashlib.sha256(f"{label} {i}".encode()).digest() for i in range(_settings()["permutations"]))
    values = [least + int.from_bytes(digest[:8], "big") % (int(_PRIME) - least) for digest in digests]
    return np.array(values, dtype=np.uint64).reshape(-1, 1)


def _minima(items: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    factor, shift = _permutations()
    hashed = (factor * (items % _PRIME) + shift) % _PRIME
    return np.asarray(hashed.min(axis=1), dtype=np.uint64)
