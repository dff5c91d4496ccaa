"""The body of a page that shows nothing until its scripts have run: text inside the scripts' own data."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.html_blocks import clean_text, read_blocks
from pipelines.cleaning.html_declared import structured_bodies
from pipelines.records import Paragraph

_LITERAL: Final = re.compile(r'(?<=[:,(=\[\s])"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_SHORTEST: Final = 200  # characters of a literal that may be a text
_TAG: Final = re.compile(r"<(?:p|br|div|h[2-6])\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?…。！？]")
_MOST_SCRIPT: Final = 4_000_000  # characters of scripts that are searched
_FEWEST_WORDS: Final = 40
_NESTINGS: Final = 2  # JSON inside a JSON string inside a script


def script_paragraphs(tree: LexborHTMLParser) -> tuple[Paragraph, ...]:
    """The paragraphs of the longest running text in structured data, else in any other script; maybe none."""
    for texts in (structured_bodies(tree), _literals(tree)):
        best = max((t for t in texts if _is_prose(t)), key=len, default="")
        if best:
            return tuple(_paragraphs(best))
    return ()


def _literals(tree: LexborHTMLParser) -> Iterator[str]:
    """The long string literals of the page's scripts, and those inside them."""
    left = _MOST_SCRIPT
    for script in tree.css("script"):
        text = script.text()[:left]
        left -= len(text)
        layer = [text]
        for _ in range(_NESTINGS):
            layer = [value for source in layer for value in _strings(source)]
            yield from layer


def _strings(source: str) -> Iterator[str]:
    for found in _LITERAL.finditer(source):
        if found.end() - found.start() < _SHORTEST:
            continue
        try:
            yield json.loads(f'"{found.group(1)}"', strict=False)
        except ValueError:
            continue  # a literal of another language than JSON


def _is_prose(text: str) -> bool:
    """Whether a string reads as sentences, not as code, style or data."""
    words = len(text.split())
    ends = len(_SENTENCE_END.findall(text))
    marks = sum(map(text.count, "{}[]=\\|"))
    reads = words >= _FEWEST_WORDS and 3 <= ends <= words / 3 and marks * 40 < len(text)
    return reads and ("<" not in text or _TAG.search(text) is not None)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    if _TAG.search(text):
        page = read_blocks(LexborHTMLParser(text))
        for block, frame in zip(page.texts, page.block_frame, strict=True):
            yield Paragraph(block, "subhead" if re.fullmatch("h[1-6]", page.frame_tag[frame]) else "para")
    else:
        for line in html.unescape(text).splitlines():
            if cleaned := clean_text(line):
                yield Paragraph(cleaned)
