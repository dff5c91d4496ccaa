"""Two sides named once and meant again: "Norland and Sudria held talks. The two ministers agreed ..."."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipelines.language.tokens import Token
from pipelines.records import Mention
from pipelines.reference import seed_toml

Pair = tuple[tuple[str, str | None], ...]  # the resolved names and countries of two sides; empty if none is known

_JOINTS = frozenset({" and ", " and the ", "-", "–"})
_LONGEST = 6  # tokens of "the two foreign ministers"


def named_pair(text: str, mentions: Sequence[Mention]) -> Pair:
    """The two sides that a sentence names as a pair, the last if it names several; a list of three is no pair."""
    sides = [m for m in mentions if m.type == "state" or (m.type == "organisation" and m.country == "IGO")]
    joined = [text[left.end : right.start] for left, right in pairwise(sides)]
    found: Pair = ()
    for i, (left, right) in enumerate(pairwise(sides)):
        listed = i > 0 and joined[i - 1] in (", ", ", the ")
        if joined[i] in _JOINTS and not listed and left.actor != right.actor:
            found = ((left.actor, left.country), (right.actor, right.country))
    return found


def pair_end(tokens: Sequence[Token], first: int) -> int:
    """Where a phrase that means two known sides ends ("both governments"); 0 if none begins at `first`."""
    lows = [token.text.lower() for token in tokens[first : first + _LONGEST]]
    number = 2 if lows[:2] == ["the", "two"] else 1 if lows[:1] in (["both"], ["the"]) else 0
    if not number:
        return 0
    counted = lows[0] == "both" or number == 2
    head = number
    while head < len(lows) and lows[head] in _words("pair_modifiers"):
        head += 1
    heads = _words("pair_officers") | (_words("pair_sides") if counted else frozenset())
    if head >= len(lows) or lows[head] not in heads:
        return 0
    last = first + head + 1
    if last < len(tokens) and tokens[last].text.lower() in ("of", "from"):
        return pair_end(tokens, last + 1)  # "the ministers of both countries", but not "the ministers of Norland"
    return last


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(seed_toml("event_words")["parties"][kind])
