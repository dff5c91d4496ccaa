"""What stands around the headline of a plain-text capture: title, deck, kicker, authors and the place of writing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.cleaning.boilerplate import classify_line, is_menu_word
from pipelines.cleaning.bylines import split_byline
from pipelines.cleaning.datelines import find_dateline_place
from pipelines.cleaning.dates import parse_printed
from pipelines.cleaning.lines import Line
from pipelines.cleaning.lines_features import count_words, ends_sentence, has_credit
from pipelines.cleaning.normalise import fold
from pipelines.reference import seed_rows, seed_toml

_REACH = 40  # lines above the body among which the headline is looked for
_BELOW = 3  # lines below the first body line that may still belong to the head
_LONGEST_TITLE = 32  # words
_STEM = 6
_NEAR_BEST = 0.8  # of two lines that score about alike the upper one is the headline, the lower one its deck
_SHORT_DECK, _LONG_LEAD = 16, 22  # words: a deck in one sentence over a lead that is clearly longer
_MOST_SECTION_WORDS = 4
_LONGEST_BYLINE = 30  # words
_LONGEST_DATE = 14  # words
_MOST_NAMES = 3  # words
_WORD = re.compile(r"[^\W\d_]{4,}")
_PIECES = re.compile(r"\s*[|•·/—–]\s*|\s+-\s+|,\s+|\b(?:by|von|par|por|di)\s+")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|[A-Z]\.)$")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an article. A `..._row` is the line that a field was taken from."""

    title: str | None = None
    title_prefix: str | None = None  # a label of the theme in the title's line
    title_row: int | None = None
    subtitle: str | None = None
    subtitle_row: int | None = None
    section: str | None = None
    byline: tuple[str, ...] = ()
    byline_row: int | None = None
    dateline_place: str | None = None


def read_head(lines: Sequence[Line], body: Sequence[bool]) -> Head:
    """The head of the page. `body` marks the lines that are held for body; the title may be among them."""
    row = find_title(lines, body)
    first = next((k for k, is_body in enumerate(body) if is_body and k != row), len(lines))
    byline, place, byline_row = _byline(lines, row, first)
    prefix, title = _without_prefix(lines[row].text) if row is not None else (None, None)
    subtitle_row = _subtitle(lines, body, row)
    return Head(
        title=title,
        title_prefix=prefix,
        title_row=row,
        subtitle=lines[subtitle_row].text if subtitle_row is not None else None,
        subtitle_row=subtitle_row,
        section=_section(lines, row, first, byline_row),
        byline=byline,
        byline_row=byline_row,
        dateline_place=place,
    )


def find_title(lines: Sequence[Line], body: Sequence[bool]) -> int | None:
    """The line that is the headline: near above the body, as long as a headline, in the words of the article."""
    first = next((k for k, is_body in enumerate(body) if is_body), None)
    if first is None:
        return None
    stems = Counter(s for line, is_body in zip(lines, body, strict=True) if is_body for s in _stems(line.text))
    seen = Counter(fold(line.text) for line in lines)
    rows = range(max(0, first - _REACH), min(len(lines), first + 2))
    scores = {k: _title_score(lines[k], stems, seen, first - k, k) for k in rows if _may_be_title(lines[k], k, body)}
    best = max(scores.values(), default=0.0)
    return next((k for k, score in scores.items() if score >= best - _NEAR_BEST), None) if best > 0 else None


def _may_be_title(line: Line, row: int, body: Sequence[bool]) -> bool:
    words = count_words(line.text)
    return (
        2 <= words <= _LONGEST_TITLE
        and not (body[row] and words > _SHORT_DECK)
        and classify_line(line.text) is None
        and not is_menu_word(line.text)
        and not has_credit(line.text)
        and not (parse_printed(line.text) and words <= 8)
        and not cue_of(line.text)
    )


def _title_score(line: Line, stems: Counter[str], seen: Counter[str], above: int, row: int) -> float:
    """How much a line looks like the headline; `above`: how many lines above the body. The weights are set by hand.

    Most of it is in how many of its words the article uses, and uses often.
    """
    own = _stems(line.text)
    words = count_words(line.text)
    in_body = sum(stems[s] > 0 for s in own) / max(len(own), 1)
    often = sum(stems[s] > 2 for s in own) / max(len(own), 1)
    return (
        2.5 * in_body * min(len(own) / 3, 1)
        + often
        + (1.0 if 4 <= words <= 20 else -0.5)
        + (0.7 if row == 0 else 0.0)
        + 0.4 * (seen[fold(line.text)] > 1)
        + 0.4 * (line.gap > 0)
        - 1.2 * (ends_sentence(line.text) and line.text.endswith("."))
        - 0.08 * abs(above)
        - 1.5 * (line.bullet is not None)
        - 1.0 * (above < 0)
    )


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}


