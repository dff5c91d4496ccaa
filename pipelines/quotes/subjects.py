"""The subject of a reporting verb: the walk from the verb to the noun phrase that speaks, in one sentence.

There is no parser behind this: the walk knows commas, relative clauses, conjunctions and prepositions, no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.quotes.clauses import DASHES, Token
from pipelines.quotes.lexicon import Cue, cue_words, pronouns, speaker_nouns, words

_LIMIT = 60  # tokens that a walk may pass
_NICKNAME = 30  # characters

SubjectKind = Literal["phrase", "relative", "inherited", "none"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Tokens [start, end) that speak; `kind` inherited: the verb shares the subject of the one before it.

    `verb` is where the verb group begins (its auxiliaries), `clause` where the whole clause begins.
    """

    kind: SubjectKind
    start: int
    end: int
    verb: int
    clause: int
    passive: bool = False


def subject_before(tokens: Sequence[Token], cue: int, form: Cue) -> Subject:
    """The subject to the left of the verb `form` at token `cue`."""
    k, passive = _skip_verb_group(tokens, cue, form)
    verb = k + 1
    if k < 0:
        return Subject("none", cue, cue, verb, verb, passive)
    token = tokens[k]
    if token.lower in ("and", "but", "or", "then"):
        return Subject("inherited", cue, cue, verb, k, passive)
    if token.text == ")":
        k = _matching_bracket(tokens, k) - 1
        token = tokens[max(k, 0)]
    if token.text == "," or token.text in DASHES:
        return _over_parenthesis(tokens, k, verb, passive)
    if token.kind != "word":
        return Subject("none", cue, cue, verb, verb, passive)
    if token.lower in words("relatives") and k > 0:
        start = k
        return Subject("relative", start, k + 1, verb, start, passive)
    return _phrase_ending(tokens, k, verb, passive)


def _skip_verb_group(tokens: Sequence[Token], cue: int, form: Cue) -> tuple[int, bool]:
    """Left over auxiliaries, adverbs and "declined to"; is the verb passive?"""
    k = cue - 1
    passive = False
    for _ in range(_LIMIT):
        if k < 0:
            break
        lower = tokens[k].lower
        if lower in words("be") and not form.gerund and k >= cue - 2:
            passive = lower != "'s" and form.participle
            k -= 1
        elif lower in words("auxiliaries") or lower in words("adverbs") or _is_adverb(tokens, k):
            k -= 1
        elif lower == "to" and k > 0 and _takes_infinitive(tokens[k - 1]):
            k -= 3 if tokens[k - 1].lower == "on" else 2
        elif _is_day(tokens, k):
            k -= 2 if k > 0 and tokens[k - 1].lower in ("on", "late", "early") else 1
        elif (before := _before_adjunct(tokens, k)) is not None:
            k = before
        else:
            break
    return k, passive


def _is_day(tokens: Sequence[Token], k: int) -> bool:
    """A day between a subject and its verb (`X on Sunday said`), not a day that is somebody's name or possession."""
    return tokens[k].lower in words("days") and k > 0 and tokens[k - 1].lower not in words("determiners")


def _before_adjunct(tokens: Sequence[Token], k: int) -> int | None:
    """`has in the past said`: the token before a short adjunct that splits a verb from its helper or relative."""
    for j in (k - 1, k - 2):
        if j > 0 and tokens[j].lower in words("prepositions") and not tokens[k].capital:
            helper = tokens[j - 1].lower
            return j - 1 if helper in words("auxiliaries") or helper in words("relatives") else None
    return None


def _takes_infinitive(token: Token) -> bool:
    """`declined to say`, `went on to say`: a verb (or "on") before "to", not a noun ("time to answer")."""
    verb = token.lower.endswith(("ed", "s", "ing")) or token.lower in words("infinitive_openers")
    return token.kind == "word" and not token.capital and verb


def _is_adverb(tokens: Sequence[Token], k: int) -> bool:
    lower = tokens[k].lower
    return lower.endswith("ly") and len(lower) > 4 and not tokens[k].capital and lower not in words("ly_nouns")


def _matching_bracket(tokens: Sequence[Token], k: int) -> int:
    for j in range(k, max(-1, k - _LIMIT), -1):
        if tokens[j].text == "(":
            return j
    return k


def _over_parenthesis(tokens: Sequence[Token], comma: int, verb: int, passive: bool) -> Subject:
    """`X, the mayor of Y, said`: over the segment between the commas to the phrase before it."""
    mark = tokens[comma].text
    left = _previous_comma(tokens, comma, mark)
    while left is not None and left > 0:
        previous = _previous_comma(tokens, left, mark)
        begin = (previous + 1) if previous is not None else _clause_start(tokens, left)
        opener = tokens[begin].lower if begin < left else ""
        if previous is None or not _looks_parenthetical(tokens, begin, left, previous, opener):
            break
        left = previous
    if left is None or left == 0 or tokens[left - 1].kind == "quote":
        return Subject("inherited", verb, verb, verb, comma, passive)
    if tokens[left - 1].text in (")",):
        left = _matching_bracket(tokens, left - 1)
    if left == 0 or tokens[left - 1].kind != "word":
        return Subject("inherited", verb, verb, verb, comma, passive)
    found = _phrase_ending(tokens, left - 1, verb, passive)
    if found.kind != "phrase":
        return Subject("inherited", verb, verb, verb, comma, passive)
    named_later = not tokens[left - 1].capital and tokens[left + 1].kind == "word" and tokens[comma - 1].capital
    return replace(found, end=comma) if named_later else found


