"""Reporting frames: a verb of speech, who speaks, and where in the sentence the reported words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.quotes.clauses import DASHES, Token
from pipelines.quotes.contents import adjunct_end, adjunct_start, leading_content
from pipelines.quotes.lexicon import Cue, CueVerb, cue_at, cue_words, pronouns, speaker_nouns, words
from pipelines.quotes.phrases import subject_after
from pipelines.quotes.subjects import Subject, subject_before

_SHORT_TAIL = 8  # tokens behind a subject that stands behind its verb


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One reporting clause, as tokens [start, end) of its sentence; `verb` is None for "according to".

    `extent` begins with the conjunction or comma that joins the clause to its sentence. `subject` is None when the verb
    shares the subject of another (`inherits`) or has none (a passive). A frame may lead one content and trail another.
    """

    cue: tuple[int, int]
    verb: CueVerb | None
    subject: tuple[int, int] | None
    inherits: bool
    extent: tuple[int, int]
    leading: int | None  # first token of the content, when it follows
    trailing: int | None  # end (exclusive) of the content, when it precedes
    that: bool = False
    gerund: bool = False
    negated: bool = False


def find_frames(tokens: Sequence[Token]) -> tuple[Frame, ...]:
    found: list[Frame] = []
    lowers = [t.lower for t in tokens]
    for index, token in enumerate(tokens):
        if token.kind != "word":
            continue
        cue = cue_at(lowers, index)
        frame: Frame | None = None
        if token.lower == "according" and index + 1 < len(tokens) and lowers[index + 1] == "to":
            frame = _according(tokens, index)
        elif cue is not None and _is_verb(tokens, index, cue):
            frame = _verbal(tokens, index, cue)
        if frame is not None:
            found.append(frame)
    return tuple(found)


