"""From a parsed page to its blocks of text: one iterative walk over the tree, linear in its size.

A block is text that a reader sees as one piece: everything between two borders of block-level elements, or between
double line breaks. A frame is a block-level element; blocks hang on frames, frames on their parents. Frames stand in
document order, so a parent's index is smaller than its children's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.cleaning.normalise import normalise
from pipelines.reference import seed_toml

# What the walk does at a tag. Tags that are not here are inline, or blocks where they hold the first text of a line.
_TEXT, _SKIP, _BREAK, _BLOCK, _LINK, _BOLD, _SLANT, _PLAIN, _OTHER = range(9)
_KINDS: Final = {
    name: kind
    for kind, names in {
        _TEXT: "-text",
        _SKIP: "script style noscript template svg math iframe object embed canvas select option textarea datalist "
        "head audio video map area link meta title param source track progress meter noframes img input wbr "
        "-comment -doctype",
        _BREAK: "br",
        _BLOCK: "html body address article aside blockquote button caption center dd details dialog dir div dl dt "
        "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav "
        "ol p pre search section summary table tbody td tfoot th thead tr ul",
        _LINK: "a",
        _BOLD: "b strong",
        _SLANT: "i em",
        _PLAIN: "u s sup sub small mark code",
    }.items()
    for name in names.split()
}
_MOST_BLOCKS: Final = 10_000  # of one page; a hostile page's further text is dropped
_MOST_CHARACTERS: Final = 1_000_000  # of text, ten times as many as the longest labelled page has
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN: Final = re.compile("[a-z0-9]+")
_HEAD: Final = 3  # letters: no hint that may stand anywhere is shorter
_MAX_NAME: Final = 400  # characters of class and id that are looked at: hostile pages have megabytes of them

TAG_NAMES: Final = (
    "article main aside nav footer header figure figcaption form section li ul ol table td blockquote details summary "
    "button pre dl address p div h1 h2 h3 h4 h5 h6"
).split()
_TAG_BIT: Final = {name: 1 << i for i, name in enumerate(TAG_NAMES)}
HINT_NAMES: Final = (*seed_toml("html_hints")["names"], "invisible", "main_role", "item_body")
_HINT_SHIFT: Final = len(TAG_NAMES)
_HINT_BIT: Final = {name: 1 << (_HINT_SHIFT + i) for i, name in enumerate(HINT_NAMES)}


@dataclass(slots=True)
class Page:
    """The blocks and frames of one page, in columns. `mark` bits: TAG_NAMES from bit 0, then HINT_NAMES."""

    texts: list[str] = field(default_factory=list)
    block_frame: list[int] = field(default_factory=list)
    link_chars: list[int] = field(default_factory=list)
    bold_chars: list[int] = field(default_factory=list)
    slant_chars: list[int] = field(default_factory=list)  # in italics
    after_rule: list[bool] = field(default_factory=list)  # the first block after a horizontal rule
    inline_marks: list[int] = field(default_factory=list)  # hints of the inline elements inside a block
    after_break: list[bool] = field(default_factory=list)  # begun by a double line break, not by an element
    frame_tag: list[str] = field(default_factory=list)
    frame_parent: list[int] = field(default_factory=list)
    frame_depth: list[int] = field(default_factory=list)
    frame_mark: list[int] = field(default_factory=list)
    frame_name: list[str] = field(default_factory=list)  # class and id


def clean_text(raw: str) -> str:
    """One paragraph's text, normalised."""
    text = " ".join(raw.split())
    return text if text.isascii() and text.isprintable() else normalise(raw)


def read_blocks(tree: LexborHTMLParser) -> Page:
    """The page's blocks in document order. The tree is read, not changed."""
    page = Page()
    root = tree.body or tree.root
    if root is not None:
        _Walk(page).run(root)
    return page


