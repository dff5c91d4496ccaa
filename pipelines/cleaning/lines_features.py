"""What a line model looks at: the form of every line, its neighbours and its place in the page.

`line_features` gives a table of floats, one row a line, one column a name of `LINE_FEATURES`. Words count for length;
in scripts without spaces two characters count as a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.cleaning.boilerplate import classify_line, is_comment_mark, is_menu_word
from pipelines.cleaning.lines import Line
from pipelines.records import RemovedClass
from pipelines.reference import seed_toml

Table = NDArray[np.float32]
Column = NDArray[np.float32]

LONG_WORDS = 14  # a line of so many words that ends like a sentence is running text, wherever it stands
_LOOKED_AT = 5_000  # characters of a line: no paragraph is longer, a hostile line may be
_TELLING = 20  # characters of a line that does not recur by chance
_CAP = 30  # distances beyond so many lines are all the same

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DIGIT = re.compile(r"\d")
_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"[.!?。！？…]['\"”’»›)\]」』]*\s*$")
_SENTENCE_BREAK = re.compile(r"[.!?]['\"”’»)]*\s+['\"“‘«(]?[A-ZÀ-ÞА-Я]|[。！？]")
_GLUED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ][a-zà-ÿ]")
_QUOTE = re.compile('["“”„«»「」『』]')
_SEPARATOR = re.compile(r"[|·•›»>/→]")
_LINK = re.compile(r"https?://|www\.|\S@\S|#\w|©|\.com\b")
_MONEY = re.compile(r"[$€£¥%]")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d\d\b"
    r"|\b\d{1,2}[.]? (?:jan|feb|m[aä]r|a[pv]r|ma[iyj]|jun|jul|aug|ago|sep|o[ck]t|nov|de[cz])"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\bago\b|\d{4}年|\d{4}-\d\d-\d\d",
    re.I,
)
_COMMENT = re.compile(r"\b(?:says?|wrote|writes|sagt|schreibt|dit|dice)\s*:$|\(score:|\bat \d{1,2}:\d\d ?[ap]m\b", re.I)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|af|av|text|written by|words by)[: ]+[A-ZÀ-Þ]", re.I)
_PROMPTS: frozenset[RemovedClass] = frozenset({"newsletter", "paywall", "social", "player", "legal", "advert"})
_BACK: frozenset[RemovedClass] = frozenset({"author_bio", "disclaimer", "tags"})

_FORM = (
    "chars words word_length ends_sentence ends_colon ends_ellipsis ends_comma ends_question sentences capitals "
    "all_caps digits function_words commas quotes bulleted numbered starts_lower starts_quote parentheses glued "
    "separators link money you we date byline credit prompt list_header related caption date_header back "
    "navigation menu comment "
).split()
_PLACE = (
    "gap gap_after repeated seen_before seen_near_before seen_near_after block_lines block_words indent_off "
    "at_text_indent text_at_indent run_short run_same_bullet since_long until_long since_long_words headers_before "
    "headers_after since_header long_since_header prompts_near_before prompts_near_after long_near "
    "long_wide short_near long_share indented since_comment comments_before comments_after comments_near "
    "address_near prompts_near"
).split()
_BESIDE = "words ends_sentence capitals function_words bulleted prompt list_header date credit indent_off".split()
_OFFSETS = (-3, -2, -1, 1, 2, 3)
LINE_FEATURES: tuple[str, ...] = (
    *_FORM,
    *_PLACE,
    *(f"{name}{offset:+d}" for offset in _OFFSETS for name in _BESIDE),
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(seed_toml("line_words")[name].split())


def _share_of(name: str, words: Sequence[str]) -> float:
    known = _words(name)
    return sum(word in known for word in words) / max(len(words), 1)


@cache
def _credit() -> re.Pattern[str]:
    seed = seed_toml("line_words")
    inside, behind = "|".join(seed["credit_in_brackets"]), "|".join(seed["credit"])
    return re.compile(
        rf"(?:[(\[]\s*(?:©|(?:{inside})\w*\b)[^()]{{0,60}}[)\]]?"
        rf"|(?:/|\||—|–|-|:|[.!?”\"]|^|©)\s*(?:©|(?:{behind})\b)[^.]{{0,40}})$",
        re.IGNORECASE,
    )


def count_words(text: str) -> float:
    """Words of a text; in scripts without spaces two characters are one."""
    words = len(text.split())
    return words if text.isascii() else words + len(_SPACELESS.findall(text)) / 2


def ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text[-12:]) is not None


def has_credit(text: str) -> bool:
    """Whether a line ends with the credit of a picture."""
    return _credit().search(text[-90:]) is not None


def line_features(lines: Sequence[Line]) -> Table:
    """Float table of shape (lines, LINE_FEATURES)."""
    if not lines:
        return np.zeros((0, len(LINE_FEATURES)), np.float32)
    form = np.array([_form(line) for line in lines], np.float32)
    columns = {name: form[:, k] for k, name in enumerate(_FORM)}
    columns |= _place(lines, columns)
    base = [columns[name] for name in (*_FORM, *_PLACE)]
    beside = [shifted(columns[name], offset) for offset in _OFFSETS for name in _BESIDE]
    return np.column_stack(base + beside).astype(np.float32)


def shifted(column: Column, offset: int) -> Column:
    """The column's value `offset` rows further on; -1 beyond the page."""
    out = np.full_like(column, -1.0)
    if abs(offset) >= len(column):
        return out
    if offset > 0:
        out[:-offset] = column[offset:]
    else:
        out[-offset:] = column[:offset]
    return out


