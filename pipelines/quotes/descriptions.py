"""How persons are described beside their names, so that "the envoy" can be told to be the envoy named before."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.quotes.lexicon import words
from pipelines.records import Mention

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*\.?")
_BEFORE = 80  # characters before a name that can describe it
_KEPT = 30  # last descriptions kept of a word
_AFTER = 100  # characters of an apposition after it
_EXPANDED = {"sen.": "senator", "gov.": "governor", "rep.": "congressman", "gen.": "general", "dr.": "doctor",
             "prof.": "professor", "amb.": "ambassador", "lt.": "lieutenant", "col.": "colonel"}  # fmt: skip


def content_words(phrase: str) -> list[str]:
    """The words of `phrase` without determiners and prepositions, lower case; shortened titles written out."""
    found = []
    for match in _WORD.finditer(phrase):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        word = _EXPANDED.get(word, word.rstrip("."))
        if word not in words("determiners") and word not in words("prepositions") and word != "and":
            found.append(word)
    return found


@dataclass(frozen=True, slots=True)
class _Description:
    actor: str
    start: int
    words: frozenset[str]


class Descriptions:
    """The words that stand as title or apposition beside each person's name, with the place where they do."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._by_word: dict[str, deque[_Description]] = defaultdict(lambda: deque(maxlen=_KEPT))
        for mention in mentions:
            if mention.type == "person":
                beside = frozenset(_beside(text, mention) | set(content_words(mention.role_text or "")))
                for word in beside:
                    self._by_word[word].append(_Description(mention.actor, mention.start, beside))

    def actor_of(self, phrase: str, position: int) -> str | None:
        """The person whose description shares most with `phrase`; one that comes after `position` must share all."""
        wanted = frozenset(content_words(phrase))
        nouns = wanted & words("person_nouns")
        best: tuple[float, int, str] | None = None
        for description in {d for word in wanted if word in self._by_word for d in self._by_word[word]}:
            shared = wanted & description.words
            whole = shared == wanted
            enough = whole or bool(nouns & shared) or 2 * len(shared) >= len(wanted)
            if not enough or (description.start > position and not whole):
                continue
            distance = abs(position - description.start)
            score = (len(shared) + 0.5 * len(nouns & shared), -distance, description.actor)
            best = score if best is None else max(best, score)
        return best[2] if best is not None else None


def _beside(text: str, mention: Mention) -> set[str]:
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    before = re.split(r"[.!?;:\n“”\"](?=\s|$)", before)[-1]
    title = before.rsplit(",", 1)
    described = title[-1] if title[-1].strip() else title[0].rsplit(",", 1)[-1]
    after = text[mention.end : mention.end + _AFTER]
    apposition = re.match(r", ((?:the|a|an|who|[a-z])[^,.;:\n“”\"]*)[,.]", after)
    found = set(content_words(described[-60:])) if _describes(described) else set()
    return found | (set(content_words(apposition.group(1))) if apposition else set())


def _describes(words_before: str) -> bool:
    last = words_before.split()[-1:] or [""]
    return not last[0].islower() or last[0] in words("person_nouns")
