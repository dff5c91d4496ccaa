"""Candidates: every capitalised phrase of a text that may name an actor, with the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.actors.chains import find_chains
from pipelines.actors.lexicon import Entry, adjectives, gazetteer, inside, peoples, phrase_key
from pipelines.actors.roles import country_beside, role_beside
from pipelines.actors.segments import Segment, cut
from pipelines.language.sentences import split_sentences
from pipelines.language.tokens import Token, tokenise

_HEADLINE_SHARE = 0.8  # of the longer words of a line that are capitalised
_HEADLINE_WORDS = 4
_LONG = 4


_AFTER_PEOPLE = frozenset(
    "have are were will would want wanted said say had do did could can must should , . ; ) and to who".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    entry: Entry | None
    title: str | None  # the title in capitals right before it
    before: tuple[str, ...]  # up to three lower-case words or marks before it, nearest last
    after: tuple[str, ...]  # up to three after it
    opens_sentence: bool
    in_headline: bool  # nearly every word of its line has a capital, so a capital says nothing
    spelt_out: str | None = None  # the words before it whose initials it is: "some long name (SLN)"
    role: str | None = None  # the description beside it, if it were a person: "Ruritanian deputy foreign minister"
    country: str | None = None  # of the state that stands beside it, if it were a person: "Ode of Ruritania"
    listed: bool = False  # only a comma or "and" parts it from the candidate before it

    @property
    def key(self) -> str:
        return phrase_key(self.words)


def find_candidates(text: str) -> list[Candidate]:
    """The candidates of a text in order."""
    found: list[Candidate] = []
    for start, end in split_sentences(text):
        tokens = _parted(tokenise(text, start, end))
        headline = _is_headline(tokens)
        opener = next((i for i, token in enumerate(tokens) if token.is_word), 0)
        previous: int | None = None
        for chain in find_chains(text, tokens):
            for segment in cut(tokens, chain, chain.first == opener):
                listed = previous is not None and _is_listing(tokens[previous : segment.first])
                found.append(_candidate(text, tokens, segment, headline, listed))
                previous = segment.last
    return found


def _parted(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Ruritania-Sylvania talks": two known names with a hyphen are two names, unless a capital goes on."""
    if not any("-" in token.text[1:] for token in tokens):
        return tokens
    parted: list[Token] = []
    for i, token in enumerate(tokens):
        left, hyphen, right = token.text.partition("-")
        both = hyphen and _is_named(left) and _is_named(right)
        if both and not (i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()):
            for part in (left, hyphen, right):
                begin = parted[-1].end if parted and part != left else token.start
                parted.append(Token(part, begin, begin + len(part)))
        else:
            parted.append(token)
    return tuple(parted)


def _is_named(word: str) -> bool:
    return word in adjectives() or word in gazetteer()


def _candidate(text: str, tokens: Sequence[Token], segment: Segment, headline: bool, listed: bool) -> Candidate:
    part = tokens[segment.first : segment.last]
    words = tuple(token.text for token in part)
    before = tuple(token.text.lower() for token in tokens[max(0, segment.first - 3) : segment.first])
    after = tuple(token.text.lower() for token in tokens[segment.last : segment.last + 3])
    entry = gazetteer().get(phrase_key(words)) or _people(words, before, after)
    return Candidate(
        part[0].start, part[-1].end, text[part[0].start : part[-1].end], words, entry, segment.title, before, after,
        segment.opens_sentence, headline, _spelt_out(tokens, segment),
        None if entry else role_beside(text, tokens, segment.first, segment.last),
        None if entry else country_beside(tokens, segment.first, segment.last), listed,
    )  # fmt: skip


def _spelt_out(tokens: Sequence[Token], segment: Segment) -> str | None:
    """The phrase right before "(SLN)" whose initials the letters in brackets are."""
    first, last = segment.first, segment.last
    short = tokens[first].text
    if last - first != 1 or first < 2 or last == len(tokens) or sum(c.isupper() for c in short) < 2:
        return None
    if tokens[first - 1].text != "(" or tokens[last].text != ")":
        return None
    letters = [c.lower() for c in short.removesuffix("s") if c.isalpha()]
    words: list[str] = []
    initials: list[str] = []
    for token in reversed(tokens[max(0, first - 1 - 2 * len(letters)) : first - 1]):
        if token.is_word:
            words.insert(0, token.text)
            initials[:0] = _initials(token.text)
            if initials == letters:
                return " ".join(words)
        elif token.text not in (",", "&", "/", "'s", "’s", "'", "’"):
            break
    return None


def _initials(word: str) -> list[str]:
    return [] if word.lower() in inside("small") else [part[0].lower() for part in word.split("-") if part]


def _people(words: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> Entry | None:
    """ "the Russians" is the state; "some Russians" are people, "the Russian envoy" is somebody else."""
    if before[-1:] != ("the",):
        return None
    entry = peoples().get(" ".join(words))
    plural = words[-1].endswith(("s", "men")) and not words[-1].endswith("ss")
    return entry if entry and (plural or (after[:1] and after[0] in _AFTER_PEOPLE)) else None


def _is_listing(between: Sequence[Token]) -> bool:
    return 1 <= len(between) <= 2 and all(token.text in (",", "and", "&", ";", "/", "or") for token in between)


def _is_headline(tokens: Sequence[Token]) -> bool:
    if tokens[-1].text in '.?!…,;:"”’':
        return False
    words = [
        token.text for token in tokens if token.is_word and len(token.text) >= _LONG and not token.text[0].isdigit()
    ]
    return len(words) >= _HEADLINE_WORDS and sum(word[0].isupper() for word in words) >= _HEADLINE_SHARE * len(words)


def phrases_before(before: Sequence[str]) -> Iterator[str]:
    """The cues that end right before a candidate, longest first; an article does not part a cue from its name."""
    words = list(before)
    yield from (" ".join(words[-n:]) for n in (3, 2, 1) if len(words) >= n)
    if words and words[-1] == "the":
        yield from (" ".join(words[-1 - n : -1]) for n in (2,) if len(words) > n)
