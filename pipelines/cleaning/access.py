"""Access: is text of the article missing from this capture? "preview" needs evidence; a paywall flag alone is none."""

from __future__ import annotations

import re

from pipelines.cleaning.blocks import Body
from pipelines.records import Access

_ELLIPSIS = re.compile(r"(?:\.{3}|…|\[\s*(?:\.{3}|…)\s*\])\s*$")
_CUT_WORD = re.compile(r"(?:^|\s)([^\W_A-Z.]+,?)\s*$")  # lower case: titles in a list end in capitals
_WORDS_OF_PROSE = 12  # in a last paragraph, fewer are a credit, a list item or a label
_WORDS_OF_A_PROMPT = 4  # fewer are a button or a link
_FAR_ABOVE = 2.0  # declared words per visible word
_TOO_FEW_TO_JUDGE = 150  # declared words below which a ratio says nothing


def judge_access(body: Body, *, declared_words: int | None = None, hidden_remainder: bool = False) -> Access:
    """Say "preview" when the end is cut off before a prompt, or withheld, or far more words are declared than visible.

    `hidden_remainder`: the page itself withholds text after the visible part. `declared_words`: the word count in the
    page's structured data. A prompt is a removed piece of class paywall that is more than a button.
    """
    if is_cut_off(body) and any(_is_prompt(piece.text, piece.class_) for piece in body.removed):
        return "preview"
    if declared_words and declared_words >= _TOO_FEW_TO_JUDGE:
        return "preview" if declared_words > _FAR_ABOVE * _words(body) else "full"
    return "preview" if hidden_remainder else "full"


def is_cut_off(body: Body) -> bool:
    """The last paragraph stops within a sentence: with an ellipsis, or running text with a bare word."""
    if not body.paragraphs or body.paragraphs[-1].kind == "subhead":
        return False
    last = body.paragraphs[-1].text
    if _ELLIPSIS.search(last):
        return True
    return len(last.split()) >= _WORDS_OF_PROSE and _CUT_WORD.search(last) is not None


def _is_prompt(text: str, class_: str) -> bool:
    return class_ == "paywall" and len(text.split()) >= _WORDS_OF_A_PROMPT


def _words(body: Body) -> int:
    return sum(len(p.text.split()) for p in body.paragraphs)
