"""Text as it is kept: one Unicode form, single spaces, nothing invisible; quotes and dashes stay as printed."""

from __future__ import annotations

import html
import re
import unicodedata

# Soft hyphen, zero-width space and word joiner, direction marks and isolates, byte order mark, interlinear and tag
# characters, C0 and C1 controls. Zero-width joiner and non-joiner stay: scripts and emoji need them.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def normalise(text: str) -> str:
    """One line of text: NFC, white space as single spaces, invisible characters removed."""
    if not (text.isascii() and text.isprintable()):
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def plain(text: str) -> str:
    """`normalise` for values of attributes and JSON, where markup and entities come escaped once too often."""
    for _ in range(2):
        if _ENTITY.search(text) is None:
            break
        text = html.unescape(text)
    return normalise(_TAG.sub(" ", text) if "<" in text else text)


def fold(text: str) -> str:
    """The words of a text without case, accents and punctuation: two spellings of one title or name fold alike."""
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_WORD.findall(text.lower()))
