"""Where the reported words begin behind a reporting verb: over the person told, a time or an aside, to the content."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.quotes.clauses import Token
from pipelines.quotes.lexicon import CueVerb, cue_words, pronouns, words

_ADJUNCT = 14  # tokens that may stand between a verb and "that"
_OBJECT_PRONOUNS = frozenset("him her them me us it you himself herself themselves".split())


def adjunct_start(tokens: Sequence[Token], begin: int, verb: CueVerb) -> bool:
    """Does something other than the content follow the verb at once: a time, an aside, the person told?"""
    if begin >= len(tokens):
        return True
    token = tokens[begin]
    adjunct = token.lower in words("prepositions") or token.lower in words("times")
    return adjunct or token.kind == "punct" or verb.addressee


def adjunct_end(tokens: Sequence[Token], begin: int) -> int:
    """Where the reporting clause ends when no content follows it."""
    for j in range(begin, len(tokens)):
        if tokens[j].kind == "quote" or tokens[j].text in (",", ";", "."):
            return j
    return len(tokens)


def leading_content(tokens: Sequence[Token], begin: int, verb: CueVerb, *, only_marked: bool) -> int | None:
    """Where the reported words begin after a verb: behind "that" or a colon, at a quotation, or at a plain clause."""
    limit = min(len(tokens), begin + _ADJUNCT)
    for j in range(begin, limit):
        token = tokens[j]
        if token.kind == "quote" or token.text == ":":
            inside = token.kind == "quote" and j > begin and tokens[j - 1].kind == "word" and not only_marked
            plain = _plain_clause(tokens, begin, verb) if inside else None
            start = plain if plain is not None else j + (token.text == ":")
            return start if start < len(tokens) else None
        if token.lower == "that" and j + 1 < len(tokens) and (j == begin or adjunct_start(tokens, begin, verb)):
            return j + 1
        another = j > begin and token.lower in cue_words() and not _is_noun(tokens, j)
        ends = token.text == "," and not (j + 1 < len(tokens) and _goes_on(tokens, j + 1))
        if another or ends or token.text in (";", ".", "?", "!", "–", "—", "--"):
            break
    return None if only_marked else _plain_clause(tokens, begin, verb)


def _goes_on(tokens: Sequence[Token], j: int) -> bool:
    """Does an aside follow the comma (`said, in a letter, that`; `said today, Friday, that`), or the content?"""
    token = tokens[j]
    aside = token.lower in ("in", "on", "at", "during") or token.lower in words("times")
    return token.kind == "quote" or token.lower == "that" or aside


def _is_noun(tokens: Sequence[Token], j: int) -> bool:
    before = tokens[j - 1].lower
    return tokens[j].capital or before in words("determiners") or before in words("prepositions") or before == "'s"


def _plain_clause(tokens: Sequence[Token], begin: int, verb: CueVerb) -> int | None:
    """The start of a clause that follows a verb without "that"."""
    start = _skip_addressee(tokens, begin) if verb.addressee else begin
    start = _skip_time(tokens, start)
    if verb.takes == "phrase" or start >= len(tokens) or tokens[start].kind != "word":
        return None
    token = tokens[start]
    if token.lower in ("if", "whether", "why", "how", "what", "when", "where") and len(tokens) - start >= 3:
        return start
    if verb.takes == "quote":
        return None
    blocked = any(token.lower in words(name) for name in ("prepositions", "no_content", "finite"))
    if verb.takes == "object" and token.lower == "to":
        return start
    if blocked or len(tokens) - start < 3:
        return None
    if verb.takes == "object" or verb.lemma in ("say", "tell"):
        return start
    return start if _has_finite(tokens, start) else None


def _has_finite(tokens: Sequence[Token], start: int) -> bool:
    """Does a finite verb follow soon, so that this is a clause and not an object?"""
    for j in range(start + 1, min(len(tokens), start + 12)):
        if tokens[j].text in (",", ";", ".", ":") or tokens[j].lower in ("who", "which", "that", "where", "when", "as"):
            return False
        if tokens[j].lower in words("finite"):
            return True
        if tokens[start].lower in words("subject_pronouns") and j == start + 1 and tokens[j].kind == "word":
            return tokens[j].lower not in words("prepositions")
    return False


def _skip_time(tokens: Sequence[Token], start: int) -> int:
    """Over "on Tuesday", "late last week" and adverbs."""
    j = start
    while j < min(len(tokens), start + _ADJUNCT) and _is_time(tokens, j, first=j == start):
        j += 1
    return j


def _is_time(tokens: Sequence[Token], j: int, *, first: bool) -> bool:
    lower = tokens[j].lower
    if lower in words("times") or lower in words("adverbs") or (lower.endswith("ly") and len(lower) > 4):
        return True
    if lower in ("on", "in", "at", "during", "after"):
        return _time_follows(tokens, j + 1)
    return lower.isdigit() and not first and tokens[j - 1].lower in words("times")


def _time_follows(tokens: Sequence[Token], j: int) -> bool:
    if j < len(tokens) and tokens[j].lower in ("a", "an", "the", "this", "last"):
        j += 1
    return j < len(tokens) and tokens[j].lower in words("times")


def _skip_addressee(tokens: Sequence[Token], begin: int) -> int:
    if begin >= len(tokens):
        return begin
    token = tokens[begin]
    if token.lower in _OBJECT_PRONOUNS:
        return begin + 1
    j = begin
    if token.lower in words("determiners"):
        j += 1
        while j < len(tokens) and j < begin + 4 and (tokens[j].capital or j == begin + 1) and tokens[j].kind == "word":
            j += 1
        return j
    while j < len(tokens) and tokens[j].capital and tokens[j].lower not in pronouns():
        j += 1
    if j < len(tokens) and tokens[j].lower == "'s" and j + 2 < len(tokens):
        j += 2
        while j < len(tokens) and tokens[j].capital:
            j += 1
    return j if j > begin else begin + 1
