"""Are two wordings of one speaker one utterance? A pure yes/no that names its rule; thresholds in the seed.

Shares of human-labelled pairs whose speakers agree, by rule, when the speaker is not asked first: exact text 94 %,
contained 86 %, character 5-grams of Jaccard .5 86 %; token-set similarity falls to 49 %. So the caller gates on the
speaker, and the weaker rules ask for nearness in time, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.quotes.wording import Wording, jaccard
from pipelines.reference import seed_toml


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`seeds/quote_linking.toml`, the numbers; each is explained there."""

    shingle_words: int
    common_shingle: int
    common_stem: int
    near_jaccard: float
    identical_jaccard: float
    contained_words: int
    unknown_words: int
    overlap_words: int
    days: int
    shared_stems: int
    stem_share: float
    stem_jaccard: float
    short_stems: int
    short_share: float
    short_larger_share: float


@cache
def thresholds() -> Thresholds:
    return Thresholds(**seed_toml("quote_linking")["thresholds"])


def same_utterance(a: Wording, b: Wording, *, near: bool, named: bool) -> str | None:
    """The rule by which two wordings of one speaker are one utterance, or None.

    `near`: said within a few days; `named`: the speaker has a name ("officials" are not always the same officials).
    """
    limits = thresholds()
    x, y = sorted((a, b), key=lambda w: (len(w.words), w.words))
    if not x.words:
        return None
    long_enough = len(x.words) >= limits.contained_words and len(x.stems) >= 2
    if x.words == y.words:
        return "exact" if long_enough or (near and named) else None
    if contains(y, x):
        return "contained" if long_enough or (near and named and len(x.stems) >= 2) else None
    if long_enough and jaccard(a.grams, b.grams) >= limits.near_jaccard:
        return "near_text"
    if not near:
        return None
    if named and _shared_run(x, y):
        return "overlap"
    return "paraphrase" if _paraphrase(x.stems, y.stems) or (named and _gathered(x, y)) else None


def nearly_identical(a: Wording, b: Wording) -> bool:
    """Words so alike and so many that they are one utterance even when a speaker is unknown."""
    x, y = sorted((a, b), key=lambda w: (len(w.words), w.words))
    if len(x.words) < thresholds().unknown_words:
        return False
    return contains(y, x) or jaccard(a.grams, b.grams) >= thresholds().identical_jaccard


def contains(long: Wording, short: Wording) -> bool:
    return f" {short.canonical} " in f" {long.canonical} "


def _shared_run(x: Wording, y: Wording) -> bool:
    """A run of words long enough to be a sentence of its own, and not of small words only, stands in both."""
    size = thresholds().overlap_words
    if len(x.words) < size:
        return False
    return any(len(Wording(tuple(run.split())).stems) >= 2 for run in x.runs(size) & y.runs(size))


def _paraphrase(x: frozenset[str], y: frozenset[str]) -> bool:
    """Most content words are shared: enough of them, or nearly all of few."""
    limits = thresholds()
    shared = len(x & y)
    if not shared:
        return False
    smaller, larger = sorted((len(x), len(y)))
    if shared >= limits.shared_stems and shared >= limits.stem_share * smaller:
        return shared >= limits.stem_jaccard * len(x | y)
    few = shared >= limits.short_stems and shared >= limits.short_share * smaller
    return few and shared >= limits.short_larger_share * larger


def _gathered(x: Wording, y: Wording) -> bool:
    """A fragment whose content words stand close together in the longer quote ("not easy" in "will not be easy")."""
    if not len(x.stems) >= 2 or len(x.words) > thresholds().overlap_words or not x.stems <= y.stems:
        return False
    window = len(x.words) + 2
    return any(
        x.stems <= frozenset(y.stem_at(j) for j in range(i, min(i + window, len(y.words))))
        for i in range(len(y.words))
        if y.stem_at(i) in x.stems
    )
