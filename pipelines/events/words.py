"""Closed classes of English words that several rules of this package look at, all in lower case."""

from __future__ import annotations

from pipelines.reference import seed_toml

_MODALITY = seed_toml("event_words")["modality"]

BE = frozenset(_MODALITY["be"])
CLEAR_BE = BE - {"'s", "’s"}  # without what may be a possessive
SCHEDULED = frozenset(_MODALITY["scheduled"])
PROPOSED = frozenset(_MODALITY["proposed"])
_KINDS = ("future", "would", "obligation", "possibility", "be", "have")
AUXILIARIES = frozenset({w for kind in _KINDS for w in _MODALITY[kind]} - {"'s"} | {"do", "does", "did"})
PRONOUNS = frozenset("he she it they we i you who".split())
DETERMINERS = frozenset(
    "the a an this that these those its their his her our my your any some no every each another such 's all".split()
)
PREPOSITIONS = frozenset(
    "of in on at for with from by over against into about between during under through amid near despite toward "
    "towards like per without".split()
)


def is_negation(low: str) -> bool:
    return low in _NEGATION or low.endswith("n't")


_NEGATION = frozenset(_MODALITY["negation"])
