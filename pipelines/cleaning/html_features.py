"""What the block model looks at: one row of numbers a block (`features`), from it, its frames and its neighbours.

Everything is counted for the whole page at once, in arrays over characters, blocks and frames: no step is more than
linear in the page, and none recurses.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipelines.cleaning.html_blocks import HINT_NAMES, TAG_NAMES, Page
from pipelines.reference import seed_toml

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Columns = dict[str, NDArray[Any]]

MARK_NAMES: Final = (*(f"<{tag}>" for tag in TAG_NAMES), *HINT_NAMES)

_DIGIT, _UPPER, _LOWER, _SPACE, _STOP, _COMMA, _WIDE, _WORD, _SIGN = (1 << i for i in range(9))
_ENDS: Final = frozenset('.!?…。！？։।"”’»')
_ASIDE: Final = re.compile(r"[.!?…。！？”»\"](?:\s*[(\[][^()\[\]]{1,40})?[)\]]$")  # "he said. (Agency)", "(he said.)"
_QUOTES: Final = frozenset("\"“”„«‘'「")
_FAR: Final = 30  # distance to a marked ancestor that is not there
_NEVER: Final = 999  # blocks since something that has not been
_CORE_SHARES: Final = (0.4, 0.6, 0.8, 0.95)
_CUE_LENGTH: Final = 120  # words: telling words in a longer block are the article's own
_MENU_LENGTH: Final = 3  # words
_BOX_WORDS: Final = 12  # that a box in a row of boxes holds at least
_SHIFTED: Final = ("words", "ends", "link", "bold", "good")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page says of itself, as folded words (`fold`): helps to tell a block, and is never the body itself."""

    title: str = ""
    byline: str = ""
    description: str = ""
    body: str = ""


def features(page: Page, declared: Declared) -> tuple[tuple[str, ...], Floats]:
    """The names of the columns, and one row a block."""
    columns = _text_columns(page)
    words, link = columns["words"], columns["link"]
    columns["good"] = np.where((words >= 8) & (link < 0.5) & columns["ends"], words * (1 - link), 0)
    columns |= _word_columns(page, declared)
    frames = _Frames(page, columns["good"], words, link)
    columns |= frames.places()
    columns |= _neighbours(columns, frames)
    names = (*columns, *MARK_NAMES)
    table = np.empty((len(names), len(page.texts)), dtype=np.float32)
    for i, column in enumerate(columns.values()):
        table[i] = column
    table[len(columns) :] = frames.marks().T
    return names, table.T


@cache
def _character_kinds() -> NDArray[np.uint16]:
    """For each character of the basic plane, what it is, in bits."""
    kinds = np.zeros(0x10000, dtype=np.uint16)
    for code in range(0x10000):
        category = unicodedata.category(chr(code))
        kinds[code] = (
            _DIGIT * (category == "Nd") + _UPPER * (category == "Lu") + _LOWER * (category == "Ll")
            + _SPACE * (category == "Zs" or code == 10) + _WORD * (category[0] in "LNM")
        )  # fmt: skip
    kinds[[ord(c) for c in ".!?。！？।"]] |= _STOP
    kinds[[ord(c) for c in ",;、，،"]] |= _COMMA
    kinds[[ord(c) for c in "©®@|•›»→/"]] |= _SIGN
    for first, last in ((0x0E00, 0x0E7F), (0x3040, 0x30FF), (0x3400, 0x9FFF)):  # scripts without spaces
        kinds[first : last + 1] |= _WIDE
    return kinds


def _codes(text: str) -> NDArray[np.uint32]:
    return np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), 0xFFFF)


