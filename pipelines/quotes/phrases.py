"""Noun phrases that speak, read from left to right: behind a verb, at the start of a sentence, before a colon."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.quotes.clauses import Token
from pipelines.quotes.lexicon import cue_words, pronouns, speaker_nouns, words

_LIMIT = 60  # tokens that a walk may pass
_DATELINE = 14  # tokens
_DESCRIPTION = 5  # tokens up to a name
_NO_DESCRIPTION = ("prepositions", "clause_openers", "adverbs", "finite", "auxiliaries", "times", "relatives")


def subject_after(tokens: Sequence[Token], begin: int) -> tuple[int, int] | None:
    """The noun phrase that starts at `begin` (`said Ms X, the mayor`), as tokens [start, end)."""
    limit = min(len(tokens), begin + _LIMIT)
    if begin >= limit or tokens[begin].kind != "word":
        return None
    if tokens[begin].lower in pronouns():
        return (begin, begin + 1) if tokens[begin].lower in words("subject_pronouns") else None
    first = tokens[begin].lower
    if first in words("times") or first in words("prepositions"):
        return None
    described = _is_speaker_noun(tokens, begin) or _leads_to_name(tokens, begin)
    if not (tokens[begin].capital or first in words("determiners") or described):
        return None
    end = begin
    while end < limit and tokens[end].kind == "word":
        lower = tokens[end].lower
        if end > begin and (
            lower in words("clause_openers") - {"and"} or lower in words("prepositions") - {"of", "for", "at", "to"}
        ):
            break
        if end > begin and (lower in words("finite") or (lower in words("times") and tokens[end].text != "May")):
            break
        if lower == "and" and not (end + 1 < limit and tokens[end + 1].capital):
            break
        end += 1
    while end > begin and tokens[end - 1].lower in words("prepositions"):
        end -= 1
    return (begin, end) if end > begin else None


def name_ending(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The run of two or more capitals that ends at `last` (`..., from X Y: "..."`), as tokens [start, end)."""
    start = last + 1
    while start > 0 and tokens[start - 1].capital:
        start -= 1
    return (start, last + 1) if last + 1 - start >= 2 and not tokens[start].text.isupper() else None


def sentence_subject(tokens: Sequence[Token], limit: int) -> tuple[int, int] | None:
    """The phrase that opens the main clause before `limit`, as tokens [start, end): over a lead-in up to its comma."""
    start = _after_dateline(tokens, limit)
    while start < limit and tokens[start].kind == "punct":
        start += 1
    while start < limit and _opens_lead_in(tokens, start):
        comma = _next_comma(tokens, start, limit)
        if comma is None:
            start = _next_subject(tokens, start + 1, limit)
            break
        start = comma + 1
    if start >= limit or tokens[start].kind != "word" or tokens[start].lower in ("there", "this", "that"):
        return None
    end = start + 1
    named = tokens[start].capital and start > 0
    while tokens[start].lower not in pronouns() and end < limit and _continues_phrase(tokens, end, named=named):
        named = named or tokens[end].capital
        end += 1
    return start, end


def _next_comma(tokens: Sequence[Token], start: int, limit: int) -> int | None:
    return next((j for j in range(start, min(limit, start + _LIMIT)) if tokens[j].text == ","), None)


def _next_subject(tokens: Sequence[Token], start: int, limit: int) -> int:
    while start < limit and not tokens[start].capital and tokens[start].lower not in words("subject_pronouns"):
        start += 1
    return start


def _after_dateline(tokens: Sequence[Token], limit: int) -> int:
    """Over `VILLE, May 5 (Agency) -`."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return 0
    for j in range(1, min(limit, _DATELINE)):
        if tokens[j].text in ("–", "—", "--", "-"):
            return j + 1
    return 0


def _opens_lead_in(tokens: Sequence[Token], start: int) -> bool:
    lower = tokens[start].lower
    plain = lower in words("prepositions") or lower in words("clause_openers") or lower in words("adverbs")
    timed = any(t.text == "," for t in tokens[start : start + 5]) and any(
        t.lower in ("later", "earlier", "ago") or t.lower in words("times") for t in tokens[start : start + 3]
    )
    return plain or timed or lower.endswith(("ing", "ly")) or (lower.endswith("ed") and not tokens[start].capital)


def _continues_phrase(tokens: Sequence[Token], k: int, *, named: bool) -> bool:
    """Is the token still part of the opening phrase? Behind a name only a noun for a speaker is."""
    token = tokens[k]
    lower = token.lower
    if token.kind != "word" or lower in words("finite") or lower in words("adverbs") or lower in cue_words():
        return False
    if token.capital or lower in speaker_nouns() or lower in ("of", "for", "and", "'s"):
        return True
    tail = lower in words("prepositions") and lower not in ("at", "to")
    return not (named or tail or lower in words("clause_openers") or lower.endswith("ed"))


def _leads_to_name(tokens: Sequence[Token], begin: int) -> bool:
    """`said lighthouse keeper X Y`: plain words right before a full name describe who bears it."""
    for j in range(begin, min(begin + _DESCRIPTION, len(tokens))):
        token = tokens[j]
        if token.capital:
            return j > begin and j + 1 < len(tokens) and tokens[j + 1].capital
        closed = any(token.lower in words(kind) for kind in _NO_DESCRIPTION)
        if token.kind != "word" or closed or token.lower in pronouns() or token.lower.endswith("ly"):
            return False
    return False


def _is_speaker_noun(tokens: Sequence[Token], begin: int) -> bool:
    for j in range(begin, min(begin + 4, len(tokens))):
        if tokens[j].kind != "word" or tokens[j].lower in words("prepositions"):
            return False
        if tokens[j].lower in speaker_nouns():
            return True
    return False