def window_sum(column: Column, reach: int) -> Column:
    """Sum over the rows at most `reach` away."""
    total = np.concatenate(([0.0], np.cumsum(column, dtype=np.float64)))
    rows = np.arange(len(column))
    low, high = np.maximum(rows - reach, 0), np.minimum(rows + reach + 1, len(column))
    return (total[high] - total[low]).astype(np.float32)


def since(flags: NDArray[np.bool_], cap: int = _CAP) -> Column:
    """Rows since the last flagged row above, at most `cap` (also where there is none)."""
    rows = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, rows, -cap))
    before = np.concatenate(([-cap], last[:-1]))
    return np.minimum(rows - before, cap).astype(np.float32)


def _form(line: Line) -> list[float]:
    text = (line.content or line.text)[:_LOOKED_AT]
    words = _WORD.findall(text)
    n = max(len(words), 1)
    chars = len(text)
    digits = len(_DIGIT.findall(text))
    folded = [word.lower() for word in words]
    class_ = classify_line(line.text)
    return [
        np.log1p(chars),
        np.log1p(count_words(text)),
        sum(map(len, words)) / n,
        ends_sentence(text),
        text[-1] in ":：",
        text.endswith(("...", "…")),
        text[-1] in ",;",
        text[-1] in "?？",
        len(_SENTENCE_BREAK.findall(text)),
        sum(word[0].isupper() for word in words) / n,
        sum(word.isupper() and len(word) > 1 for word in words) / n,
        digits / chars,
        _share_of("function", folded),
        (text.count(",") + text.count("、") + text.count("，")) / n,
        len(_QUOTE.findall(text)),
        line.bullet is not None and not line.bullet[0].isdigit(),
        line.bullet is not None and line.bullet[0].isdigit(),
        text[0].islower(),
        text[0] in "\"“„«'‘「",
        text.count("(") + text.count("["),
        len(_GLUED.findall(text)) / n,
        len(_SEPARATOR.findall(text)) / n,
        len(_LINK.findall(text)),
        len(_MONEY.findall(text)),
        _share_of("reader", folded),
        _share_of("newsroom", folded),
        (digits > 0 or "ago" in folded) and _DATE.search(text) is not None,
        _BYLINE.match(text) is not None,
        has_credit(text),
        class_ in _PROMPTS,
        class_ == "list_header",
        class_ == "related",
        class_ == "caption",
        class_ == "date_header",
        class_ in _BACK,
        class_ == "navigation",
        is_menu_word(line.text),
        is_comment_mark(line.text) or (":" in text and _COMMENT.search(text) is not None),
    ]