def _text_columns(page: Page) -> Columns:
    """Counts of characters, and how the text begins and ends."""
    texts = page.texts
    sizes = np.array([len(t) for t in texts])
    kinds = _character_kinds()[_codes("\n".join(texts))]
    starts = np.concatenate([[0], np.cumsum(sizes[:-1] + 1)])
    space = (kinds & _SPACE) > 0
    after_space = np.concatenate([[True], space[:-1]])
    before_space = np.concatenate([space[1:], [True]])

    def count(flags: NDArray[Any]) -> Ints:
        return np.add.reduceat(flags, starts, dtype=np.int64)

    wide = count((kinds & _WIDE) > 0)
    spaced = count(after_space & ~space)
    words = np.maximum(spaced, wide // 2)
    return {
        "words": words,
        "chars": sizes,
        "word_length": sizes / words,
        "ends": np.array([t[-1] in _ENDS or (t[-1] in ")]" and _ASIDE.search(t[-60:]) is not None) for t in texts]),
        "colon": np.array([t[-1] in ":：" for t in texts]),
        "quote": np.array([t[0] in _QUOTES for t in texts]),
        "starts_lower": (kinds[starts] & _LOWER) > 0,
        "commas": count((kinds & _COMMA) > 0),
        "sentences": count(((kinds & _STOP) > 0) & (before_space | (wide.sum() > 0))),
        "signs": count((kinds & _SIGN) > 0),
        "digits": count((kinds & _DIGIT) > 0) / sizes,
        "upper": count((kinds & _UPPER) > 0) / sizes,
        "lower_words": count(after_space & ((kinds & _LOWER) > 0)) / np.maximum(spaced, 1),
        "link": np.array(page.link_chars) / sizes,
        "bold": np.array(page.bold_chars) / sizes,
        "slant": np.array(page.slant_chars) / sizes,
        "after_rule": np.array(page.after_rule),
        "after_break": np.array(page.after_break),
    }


def fold(text: str) -> str:
    """Lower-case words with single spaces between; lines stay lines."""
    codes = _codes(text.lower())
    others = np.where(codes == 10, 10, 32)
    folded = np.where((_character_kinds()[codes] & _WORD) > 0, codes, others)
    return folded.astype("<u4").tobytes().decode("utf-32-le", "replace")


@cache
def _cues() -> tuple[tuple[str, ...], Mapping[str, tuple[tuple[str, int], ...]]]:
    """The names of the cue classes, and for each telling word the phrases it stands for and their class."""
    found: dict[str, list[tuple[str, int]]] = {}
    classes = seed_toml("html_hints")["words"]
    for i, phrases in enumerate(classes.values()):
        for phrase in phrases:
            trigger = max(fold(phrase).split(), key=len, default=phrase)
            found.setdefault(trigger, []).append((phrase, i))
    return tuple(classes), {k: tuple(v) for k, v in found.items()}


def _word_columns(page: Page, declared: Declared) -> Columns:
    """Telling words, and how far a block repeats the title, the description, the declared body or another block."""
    names, cues = _cues()
    triggers = frozenset(cues)
    found = np.zeros((len(names), len(page.texts)), dtype=np.float32)
    shares = np.zeros((3, len(page.texts)), dtype=np.float32)
    authors, title = frozenset(declared.byline.split()), frozenset(declared.title.split())
    split = [line.split() for line in fold("\n".join(page.texts)).split("\n")]
    for i, words in enumerate(split):
        if len(words) <= _MENU_LENGTH and page.link_chars[i] >= len(page.texts[i]):  # a menu's entry, one of many
            continue
        bag = set(words)
        if len(words) <= _CUE_LENGTH and (telling := bag & triggers):
            low = page.texts[i].lower()
            for trigger in telling:
                for phrase, kind in cues[trigger]:
                    found[kind, i] += phrase in low
        if shared := len(title & bag):
            shares[0, i], shares[1, i] = shared / len(title), shared / len(bag)
        if not authors.isdisjoint(bag):
            shares[2, i] = len(authors & bag)
    columns: Columns = dict(zip((f"cue_{name}" for name in names), found, strict=True))
    columns |= dict(zip(("title_share", "of_title", "byline"), shares, strict=True))
    seen = Counter(page.texts)
    columns["repeated"] = np.minimum([seen[text] for text in page.texts], 5)
    columns["in_description"] = _within(split, declared.description)
    columns["in_declared"] = _within(split, declared.body)
    return columns


def _within(split: Sequence[Sequence[str]], whole: str) -> NDArray[Any]:
    """Whether the first and the last words of each block are in a folded text: 0, 0.5 or 1; -1 without such a text."""
    if not whole:
        return np.full(len(split), -1.0)
    known = frozenset(whole.split())
    held = np.zeros(len(split))
    for i, words in enumerate(split):
        if not words:
            held[i] = 1.0
        elif words[0] in known or words[-1] in known:
            held[i] = ((" ".join(words[:6]) in whole) + (" ".join(words[-6:]) in whole)) / 2
    return held


class _Frames:
    """Sums and distances over the tree of frames, level by level."""

    def __init__(self, page: Page, good: NDArray[Any], words: NDArray[Any], link: NDArray[Any]) -> None:
        self.page = page
        self.of_block = np.array(page.block_frame, dtype=np.int64)
        self.parent = np.maximum(np.array(page.frame_parent, dtype=np.int64), 0)
        self.depth = np.array(page.frame_depth, dtype=np.int64)
        self.good = np.asarray(good, dtype=np.float64)
        self.values = np.stack([self.good, words, words * link, good > 0, np.ones(len(good))], axis=1)
        order = np.argsort(self.depth, kind="stable")
        borders = np.searchsorted(self.depth[order], np.arange(self.depth.max() + 2))
        self.levels = [order[a:b] for a, b in pairwise(borders)]
        self.total = np.zeros((len(self.parent), self.values.shape[1]))
        self.last = np.arange(len(self.parent))  # the last frame inside each frame
        np.add.at(self.total, self.of_block, self.values)
        for level in reversed(self.levels[1:]):
            np.add.at(self.total, self.parent[level], self.total[level])
            np.maximum.at(self.last, self.parent[level], self.last[level])
        ids: dict[tuple[str, str], int] = {}
        names = zip(page.frame_tag, page.frame_name, strict=True)
        self.kind = np.array([ids.setdefault(name, len(ids)) for name in names], dtype=np.int64)  # by tag and class
        self.kids = np.bincount(self.parent[1:], minlength=len(self.parent))

    def marks(self) -> NDArray[np.int16]:
        """Distance of the nearest ancestor (the own frame: 0) that carries each mark; inline hints count as -1."""
        own = _bits(self.page.frame_mark)
        depth = self.depth.astype(np.int16)[:, None]
        near = np.where(own, depth, np.int16(-1))
        for level in self.levels[1:]:
            near[level] = np.maximum(near[level], near[self.parent[level]])
        near = near[self.of_block]
        distance = np.where(near < 0, np.int16(_FAR), np.minimum(depth[self.of_block] - near, np.int16(_FAR - 1)))
        return np.where(_bits(self.page.inline_marks), np.int16(-1), distance)

    def places(self) -> Columns:
        """The sums of the frames around a block, its depth under the page's core, what its kind of block is like."""
        f = self.of_block
        columns: Columns = {"depth": self.depth[f], "kids": self.kids[f]}
        all_good = max(float(self.total[0, 0]), 1.0)
        frame = f
        for name in ("own", "parent", "grand", "great"):
            good, words, linked, good_blocks, blocks = self.total[frame].T
            columns[f"{name}_share"] = good / all_good
            columns[f"{name}_words"] = words
            columns[f"{name}_link"] = linked / np.maximum(words, 1)
            columns[f"{name}_mean"] = words / np.maximum(blocks, 1)
            columns[f"{name}_good"] = good_blocks / np.maximum(blocks, 1)
            columns[f"{name}_blocks"] = blocks
            frame = self.parent[frame]
        return columns | self._cores(all_good) | self._kinds() | self._repeats()

    def _cores(self, all_good: float) -> Columns:
        """How deep under the deepest frame with each share of the good text: -1 before that frame, -2 after it."""
        f = self.of_block
        columns: Columns = {}
        for share in _CORE_SHARES:
            holders = np.flatnonzero(self.total[:, 0] >= share * all_good - 1e-6)
            core = holders[np.argmax(self.depth[holders])] if len(holders) else 0
            inside = (f >= core) & (f <= self.last[core])
            columns[f"core_{share}"] = np.where(inside, self.depth[f] - self.depth[core], np.where(f < core, -1, -2))
        return columns

    def _kinds(self) -> Columns:
        """Blocks in frames of one tag and class: how many, how long, how linked, how good; are neighbours such?"""
        pairs = self.kind * (int(self.kind.max()) + 1) + self.kind[self.parent]
        columns: Columns = {}
        for name, kinds in (("kind", self.kind), ("pair", pairs)):
            kind = np.unique(kinds[self.of_block], return_inverse=True)[1]
            count = np.bincount(kind)
            columns[f"{name}_count"] = count[kind]
            for i, column in ((1, "words"), (2, "linked"), (3, "good")):
                columns[f"{name}_{column}"] = (np.bincount(kind, self.values[:, i]) / count)[kind]
            same = np.concatenate([[False], kind[1:] == kind[:-1], [False]])
            columns[f"{name}_as_before"], columns[f"{name}_as_after"] = same[:-1], same[1:]
        return columns

    def _repeats(self) -> Columns:
        """Boxes of one tag and class side by side, such as comments, cards, posts: of the nearest row of them around.

        How many boxes, how many of them before, what share of the row's good text is in this one, how deep it lies.
        """
        kinds = int(self.kind.max()) + 1
        row = np.unique(self.parent * kinds + self.kind, return_inverse=True)[1]
        holds = self.total[:, 1] >= _BOX_WORDS
        count = np.bincount(row, holds)[row]
        good = np.bincount(row, self.total[:, 0])[row]
        order = np.argsort(row, kind="stable")
        running = np.cumsum(holds[order])
        starts = np.searchsorted(row[order], np.arange(row.max() + 1))
        before = np.empty(len(row))
        before[order] = running - holds[order] - (running - holds[order])[starts][row[order]]
        is_box = holds & (count > 1) & (self.kids > 0)
        facts = np.stack([count, before, self.total[:, 0] / np.maximum(good, 1), self.depth], axis=1)
        near = np.where(is_box[:, None], facts, 0.0)
        for level in self.levels[1:]:
            near[level] = np.where(is_box[level, None], near[level], near[self.parent[level]])
        names = ("boxes", "boxes_before", "box_share", "box_depth")
        return dict(zip(names, near[self.of_block].T, strict=True))


def _bits(masks: Sequence[int]) -> NDArray[np.bool_]:
    raw = np.array(masks, dtype="<u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(raw, axis=1, bitorder="little")[:, : len(MARK_NAMES)].astype(bool)


def _neighbours(own: Columns, frames: _Frames) -> Columns:
    """The three blocks before and after, sums of good text near and far, the place in the page."""
    n = len(frames.good)
    columns: Columns = {}
    kept = np.stack([*(own[name] for name in _SHIFTED), frames.depth[frames.of_block]]).astype(np.float32)
    for by in (1, 2, 3, -1, -2, -3):
        shifted = np.zeros_like(kept)
        if abs(by) < n:
            shifted[:, max(by, 0) : n + min(by, 0)] = kept[:, max(-by, 0) : n - max(by, 0)]
        shifted[-1] -= kept[-1]
        columns |= dict(zip((f"{name}_at{-by}" for name in (*_SHIFTED, "depth")), shifted, strict=True))
    reach = np.concatenate([[0], np.cumsum(frames.good)])
    at = np.arange(n)
    for width in (5, 10, 25):
        columns[f"before_{width}"] = reach[at] - reach[np.maximum(at - width, 0)]
        columns[f"after_{width}"] = reach[np.minimum(at + 1 + width, n)] - reach[at + 1]
    all_good = max(float(reach[-1]), 1.0)
    is_title = (own["title_share"] > 0.9) & (own["of_title"] > 0.7)
    is_h1 = np.array([tag == "h1" for tag in frames.page.frame_tag])[frames.of_block]
    return columns | {
        "good_before": reach[:-1],
        "part_before": reach[:-1] / all_good,
        "place": at / n,
        "index": at,
        "blocks": np.full(n, n),
        "all_good": np.full(n, all_good),
        "since_good": _since(frames.good > 0),
        "until_good": _since(frames.good[::-1] > 0)[::-1],
        "since_title": _since(is_title),
        "since_h1": _since(is_h1),
        "since_rule": _since(own["after_rule"]),
    }


def _since(flags: NDArray[np.bool_]) -> Ints:
    """How many blocks ago the flag last stood."""
    at = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, at, -1))
    return np.where(last < 0, _NEVER, at - last)
