"""The events of one sentence: its clauses, the trigger that governs each, how it is told, and who acts on whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.events.background import TOLD, Found, without_background
from pipelines.events.clauses import Clause, has_verb, is_reporting, split_clauses
from pipelines.events.modality import tell
from pipelines.events.pairs import Pair
from pipelines.events.parties import Party, find_parties
from pipelines.events.reading import Reading, read_clause
from pipelines.events.roles import first_group, participants
from pipelines.events.triggers import Hit, find_hits, without_set_phrases
from pipelines.events.words import AUXILIARIES, CLEAR_BE, PRONOUNS
from pipelines.language.times import is_day
from pipelines.language.tokens import Token, tokenise
from pipelines.records import Mention, TimeExpression

_LONGEST = 5_000  # characters
_HEADING = 9  # tokens of a subhead at most
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_OPENERS = frozenset("after before when while since because as and but that by of in on not to then also again".split())
_PREDICATE = 3  # tokens from "is" to the noun it leads to ("is the aggressor")
_TIME_REACH = 7  # tokens from a noun to the time that dates it ("talks with the rebels in Norburg on Monday")
_HYPHEN = re.compile(r"[-–]")
_COMPOUND = re.compile(r"[A-Z][\w.]*(?:[-–][A-Z][\w.]*)+")
_OCCASIONS = frozenset({"at", "during", "after", "following"})


def find_in_sentence(
    text: str, start: int, end: int, mentions: Sequence[Mention], times: Sequence[TimeExpression], pair: Pair = ()
) -> tuple[Found, ...]:
    """The events that the sentence `text[start:end]` tells, in order, without its background.

    `pair`: the two sides that "both governments" means. No event in a subhead, nor in a run of text that is too long
    to be a sentence.
    """
    if end - start > _LONGEST:
        return ()
    tokens = _tokens(text, start, end, mentions)
    lows = without_set_phrases([token.text.lower().replace("’", "'") for token in tokens])
    hits = {i: h for i, h in find_hits(lows).items() if not any(t.start <= tokens[i].start < t.end for t in times)}
    if not hits or _is_heading(tokens):
        return ()
    parties = find_parties(tokens, mentions, _phrase_ends(hits), pair)
    clauses = split_clauses(lows, hits, frozenset(party.first for party in parties))
    reported = any(is_reporting(lows, i) for i in range(len(lows)))
    sentence = _Sentence(tokens, lows, hits, parties, clauses, tuple(times), reported, pair)
    return without_background(tuple(sentence.found()), reported)


def _tokens(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Token]:
    """Tokens, cut where a mention begins or ends inside one, and at the hyphen of two names ("Sudria-Norland")."""
    borders = {b for m in mentions for b in (m.start, m.end)}
    tokens: list[Token] = []
    for token in tokenise(text, start, end):
        if not _HYPHEN.search(token.text):
            tokens.append(token)
            continue
        cuts = {b for b in borders if token.start < b < token.end}
        if _COMPOUND.fullmatch(token.text) and not any(m.start <= token.start and token.end <= m.end for m in mentions):
            cuts |= {token.start + at for m in _HYPHEN.finditer(token.text) for at in m.span()}
        ends = [*sorted(cuts), token.end]
        tokens.extend(Token(text[a:b], a, b) for a, b in zip([token.start, *ends], ends, strict=False))
    return tokens


def _is_heading(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= _HEADING and not any(token.text in ".!?…" for token in tokens[-2:])


def _phrase_ends(hits: dict[int, list[Hit]]) -> frozenset[int]:
    """Tokens at which the phrase of a party must end: those that may be verbs, and phrases that name an act."""
    return frozenset(
        i
        for i, readings in hits.items()
        if all(h.rule.pos == "verb" for h in readings) or any(len(h.rule.words) > 1 for h in readings)
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    tokens: Sequence[Token]
    lows: Sequence[str]  # the tokens in lower case, with straight apostrophes
    hits: dict[int, list[Hit]]
    parties: Sequence[Party]
    clauses: Sequence[Clause]
    times: tuple[TimeExpression, ...]
    reported: bool
    pair: Pair = ()  # two sides named before

    def found(self) -> Iterator[Found]:
        speaker, on_occasion = self._speaker(), self._is_on_occasion()
        previous: tuple[Party, ...] = ()
        for clause in self.clauses:
            inside = tuple(p for p in self.parties if clause.first <= p.first < clause.last)
            reading = read_clause(self.lows, self.hits, clause, inside, self.reported)
            for hit, time in self._told(reading, clause):
                yield Found(
                    telling=tell(
                        hit, self.lows, clause, self.hits, self.reported, self._is_by_others(hit, inside, speaker)
                    ),
                    hit=hit,
                    trigger=(self.tokens[hit.first].start, self.tokens[hit.last - 1].end),
                    clause=(self.tokens[clause.first].start, self.tokens[clause.last - 1].end),
                    clause_kind=clause.kind,
                    participants=participants(
                        hit, self.lows, inside, previous, self._understood(hit, clause, previous, speaker)
                    ),
                    time=time,
                    dated=self._is_dated(clause),
                    is_clausal=self._is_clausal(hit, clause),
                    on_occasion=on_occasion,
                )
            if clause.kind in TOLD and inside:
                previous = inside

    def _told(self, reading: Reading, clause: Clause) -> Iterator[tuple[Hit, TimeExpression | None]]:
        """The governing trigger, and meetings with their own time beside it ("briefed them on her talks on Monday")."""
        governing = reading.governing
        if governing is None:
            return
        yield governing, self._time_after(governing, clause) if governing.rule.pos == "noun" else None
        for noun in reading.nouns:
            time = self._time_after(noun, clause)
            if noun is governing or noun.rule.roles != "mutual" or time is None:
                continue
            if not self.tokens[noun.first].start < self.tokens[governing.first].start < time.start:
                yield noun, time

    def _speaker(self) -> Party | None:
        """Who says what the sentence reports: the first party before the reporting verb, else the first after it."""
        for clause in self.clauses:
            verb = next((i for i in range(clause.first, clause.last) if is_reporting(self.lows, i)), None)
            if verb is None:
                continue
            own = [p for p in self.parties if clause.first <= p.first < clause.last and not p.is_located]
            before = [p for p in own if p.last <= verb]
            return next(iter(before or own), None)
        return None

    def _understood(
        self, hit: Hit, clause: Clause, previous: Sequence[Party], speaker: Party | None
    ) -> tuple[Party, ...]:
        """Who acts in a clause that names nobody, or a pronoun, before its verb: who speaks, else who acted before."""
        if hit.rule.pos == "noun" and _POSSESSIVES & set(
            self.lows[max(clause.first, hit.first - _PREDICATE) : hit.first]
        ):
            return first_group(previous, self.lows) or ((speaker,) if speaker else ())
        if hit.rule.pos in ("modal", "noun"):
            return (speaker,) if speaker else ()
        words = [w for w in self.lows[clause.first : hit.first] if w.isalpha() and not w.endswith("ly")]
        if "they" in words and not speaker and not previous and hit.rule.roles in ("mutual", "agree"):
            return tuple(Party(actor, country, hit.first, hit.first) for actor, country in self.pair)
        if not PRONOUNS & set(words) and any(w not in AUXILIARIES and w not in _OPENERS for w in words):
            return ()
        return (speaker,) if speaker else first_group(previous, self.lows)

    def _is_dated(self, clause: Clause) -> bool:
        first, last = self.tokens[clause.first].start, self.tokens[clause.last - 1].end
        return any(first <= t.start < last for t in self.times)

    def _is_by_others(self, hit: Hit, inside: Sequence[Party], speaker: Party | None) -> bool:
        """Does the clause name one who acts, other than who reports it?"""
        acting = [p for p in inside if p.last <= hit.first and not p.is_located]
        return self.reported and speaker is not None and bool(acting) and speaker.country != acting[0].country

    def _is_clausal(self, hit: Hit, clause: Clause) -> bool:
        if hit.rule.pos != "noun":
            return True
        if hit.rule.roles == "act" and CLEAR_BE & set(self.lows[max(clause.first, hit.first - _PREDICATE) : hit.first]):
            return True
        before = has_verb(self.lows, clause.first, hit.first, self.hits)
        return not before and has_verb(self.lows, hit.last, clause.last, self.hits)

    def _is_on_occasion(self) -> bool:
        """ "At the meeting, ...", "... said after a meeting": what is told, and the meeting, are of one day."""
        if "had" in self.lows:
            return False
        for i, readings in self.hits.items():
            if not any(h.rule.pos == "noun" and h.rule.roles == "mutual" for h in readings):
                continue
            before = self.lows[max(0, i - 4) : i]
            opener = next((k for k, low in enumerate(before) if low in _OCCASIONS), None)
            if opener is not None and (self.reported or "the" in before[opener:]):
                return True
        return False

    def _time_after(self, hit: Hit, clause: Clause) -> TimeExpression | None:
        reach = self.tokens[min(hit.last + _TIME_REACH, clause.last) - 1].end
        end = self.tokens[hit.last - 1].end
        return next((t for t in self.times if end <= t.start < reach and is_day(t.value)), None)