def _is_verb(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """A reporting form may be a noun ("the report", "in reports"): its neighbours tell."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is None or before.kind != "word":
        return not cue.base or cue.verb.lemma == "say" or (before is not None and before.kind == "quote")
    if token.capital:
        return False
    if before.lower in words("determiners") and before.lower not in words("determiners_that_stand_alone"):
        return False
    behind = index + len(cue.form)
    after = tokens[behind].lower if behind < len(tokens) else ""
    if after == "of" and not (cue.participle or cue.gerund) and len(cue.form) == 1:
        return False
    if before.text.isdigit():
        return False
    unsure = token.lower in words("noun_forms")
    if unsure and cue.base and not _plural_or_helped(tokens, index):
        return False
    if unsure and cue.third and not _singular_speaker(tokens, index, after):
        return False
    if before.lower == "'s" and not cue.participle and not cue.gerund:
        return False
    return not (before.lower in words("prepositions") and before.lower != "to" and not cue.gerund)


def _singular_speaker(tokens: Sequence[Token], index: int, after: str) -> bool:
    """A form in -s is a verb behind a name, a pronoun or a noun for a speaker; else it is a plural ("swing states")."""
    k = index - 1
    while k > 0 and (tokens[k].lower in words("adverbs") or tokens[k].lower.endswith("ly")):
        k -= 1
    before = tokens[k]
    speaker = before.lower in speaker_nouns() or before.lower in pronouns()
    if before.capital and k > 0 and tokens[k - 1].lower in cue_words():
        return False  # "repeated Ruritanian vows"
    return before.capital or speaker or before.lower in words("relatives") or after == "that" or before.kind != "word"


def _plural_or_helped(tokens: Sequence[Token], index: int) -> bool:
    """A base form is a verb behind a helper, an adverb, a plural or a pronoun; else it is a noun ("a phone call")."""
    before = tokens[index - 1].lower
    if before in pronouns():
        return before in ("they", "we", "i", "you", "who")
    helped = before == "to" or before in words("auxiliaries") or before in words("finite") or before in words("adverbs")
    plural = (
        before.endswith("s")
        or before in words("group_nouns")
        or before in words("body_nouns")
        or before in words("relatives")
        or before == "and"
    )
    return helped or plural or (index > 1 and tokens[index - 1].capital and tokens[index - 2].lower == "and")


def _according(tokens: Sequence[Token], index: int) -> Frame | None:
    start = index + 2
    clause = start < len(tokens) and tokens[start].lower == "what"  # "according to what the envoy confirmed"
    start += clause
    end = start
    while end < len(tokens) and tokens[end].kind == "word":
        if end > start and (tokens[end].lower in words("relatives") or (clause and tokens[end].lower in cue_words())):
            break
        end += 1
    if end == start:
        return None
    subject = (start, _name_end(tokens, start, end))
    if index == 0 or tokens[index - 1].lower in ("but", "and", "while", "that"):
        comma = next((j for j in range(end, len(tokens)) if tokens[j].text == ","), None)
        leading = comma + 1 if comma is not None and comma + 1 < len(tokens) else None
        return Frame((index, index + 2), None, subject, False, (index, end), leading, None)
    apart = tokens[index - 1].text == "," or tokens[index - 1].text in DASHES
    before = index - 1 if apart else index
    return Frame((index, index + 2), None, subject, False, (before, end), None, before)


def _name_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """The source named by "according to" ends before a plain prepositional tail."""
    for j in range(start + 1, end):
        if tokens[j].lower in ("in", "on", "during", "after", "before", "released", "published", "obtained"):
            return j
    return end


def _verbal(tokens: Sequence[Token], index: int, cue: Cue) -> Frame | None:
    verb = cue.verb
    end = index + len(cue.form)
    found = subject_before(tokens, index, cue)
    if verb.kind != "thought" and cue.participle and end < len(tokens) and tokens[end].lower == "by":
        return _passive_by(tokens, index, end, verb)
    inverted = _inverted_subject(tokens, index, end, found, verb) if verb.inverts and not cue.gerund else None
    if inverted is not None:
        begin = index - 1 if index and tokens[index - 1].text == "," else index
        tail = leading_content(tokens, inverted[1], verb, only_marked=True)
        return Frame((index, end), verb, inverted, False, (begin, inverted[1]), tail, begin if begin else None)
    if found.kind == "relative" and tokens[found.start].lower in ("that", "which"):
        return None
    if cue.base and tokens[index - 1].lower == "to" and found.verb == index:
        verb = replace(verb, takes="phrase")  # "it is wrong to say": no clause of somebody's
    subject = (found.start, found.end) if found.kind in ("phrase", "relative") and not found.passive else None
    if cue.gerund:
        subject = _gerund_subject(tokens, index, found)
    return _verb_frame(tokens, (index, end), replace(cue, verb=verb), found, subject)


def _gerund_subject(tokens: Sequence[Token], index: int, found: Subject) -> tuple[int, int] | None:
    """`with officials saying`, `he is saying`: the phrase beside a gerund is its subject only with a helper."""
    if found.kind in ("phrase", "relative") and any(t.lower in words("be") for t in tokens[found.verb : index]):
        return found.start, found.end
    for j in range(index - 1, max(index - 8, -1), -1):
        if tokens[j].kind == "punct":
            return None
        if tokens[j].lower == "with":
            return (j + 1, index) if j + 1 < index else None
    return None


def _passive_by(tokens: Sequence[Token], index: int, by: int, verb: CueVerb) -> Frame | None:
    agent = subject_after(tokens, by + 1)
    if agent is None:
        return None
    leading = leading_content(tokens, agent[1], verb, only_marked=True)
    marked_only = replace(verb, takes="phrase")
    return Frame((index, by), marked_only, agent, False, (index, agent[1]), leading, None)


def _inverted_subject(
    tokens: Sequence[Token], index: int, end: int, found: Subject, verb: CueVerb
) -> tuple[int, int] | None:
    """`"...", said X`, `..., said X.`: the subject behind the verb, when the place before the verb asks for one."""
    if index and tokens[index - 1].kind != "quote" and tokens[index - 1].text != ",":
        return None
    subject = subject_after(tokens, end)
    if subject is None or index == 0 or tokens[index - 1].kind == "quote" or found.kind != "phrase":
        return subject
    if verb.addressee:
        return None
    quoted = index >= 2 and tokens[index - 2].kind == "quote"
    told = any(t.lower in words("finite") for t in tokens[:index]) and _introduces(tokens, subject)
    return subject if quoted or (told and _ends_clause(tokens, subject[1])) else None


def _introduces(tokens: Sequence[Token], subject: tuple[int, int]) -> bool:
    """Does the phrase name or describe a speaker in full (`the envoy X Y`), not merely open a clause?"""
    inside = tokens[subject[0] : subject[1]]
    return sum(t.capital for t in inside) >= 2 or any(t.lower in speaker_nouns() for t in inside)


def _ends_clause(tokens: Sequence[Token], begin: int) -> bool:
    """Does the clause end after `begin` without a verb of its own?"""
    for token in tokens[begin : begin + _SHORT_TAIL]:
        if token.kind == "punct":
            return True
        verb = token.lower in words("finite") or token.lower in cue_words() or token.lower.endswith("ed")
        if verb or token.kind == "quote":
            return False
    return begin + _SHORT_TAIL > len(tokens)


def _verb_frame(
    tokens: Sequence[Token], span: tuple[int, int], cue: Cue, found: Subject, subject: tuple[int, int] | None
) -> Frame:
    verb = cue.verb
    index, after = span
    clause = found.clause if subject is not None or found.kind == "inherited" else found.verb
    if cue.gerund and index and tokens[index - 1].text == ",":
        clause = index - 1
    set_off = clause > 0 and (tokens[clause - 1].kind == "quote" or tokens[clause].text == ",") and verb.inverts
    leading = leading_content(tokens, after, verb, only_marked=False)
    that = leading is not None and tokens[leading - 1].lower == "that"
    if set_off and leading is not None and not that and adjunct_start(tokens, after, verb):
        leading = leading_content(tokens, after, verb, only_marked=True)
    trails = set_off and subject is not None and (leading is None or tokens[clause - 1].kind == "quote")
    end = leading if leading is not None else adjunct_end(tokens, after)
    negated = any(t.lower in words("negations") for t in tokens[found.verb : index])
    return Frame(
        span, verb, subject, subject is None and not found.passive, (clause, end),
        leading, clause if trails else None, that, cue.gerund, negated,
    )  # fmt: skip
