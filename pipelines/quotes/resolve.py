"""Who a local mention is: names by the actors' mentions, pronouns by salience, unnamed sources by a label."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.language.words import is_common_word
from pipelines.quotes.descriptions import Descriptions, content_words
from pipelines.quotes.lexicon import pronouns, speaker_nouns, words
from pipelines.quotes.salience import Salience
from pipelines.records import Mention

_RELATIVE_REACH = 200  # characters between a relative pronoun and the name it stands for
_APPOSITION = 3  # characters between a description and the name after it


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker; `name` is None where the text does not tell."""

    name: str | None
    anonymous: bool = False


class Resolver:
    """Resolves local mentions; they must be given in order of position, because earlier speakers explain later ones."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentence_starts: Sequence[int]) -> None:
        """`mentions`: those outside quotations, by `start`."""
        self._text = text
        self._mentions = mentions
        self._starts = [m.start for m in mentions]
        self._descriptions = Descriptions(text, mentions)
        self._salience = Salience(text, mentions, sentence_starts)
        self._labels: deque[str] = deque(maxlen=20)  # the last unnamed speakers

    def resolve(self, start: int, end: int, *, told: bool) -> Speaker:
        """The speaker of the local mention [start, end); `told`: it is the subject of a reporting verb."""
        lower = self._text[start:end].lower()
        if lower in pronouns():
            speaker = Speaker(self._salience.antecedent(pronouns()[lower], start))
        elif lower in words("relatives"):
            speaker = Speaker(self._nearest_before(start))
        else:
            speaker = self._of_phrase(start, end, told=told)
        if speaker.name is not None and not speaker.anonymous:
            self._salience.speaks(start, speaker.name)
        return speaker

    def _of_phrase(self, start: int, end: int, *, told: bool) -> Speaker:
        head = self._head_mention(start, end)
        if head is not None:
            return Speaker(head.actor)
        surface = self._text[start:end]
        nouns = [w for w in content_words(surface) if w in speaker_nouns()]
        person = any(n in words("person_nouns") for n in nouns)
        first = surface.split()[0].lower()
        again = self._earlier_label(surface) if person else None
        if again is not None:
            return Speaker(again, anonymous=True)
        if person and first not in ("a", "an", "one", "another"):
            known = self._descriptions.actor_of(surface, start) or self._continued(surface, start)
            if known is not None:
                return Speaker(known)
        group = any(n in words("group_nouns") for n in nouns)
        anonymous = person or group or (told and not nouns and _is_description(surface))
        if anonymous:
            self._labels.append(surface)
            if not person:
                self._salience.speaks(start, surface, kind="group")
            return Speaker(surface, anonymous=True)
        return Speaker(surface if nouns or _is_named(surface) else None)

    def _continued(self, surface: str, start: int) -> str | None:
        """`the senator` with no description to match: the person who is spoken of, if one is near."""
        if surface.split()[0].lower() != "the" or len(content_words(surface)) > 2:
            return None
        return self._salience.antecedent("person", start)

    def _earlier_label(self, surface: str) -> str | None:
        """`the diplomat` after "a senior Ruritanian diplomat" is the same unnamed source."""
        if surface.split()[0].lower() != "the":
            return None
        wanted = set(content_words(surface))
        return next((label for label in reversed(self._labels) if wanted <= set(content_words(label))), None)

    def _head_mention(self, start: int, end: int) -> Mention | None:
        """The mention that the phrase is about: a person first; not a possessor, and not behind a preposition."""
        fitting = [m for m in self._within(start, end) if self._is_head(m, start, end)]
        person = next((m for m in fitting if m.type == "person"), None) or self._apposed(start, end)
        return person or next(iter(fitting), None)

    def _apposed(self, start: int, end: int) -> Mention | None:
        """The name that follows a description: `the envoy, X Y`."""
        surface = self._text[start:end]
        described = surface.split()[0].lower() in words("determiners")
        if not described and not any(w in words("person_nouns") for w in content_words(surface)):
            return None
        index = bisect_left(self._starts, end)
        if index == len(self._mentions):
            return None
        mention = self._mentions[index]
        between = self._text[end : mention.start]
        return (
            mention
            if mention.type == "person" and between.strip() in (",", "") and len(between) <= _APPOSITION
            else None
        )

    def _is_head(self, mention: Mention, start: int, end: int) -> bool:
        after = self._text[mention.end : mention.end + 2]
        if after in ("'s", "’s") or (after[:1] in ("'", "’") and mention.text.endswith("s")):
            return False
        before = self._text[start : mention.start].split()
        if before and before[-1].lower() in words("prepositions"):
            return False
        tail = self._text[mention.end : end].split(",")[0].split()
        return not any(t.strip(".()").lower() in speaker_nouns() for t in tail[:4])

    def _within(self, start: int, end: int) -> Sequence[Mention]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _nearest_before(self, position: int) -> str | None:
        index = bisect_right(self._starts, position)
        for mention in reversed(self._mentions[max(0, index - 4) : index]):
            if mention.type == "person":
                return mention.actor if position - mention.end <= _RELATIVE_REACH else None
        return None


def _is_named(surface: str) -> bool:
    """A capital that is not just a common word at the start of a sentence: a name that no mention covers."""
    tokens = [w.strip(".,()'’") for w in surface.split()]
    return any(w[:1].isupper() and not is_common_word(w.lower()) for w in tokens)


def _is_description(surface: str) -> bool:
    """A determiner and a noun that no list knows: `one poster`."""
    first, *rest = surface.lower().split()
    return first in words("determiners") and bool(rest) and rest[-1] not in words("determiners")