class _Walk:
    """The state of the walk: the open elements and the block that is being gathered."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frame = -1
        self.links = self.bolds = self.slants = self.inline = 0
        self.rule = self.full = False
        self.left = _MOST_CHARACTERS
        self._reset(False)

    def _reset(self, after_break: bool) -> None:
        self.parts: list[str] = []
        self.link_chars = self.bold_chars = self.slant_chars = self.marks = 0
        self.after_break = after_break
        self.breaks = 0

    def run(self, root: LexborNode) -> None:
        """Visit every node under the root; `open_` holds the open elements with what `_leave` needs."""
        open_: list[tuple[LexborNode, int, int]] = []
        node: LexborNode | None = root
        kind_of = _KINDS.get
        while node is not None and not self.full:
            tag = node.tag or ""
            kind = kind_of(tag, _OTHER)
            if kind == _TEXT:
                self._text(node.text_content or "")
            elif kind == _BREAK:
                self._break()
            elif kind != _SKIP:
                child = node.first_child
                if child is not None:
                    if kind == _OTHER and "-" in tag and not self.parts:
                        kind = _BLOCK  # a custom element that holds more than a word
                    open_.append((node, kind, self._enter(node, kind, tag)))
                    node = child
                    continue
                if kind == _BLOCK:
                    self._flush()
                    self.rule = self.rule or tag == "hr"
            following = node.next if node is not root else None
            while following is None and open_:
                node, kind, before = open_.pop()
                self._leave(kind, before)
                following = node.next if open_ else None
            node = following
        self._flush()

    def _text(self, text: str) -> None:
        if text.isspace():  # between elements: common, and a space at most
            if self.parts:
                self.parts.append(" ")
            return
        if len(text) > self.left:
            text, self.full = text[: self.left], True
        self.left -= len(text)
        self.parts.append(text)
        size = len(text.strip()) if "\n" in text else len(text)
        self.breaks = 0
        self.marks |= self.inline
        if self.links:
            self.link_chars += size
        if self.bolds:
            self.bold_chars += size
        if self.slants:
            self.slant_chars += size

    def _break(self) -> None:
        self.breaks += 1
        if self.parts:
            self.parts.append(" ")
        if self.breaks >= 2:
            self._flush(after_break=True)

    def _enter(self, node: LexborNode, kind: int, tag: str) -> int:
        """Open an element; returns the frame or the inline marks to go back to when it closes."""
        if kind == _BLOCK:
            self._border()
            before, page = self.frame, self.page
            name, mark = _marks(node, tag)
            page.frame_tag.append(tag)
            page.frame_parent.append(before)
            page.frame_depth.append(page.frame_depth[before] + 1 if before >= 0 else 0)
            page.frame_mark.append(mark)
            page.frame_name.append(name)
            self.frame = len(page.frame_tag) - 1
            return before
        if kind == _LINK:
            self.links += 1
        elif kind == _BOLD:
            self.bolds += 1
        elif kind == _SLANT:
            self.slants += 1
        elif kind == _OTHER:
            marks = self.inline
            self.inline |= _marks(node, tag)[1]
            return marks
        return 0

    def _leave(self, kind: int, before: int) -> None:
        if kind == _BLOCK:
            self._border()
            self.frame = before
        elif kind == _LINK:
            self.links -= 1
        elif kind == _BOLD:
            self.bolds -= 1
        elif kind == _SLANT:
            self.slants -= 1
        elif kind == _OTHER:
            self.inline = before

    def _border(self) -> None:
        """The border of a block-level element; most have nothing gathered before them."""
        if self.parts or self.breaks or self.after_break:
            self._flush()

    def _flush(self, after_break: bool = False) -> None:
        if not self.parts:
            self.breaks = 0
            self.after_break = after_break
            return
        text = clean_text("".join(self.parts))
        page = self.page
        if text:
            page.texts.append(text)
            page.block_frame.append(max(self.frame, 0))
            page.link_chars.append(min(self.link_chars, len(text)))
            page.bold_chars.append(min(self.bold_chars, len(text)))
            page.slant_chars.append(min(self.slant_chars, len(text)))
            page.after_rule.append(self.rule)
            page.inline_marks.append(self.marks)
            page.after_break.append(self.after_break)
            self.rule = False
            self.full = len(page.texts) >= _MOST_BLOCKS
        self._reset(after_break)


def _marks(node: LexborNode, tag: str) -> tuple[str, int]:
    """The class and id of an element, and the bits of its tag and of what its attributes hint at."""
    mark = _TAG_BIT.get(tag, 0)
    attributes = node.attributes
    if not attributes:
        return "", mark
    class_, id_ = attributes.get("class"), attributes.get("id")
    name = (f"{class_} {id_}" if class_ and id_ else class_ or id_ or "")[:_MAX_NAME]
    if name:
        mark |= _hints_of(name)
    if len(attributes) > bool(class_) + bool(id_):
        mark |= _attribute_hints(attributes)
    return name, mark


def _attribute_hints(attributes: dict[str, str | None]) -> int:
    mark = 0
    style = attributes.get("style")
    unseen = style and "none" in style and "display" in style.lower()
    if unseen or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        mark |= _HINT_BIT["invisible"]
    if attributes.get("role") == "main":
        mark |= _HINT_BIT["main_role"]
    if attributes.get("itemprop") in ("articleBody", "text"):
        mark |= _HINT_BIT["item_body"]
    return mark


@cache
def _hints() -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Whole tokens (joined pairs too) and their bits; and by their first letters the hints that may stand anywhere."""
    bits: dict[str, int] = {}
    loose: dict[str, tuple[str, ...]] = {}
    for hint, names in seed_toml("html_hints")["names"].items():
        for name in names:
            if name.isalpha() and name not in bits:
                loose[name[:_HEAD]] = (*loose.get(name[:_HEAD], ()), name)
            bits[name] = bits.get(name, 0) | _HINT_BIT[hint]
    return bits, loose


@lru_cache(maxsize=8192)  # a page repeats its classes, an outlet its pages
def _hints_of(names: str) -> int:
    """The hint bits of an element's classes and id."""
    mark = 0
    for name in names.split():
        mark |= _name_hints(name)
    return mark


@lru_cache(maxsize=32768)
def _name_hints(name: str) -> int:
    """The hint bits of one class or id."""
    bits, loose = _hints()
    mark, before = 0, ""
    spread = name if name.islower() else _CAMEL.sub("-", name).lower()
    for token in _TOKEN.findall(spread):
        mark |= bits.get("=" + token, 0) | bits.get(f"{before}-{token}", 0)
        for start in range(len(token) - _HEAD + 1):
            for hint in loose.get(token[start : start + _HEAD], ()):
                if token.startswith(hint, start):
                    mark |= bits[hint]
        before = token
    return mark