def _place(lines: Sequence[Line], form: dict[str, Column]) -> dict[str, Column]:
    n = len(lines)
    rows = np.arange(n, dtype=np.float32)
    words = np.expm1(form["words"])
    long = (words >= LONG_WORDS) & (form["ends_sentence"] > 0)
    short = words < 7
    indent = indentations(lines)
    gap = np.array([min(line.gap, 5) for line in lines], np.float32)
    bullets = np.array([_bullet_kind(line) for line in lines])
    header = form["list_header"] > 0
    prompt = form["prompt"] > 0
    comment = form["comment"] > 0
    total = max(float(words.sum()), 1.0)
    seen = Counter(line.text for line in lines)
    seen_before = _seen_before(lines)
    seen_after = _seen_before(lines[::-1])[::-1]
    at_indent, text_indent = _text_by_indent(indent, words * long)
    before = np.cumsum(words) - words
    long_words = np.asarray(words * long, np.float32)
    long_before: NDArray[np.int64] = np.cumsum(long) - long
    last_header = np.maximum.accumulate(np.where(header, rows, -1)).astype(int)
    block = _runs(gap > 0)
    place: dict[str, NDArray[Any]] = {
        "gap": gap,
        "gap_after": shifted(gap, 1),
        "repeated": np.array([min(seen[line.text], 5) for line in lines], np.float32),
        "seen_before": seen_before,
        "seen_near_before": window_sum(seen_before, 6),
        "seen_near_after": window_sum(seen_after, 6),
        "block_lines": np.bincount(block)[block],
        "block_words": np.log1p(np.bincount(block, weights=words)[block]),
        "indent_off": np.clip(indent - text_indent, -20, 20),
        "at_text_indent": indent == text_indent,
        "text_at_indent": at_indent,
        "run_short": _run_length(short),
        "run_same_bullet": _run_length_of(bullets),
        "since_long": since(long),
        "until_long": since(long[::-1])[::-1],
        "since_long_words": np.log1p(_words_since_long(before, words, long)),
        "headers_before": np.cumsum(header) - header,
        "headers_after": header.sum() - np.cumsum(header),
        "since_header": since(header),
        "long_since_header": np.where(last_header >= 0, long_before - long_before[last_header], -1),
        "prompts_near_before": shifted(window_sum(prompt.astype(np.float32), 3), -4),
        "prompts_near_after": shifted(window_sum(prompt.astype(np.float32), 3), 4),
        "long_near": np.log1p(window_sum(long_words, 4)),
        "long_wide": np.log1p(window_sum(long_words, 15)),
        "short_near": window_sum(short.astype(np.float32), 5),
        "long_share": np.full(n, long_words.sum() / total, np.float32),
        "since_comment": since(comment),
        "comments_before": np.minimum(np.cumsum(comment) - comment, _CAP),
        "comments_after": np.minimum(comment.sum() - np.cumsum(comment), _CAP),
        "comments_near": window_sum(comment.astype(np.float32), 6),
        "address_near": window_sum(form["you"] + form["we"], 3),
        "prompts_near": window_sum(prompt.astype(np.float32), 3),
        "indented": np.full(n, (indent > 0).mean(), np.float32),
    }
    return {name: np.asarray(column, np.float32) for name, column in place.items()}


def _bullet_kind(line: Line) -> int:
    """0 for a line without bullet, 1 for a sign, 2 for a number."""
    if line.bullet is None:
        return 0
    return 2 if line.bullet[0].isdigit() else 1


def indentations(lines: Sequence[Line]) -> Column:
    """Columns before each line; beyond 80 all are the same."""
    return np.array([min(line.indent, 80) for line in lines], np.float32)


def _seen_before(lines: Sequence[Line]) -> Column:
    """1 for a line of some length that stands further up too: the page tells itself twice."""
    seen: set[str] = set()
    again = np.zeros(len(lines), np.float32)
    for row, line in enumerate(lines):
        again[row] = line.text in seen and len(line.text) >= _TELLING
        seen.add(line.text)
    return again


def _text_by_indent(indent: Column, long_words: Column) -> tuple[Column, float]:
    """Share of the running text that stands at each row's indentation, and the indentation that has most of it."""
    weight: dict[float, float] = {}
    for at, words in zip(indent.tolist(), long_words.tolist(), strict=True):
        weight[at] = weight.get(at, 0.0) + words
    total = sum(weight.values()) or 1.0
    share = np.array([weight[at] / total for at in indent.tolist()], np.float32)
    return share, max(weight, key=lambda at: (weight[at], at))


def _runs(starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The number of the run that each row belongs to; a run starts where `starts` is set."""
    starts = starts.copy()
    starts[0] = False
    return np.cumsum(starts).astype(np.int64)


def _run_length_of(kinds: NDArray[np.int64]) -> Column:
    """The length of the run of equal values around each row."""
    run = _runs(np.concatenate(([False], kinds[1:] != kinds[:-1])))
    return np.minimum(np.bincount(run)[run], _CAP).astype(np.float32)


def _run_length(flags: NDArray[np.bool_]) -> Column:
    """The length of the run of set flags around each row, 0 where the flag is not set."""
    return np.where(flags, _run_length_of(flags.astype(np.int64)), 0).astype(np.float32)


def _words_since_long(before: Column, words: Column, long: NDArray[np.bool_]) -> Column:
    """Words between each row and the end of the last long line above it."""
    ends = np.maximum.accumulate(np.where(long, before + words, 0.0))
    return np.maximum(before - np.concatenate(([0.0], ends[:-1])), 0.0)
