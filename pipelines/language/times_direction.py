"""Which way a bare weekday or month points: from the preposition before it, else from the tense of its clause."""

from __future__ import annotations

import re

from pipelines.records import Direction
from pipelines.reference import seed_toml

_SEED = seed_toml("times")["direction"]
_PAST_OPENERS: tuple[str, ...] = tuple(_SEED["past_openers"])
_FUTURE_OPENERS: tuple[str, ...] = tuple(_SEED["future_openers"])
_FUTURE = frozenset(_SEED["future"])
_PAST = frozenset(_SEED["past"])
_BE_TO = frozenset(_SEED["be_to"])
_NO_PAST = frozenset(_SEED["not_past"])
_WORD = re.compile(r"['’]?[A-Za-z]+(?:n['’]t)?")
_WINDOW = 300  # characters either side; a clause is shorter


def direction_of(sentence: str, start: int, end: int) -> Direction:
    """The direction of the expression `sentence[start:end]`; "none" where the words do not tell."""
    before = [w.lower() for w in _WORD.findall(sentence, max(0, start - _WINDOW), start)]
    opener = " ".join(before[-2:])
    if opener.endswith(_PAST_OPENERS):
        return "past"
    if opener.endswith(_FUTURE_OPENERS) and opener != "of the":
        return "future"
    for i in range(len(before) - 1, -1, -1):
        if (tense := _tense(before, i)) != "none":
            return tense
    after = [w.lower() for w in _WORD.findall(sentence, end, end + _WINDOW)]
    for i in range(len(after)):
        if (tense := _tense(after, i)) != "none":
            return tense
    return "none"


def _tense(words: list[str], i: int) -> Direction:
    word = words[i]
    previous = words[i - 1] if i else ""
    if word == "to":
        return "future" if previous in _BE_TO else "none"
    if word in _FUTURE:
        return "future"
    if word in _PAST:
        return "past"
    if word.endswith("ed") and len(word) > 4 and word not in _NO_PAST:
        return "future" if previous in {"be", "to"} else "past"
    return "none"