def _looks_parenthetical(tokens: Sequence[Token], begin: int, end: int, previous: int, opener: str) -> bool:
    """Is the segment itself a description of a name before it (`X, the mayor of Y, Z, said`)?"""
    if previous == 0 or not tokens[previous - 1].capital:
        return False
    described = opener in words("relatives") or opener in words("determiners") or opener in words("prepositions")
    described = described or tokens[begin].text.isdigit()
    lower_case = not tokens[begin].capital and opener not in pronouns()
    has_name_last = tokens[end - 1].capital
    return described or (lower_case and not has_name_last)


def _previous_comma(tokens: Sequence[Token], position: int, mark: str) -> int | None:
    for j in range(position - 1, max(-1, position - _LIMIT), -1):
        text = tokens[j].text
        if text == mark:
            return j
        if text in (";", ":"):
            return None
    return None


def _clause_start(tokens: Sequence[Token], position: int) -> int:
    for j in range(position - 1, max(-1, position - _LIMIT), -1):
        if tokens[j].text in (";", ":", "–", "—", "--") or tokens[j].kind == "quote":
            return j + 1
    return max(0, position - _LIMIT)


def _phrase_ending(tokens: Sequence[Token], last: int, verb: int, passive: bool) -> Subject:
    """The noun phrase whose last token is `last`."""
    if tokens[last].lower in pronouns():
        return Subject("phrase", last, last + 1, verb, _lead_in(tokens, last), passive)
    if tokens[last].lower in words("clause_openers") or tokens[last].lower in words("prepositions"):
        return Subject("none", verb, verb, verb, verb, passive)
    start = last
    floor = max(0, last - _LIMIT)
    k = last
    while k > floor:
        k -= 1
        token = tokens[k]
        if token.text == ")":
            k = _matching_bracket(tokens, k)
            continue
        if token.kind != "word":
            if token.text in ("&", "-", "/", "'") or _is_name_part(tokens, k):
                start = k
                continue
            break
        lower = token.lower
        if lower == "and":
            if not _joins_nouns(tokens, k):
                break
        elif lower in ("who", "whom"):
            return _phrase_ending(tokens, k - 1 - (tokens[k - 1].text == ","), verb, passive) if k > 1 else _none(verb)
        elif lower in words("clause_openers") or (lower in words("times") and not token.capital):
            break
        elif lower in words("prepositions") and (k == 0 or tokens[k - 1].kind != "word" or not _nominal(tokens, k - 1)):
            start = _after_lead_in(tokens, k, last)
            if not tokens[last].capital and not _speaks(tokens, start, last + 1):
                return Subject("inherited", verb, verb, verb, max(0, k - 1), passive)
            break
        elif lower in words("auxiliaries") and lower != "'s":
            break
        start = k
    while start < last and (tokens[start].lower in words("adverbs") or tokens[start].lower in ("and", "but", "as")):
        start += 1
    if tokens[start].lower.endswith("ing") and not tokens[start].capital and start < last:
        return _none(verb)  # "..., naming the X posts"
    return Subject("phrase", start, last + 1, verb, _lead_in(tokens, start), passive)


def _is_name_part(tokens: Sequence[Token], k: int) -> bool:
    """`Bob "Bobby" X`, `the "X" author`: a short quotation between words, without the comma of an attribution."""
    token = tokens[k]
    short = token.kind == "quote" and token.end - token.start < _NICKNAME and token.text[-2:-1] not in ",.?!"
    return short and k > 0 and tokens[k - 1].kind == "word"


def _speaks(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.lower in speaker_nouns() or t.lower in pronouns() for t in tokens[start:end])


def _none(verb: int) -> Subject:
    return Subject("none", verb, verb, verb, verb)


def _nominal(tokens: Sequence[Token], k: int) -> bool:
    lower = tokens[k].lower
    return lower not in cue_words() and lower not in words("adverbs") and lower not in words("clause_openers")


def _joins_nouns(tokens: Sequence[Token], k: int) -> bool:
    return k > 0 and tokens[k - 1].kind == "word" and tokens[k - 1].capital == tokens[k + 1].capital


def _after_lead_in(tokens: Sequence[Token], preposition: int, last: int) -> int:
    """`In a statement Ms X said`: the phrase is the run of capitals at the end, with the plain nouns that title it."""
    k = last
    while k > preposition + 1 and tokens[k - 1].capital and tokens[k - 1].lower not in words("times"):
        k -= 1
    if k == last and not tokens[k].capital:
        for j in range(last, preposition, -1):
            if tokens[j].lower in words("determiners"):
                return j
    return k


def _lead_in(tokens: Sequence[Token], start: int) -> int:
    """Where the clause of a phrase begins: over one conjunction and a comma before it."""
    k = start
    while k > 0 and tokens[k - 1].lower in ("and", "but", "as", "while", "though", "although"):
        k -= 1
    return k - 1 if k > 0 and tokens[k - 1].text == "," else k