def _without_prefix(text: str) -> tuple[str | None, str]:
    """The theme's label before the headline, as printed, and the headline."""
    for prefix in _head()["title_prefixes"]:
        if text.lower().startswith(prefix + " ") or text.lower().startswith(prefix + ":"):
            return text[: len(prefix)], text[len(prefix) :].lstrip(": ")
    return None, text


def _subtitle(lines: Sequence[Line], body: Sequence[bool], title: int | None) -> int | None:
    """The line under the headline that tells the story in one sentence."""
    row = None if title is None else title + 1
    if row is None or row + 1 >= len(lines):
        return None
    line = lines[row]
    lead = next((x for x, is_body in zip(lines[row + 1 :], body[row + 1 :], strict=True) if is_body), None)
    words = count_words(line.text)
    if (
        not 6 <= words <= 40
        or classify_line(line.text)
        or has_credit(line.text)
        or cue_of(line.text)
        or parse_printed(line.text)
        or line.bullet
        or 3 * len(_WORD.findall(line.text)) < words
        or lead is None
    ):
        return None
    next_to_lead = body[row + 1]
    if body[row]:
        is_deck = next_to_lead and words <= _SHORT_DECK and count_words(lead.text) >= _LONG_LEAD
        return row if is_deck and line.text.count(". ") == 0 and '"' not in line.text else None
    return row


def _section(lines: Sequence[Line], title: int | None, first: int, byline: int | None) -> str | None:
    """The name of a section next to the headline: a short line between it and the authors that the page repeats."""
    if title is None:
        return None
    seen = Counter(fold(line.text) for line in lines)
    near = [*range(title + 1, byline if byline is not None and byline > title else min(title + 2, first)), title - 1]
    for row in near:
        if 0 <= row < len(lines) and count_words(lines[row].text) <= _MOST_SECTION_WORDS:
            text: str = lines[row].text
            if classify_line(text) or parse_printed(text) or text[-1] in ".:?!" or not text[0].isupper():
                continue
            if is_menu_word(text) or (row > title and seen[fold(text)] > 1 and not _is_name(text)):
                return text
    return None


def _byline(lines: Sequence[Line], title: int | None, first: int) -> tuple[tuple[str, ...], str | None, int | None]:
    """The authors, the place that the byline names, and its line."""
    rows = range(0 if title is None else max(0, title - 2), min(len(lines), first + _BELOW))
    for row in rows:
        text = lines[row].content
        if cue_of(text) and count_words(text) <= _LONGEST_BYLINE:
            signed = text[len(cue_of(text) or "") :].lstrip(": ")
            names = tuple(
                name
                for name in split_byline(text)
                if " " in name and _is_name(name) and (signed.startswith(name) or is_known_person(name))
            )
            if names:
                return names, find_dateline_place((), text), row
    for row in rows:
        if name := _name_beside_date(lines, row):
            return (name,), None, row
    return (), None, None


def _name_beside_date(lines: Sequence[Line], row: int) -> str | None:
    """A person in a line with a date ("Ada Novak | 3 May 2021"), or alone in the line above or below one."""
    text = lines[row].content
    if count_words(text) > _LONGEST_DATE:
        return None
    beside = [text, *(line.text for line in lines[max(0, row - 1) : row + 2] if count_words(text) <= _MOST_NAMES)]
    if not any(parse_printed(line) for line in beside if count_words(line) <= _LONGEST_DATE):
        return None
    return next((piece for piece in _PIECES.split(text) if is_known_person(piece)), None)


def is_known_person(text: str) -> bool:
    """Two or three words written as a name, of which the first is a given name."""
    words = text.split()
    return 2 <= len(words) <= _MOST_NAMES and _is_name(text) and fold(words[0]) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in seed_rows("person_names") if row["given"])


def cue_of(text: str) -> str | None:
    """The word that opens a byline ("By", "von"), where a name follows it."""
    match = _cues().match(text)
    return match.group().rstrip(": ") if match else None


@cache
def _cues() -> re.Pattern[str]:
    cues = sorted(_head()["byline_cues"], key=len, reverse=True)
    return re.compile(rf"(?i:{'|'.join(map(re.escape, cues))})\s*:?\s+(?=[A-ZÀ-Þ])")


def _is_name(text: str) -> bool:
    """Whether every word is written like part of a name."""
    return all(_NAME_WORD.match(word) or word.lower() in seed_toml("bylines")["particles"] for word in text.split())


def _head() -> dict[str, list[str]]:
    return seed_toml("text_head")
