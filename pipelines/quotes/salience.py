"""Which actor a pronoun stands for: the one most present in the sentences before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Sequence

from pipelines.actors.gender import pronoun_for
from pipelines.quotes.lexicon import words
from pipelines.records import Mention

_REACH = 12  # sentences that a pronoun may look back
_MOST = 200  # mentions
_SUBJECT = 1.2  # sentences that being the subject is worth
_OBLIQUE = 0.6  # sentences that standing behind a preposition, or as a possessor, costs
_REPEATED = 0.15  # for every further mention within reach
_HE_SHE = {"he": "male", "she": "female"}

_Presence = tuple[int, str, float]  # position, actor, weight


class Salience:
    """Keeps who was mentioned where, and who spoke; answers for a position."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentence_starts: Sequence[int]) -> None:
        self._sentences = list(sentence_starts)
        self._present: list[_Presence] = []
        self._types: dict[str, str] = {m.actor: m.type for m in reversed(mentions)}
        self._gender = _genders(text, mentions)
        seen: set[int] = set()
        for m in mentions:
            sentence = self._sentence(m.start)
            oblique = _is_oblique(text, m)
            first = m.type == "person" and sentence not in seen and not oblique
            if first:
                seen.add(sentence)
            self._present.append((m.start, m.actor, _SUBJECT if first else -_OBLIQUE if oblique else 0.0))
        self._present.sort()

    def speaks(self, position: int, actor: str, kind: str | None = None) -> None:
        """Somebody spoke at `position` (by name or by pronoun). A capital that speaks is a government.

        `kind` "group": several people without a name, for whom `actor` is a label.
        """
        if kind is not None or self._types.get(actor) == "place":
            self._types[actor] = kind or "state"
        insort(self._present, (position, actor, _SUBJECT))

    def antecedent(self, gender: str, position: int) -> str | None:
        """The actor that a pronoun of `gender` (or "person": a description) at `position` stands for."""
        here = self._sentence(position)
        best: dict[str, float] = {}
        count: dict[str, int] = defaultdict(int)
        end = bisect_left(self._present, (position, "", 0.0))
        for where, actor, weight in reversed(self._present[max(0, end - _MOST) : end]):
            distance = here - self._sentence(where)
            if distance > _REACH:
                break
            if self._fits(actor, gender):
                best[actor] = max(best.get(actor, float("-inf")), weight - distance)
                count[actor] += 1
        ranked = sorted(best, key=lambda a: (-best[a] - _REPEATED * min(count[a], 6), a))
        return ranked[0] if ranked else None

    def _sentence(self, position: int) -> int:
        return bisect_right(self._sentences, position)

    def _fits(self, actor: str, gender: str) -> bool:
        kind = self._types.get(actor)
        if gender in ("male", "female"):
            return kind == "person" and self._gender.get(actor, gender) == gender
        if gender == "person":
            return kind == "person"
        if kind == "group":
            return gender == "plural"
        return gender in ("plural", "thing") and kind in ("organisation", "state", "media")


def _genders(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Person -> male or female, where a title or a given name tells."""
    found: dict[str, str] = {}
    for m in mentions:
        if m.type != "person" or m.actor in found:
            continue
        before = text[max(0, m.start - 16) : m.start].split()
        known = pronoun_for(m.text, before[-1] if before else None) or pronoun_for(m.actor)
        if known is not None:
            found[m.actor] = _HE_SHE[known]
    return found


def _is_oblique(text: str, mention: Mention) -> bool:
    after = text[mention.end : mention.end + 2]
    before = text[max(0, mention.start - 20) : mention.start].split()
    return after in ("'s", "’s") or (bool(before) and before[-1].lower() in words("prepositions"))
