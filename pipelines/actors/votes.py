"""Votes: what a candidate's form and the words beside it say about its type; weights in `seeds/name_evidence.toml`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from pipelines.actors.candidates import Candidate, phrases_before
from pipelines.actors.lexicon import gazetteer, given_names, heads, institutions, office_words, surnames
from pipelines.language.names import bare_words, fold, is_initial, particles
from pipelines.language.words import is_common_word
from pipelines.reference import seed_toml

Votes = Mapping[str, float]
_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "former"))
_PEOPLE_ENDINGS = ("ans", "ians", "ists", "ites", "ese", "ism")
_OWNS = (("'s",), ("’s",))
_HYPHENATED_GIVEN = re.compile(r"[^\W\d_][a-z]+-[a-z]{2,6}")  # "Woo-jin"
_PLACED = ("organisation", "media", "place", "thing")


def form_votes(candidate: Candidate) -> Votes:
    """What its form says: person, organisation, place -> sum of weights."""
    total: defaultdict[str, float] = defaultdict(float)
    for name in _form(candidate):
        add(total, weights()[name])
    return total


def context_votes(candidate: Candidate) -> Votes:
    """What the words beside it say."""
    total: defaultdict[str, float] = defaultdict(float)
    for name in _neighbours(candidate):
        add(total, weights()[name])
    for phrase in phrases_before(candidate.before):
        if candidate.after[:1] not in _OWNS:  # "in Ode's house": the preposition is the house's
            add(total, _cues("before").get(phrase, {}))
    for n in (1, 2):
        if len(candidate.after) >= n:
            add(total, _cues("after").get(" ".join(candidate.after[:n]), {}))
    return total


@cache
def weights() -> dict[str, Votes]:
    """Name of a form -> its votes."""
    return dict(seed_toml("name_evidence")["form"])


@cache
def threshold() -> float:
    return float(seed_toml("name_evidence")["threshold"])


@cache
def _cues(side: str) -> dict[str, Votes]:
    return {
        word: {type_: weight for type_, weight in cue.items() if type_ != "words"}
        for cue in reversed(seed_toml("name_evidence")[side])
        for word in cue["words"]
    }


def add(total: defaultdict[str, float], more: Votes) -> None:
    """Adds votes to a sum."""
    for type_, weight in more.items():
        total[type_] += weight


def _form(candidate: Candidate) -> Iterator[str]:
    if candidate.entry is not None:
        known = candidate.entry.type
        yield "known_state" if known == "state" else "known_place" if known == "place" else "known_organisation"
    words = [word for word in candidate.words if word[0].isalnum()]
    yield from _one_word(candidate, words[0]) if len(words) == 1 else _several_words(candidate, words)


def _neighbours(candidate: Candidate) -> Iterator[str]:
    before, after = candidate.before, candidate.after
    if candidate.title:
        yield "titled"
    if before and before[-1] in office_words():
        yield "office_before"
    if after[:1] == (",",) and len(after) > 1:
        if after[1].isdigit() and len(after[1]) == 2:
            yield "age_after"
        elif after[1] in office_words() or (len(after) > 2 and after[1] in _ARTICLES and after[2] in office_words()):
            yield "office_after"
    closing = after[1:2] if after[:1] in ((",",), (".",)) else after[:1]
    if before[-1:] and before[-1] in "\"'“‘«" and closing and closing[0] in "\"'”’»":
        yield "in_quotes"


def _one_word(candidate: Candidate, word: str) -> Iterator[str]:
    folded = fold(word)
    if folded in institutions():
        yield "institution"
    elif folded.endswith(_PEOPLE_ENDINGS) and len(word) > 5 and not candidate.entry:
        yield "people_ending"
    elif is_common_word(word):
        yield "opens_sentence_common" if candidate.opens_sentence else "single_common"
    else:
        yield "single_unknown"
        if candidate.opens_sentence:
            yield "opens_sentence"
    if not word.isupper() and candidate.entry is None:
        if folded in given_names() and not is_common_word(word):
            yield "single_given"
        if folded in surnames() and not is_common_word(word):
            yield "single_surname"
    letters = word.replace(".", "").replace("-", "")
    if letters.isupper() and len(letters) > 1:
        yield "capitals" if len(letters) < 7 else "capitals_long"
        if candidate.spelt_out:
            yield "in_brackets_after_name" if candidate.spelt_out[0].isupper() else "expanded_as_thing"
    elif (
        word[1:] != word[1:].lower()
        and "-" not in word
        and "'" not in word
        and "’" not in word
        and word[:2] not in ("Mc", "O'")
    ):
        yield "camel_case"


def _several_words(candidate: Candidate, words: list[str]) -> Iterator[str]:
    folded = [fold(word) for word in words]
    inner = [word for word in ("of", "for", "on") if word in folded[1:]]
    head = folded[folded.index(inner[0]) - 1] if inner else folded[-1]
    if not candidate.title:
        for kind in _PLACED:
            if head in heads(kind) or (kind == "organisation" and folded[-1] in heads(kind)):
                yield f"head_{kind}"
                break
    if folded[0] in heads("place_first"):
        yield "first_place"
    capital = [word for word in words if word[0].isupper() and not is_initial(word)]
    common = sum(is_common_word(word) for word in capital)
    if common == 0 and len(words) <= 5:
        yield "unknown_words"
    elif common == len(capital):
        yield "common_words"
    else:
        yield "mixed_words"
    last = gazetteer().get(words[-1])
    if last is not None and last.type == "state" and candidate.entry is None:
        yield "ends_in_state"
    yield from _person_form(words, folded)


def _person_form(words: list[str], folded: list[str]) -> Iterator[str]:
    bare = bare_words(" ".join(words))
    if len(words) > 6 or "of" in folded or "for" in folded:
        return
    if folded[0] in given_names():
        yield "given_doubtful" if is_common_word(words[0]) else "given_first"
    if any(is_initial(word) and word.isupper() for word in words[:-1]):
        yield "initials_inside"
    if any(word in particles() for word in words[1:-1]):
        yield "particle_inside"
    if len(bare) > 1 and bare[-1] in surnames():
        yield "surname_last"
        if len(bare) == 2 and folded[0] in given_names():
            yield "given_and_surname"
    if 1 < len(bare) < 4 and bare[0] in surnames() and not any(is_common_word(word) for word in bare[1:]):
        yield "surname_first"
    if any(_HYPHENATED_GIVEN.fullmatch(word) for word in words):
        yield "hyphenated_given"
