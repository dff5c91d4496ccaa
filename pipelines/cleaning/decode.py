"""Bytes -> text, and whether the text is HTML; a refusal says what is wrong and what to do (`decode`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from bs4.dammit import EncodingDetector

from pipelines.records import UnreadableDocument
from pipelines.reference import seed_toml

LARGEST = 20 * 1024 * 1024  # bytes; the largest news page of our development sets has 3 MB
LARGEST_TEXT = 1024 * 1024  # characters of plain text; ten times the longest whole-page rendering of those sets
_HEAD = 4096  # bytes that are looked at for control characters and a declared encoding
_MOST_CONTROLS = 0.05  # share of control characters in a text's head
_SHARE_OF_FOREIGN = 0.3  # bytes beyond ASCII per letter: more than any language in the Latin script has
_MOST_MALFORMED = 0.002  # share of a UTF-8 text's characters that may be malformed: a slip, not another encoding

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = bytes(range(9)) + bytes(range(14, 32))
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"<(?:html|head|body|meta|title|div|p|h1|article|section|span|a\s+href|br)\b[^<>]{0,300}>", re.IGNORECASE
)
_FEED_START = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(rss|feed|urlset|sitemapindex)\b")
_TAGS_THAT_TELL = 5
_NOT_OF_PAGES = re.compile("puny|idna|escape")  # codecs of Python that no page is written in; slow on hostile bytes
_NAMED_HTML = (".html", ".htm", ".xhtml", ".shtml")


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str  # without NUL characters and byte order mark
    is_html: bool
    encoding: str


def decode(raw: bytes, path: str) -> Decoded:
    """The text of a capture. What it is follows from the bytes first, from the name second."""
    if len(raw) > LARGEST:
        raise _too_large(len(raw), LARGEST)
    if not raw.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise UnreadableDocument("empty file: capture the page again")
    _refuse_binary(raw)
    text, encoding = _text(raw)
    text = text.replace("\x00", "")
    if feed := _FEED_START.match(text[:_HEAD]):
        raise UnreadableDocument(f"an XML <{feed[1]}>, not a page: give it to intake as a feed or sitemap")
    is_html = _is_html(text, path)
    if not is_html and len(text) > LARGEST_TEXT:
        raise _too_large(len(text), LARGEST_TEXT)
    return Decoded(text, is_html, encoding)


def _too_large(size: int, limit: int) -> UnreadableDocument:
    megabytes = f"{size / 2**20:.1f} MB, the limit is {limit // 2**20} MB"
    return UnreadableDocument(f"too large for one article: {megabytes}; capture the article's own page")


def _refuse_binary(raw: bytes) -> None:
    for signature, name, advice in _signatures():
        if raw.startswith(signature):
            raise UnreadableDocument(f"not a page but {name}: {advice}")
    head = raw[:_HEAD]
    if _utf16(raw) is None and len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head):
        raise UnreadableDocument("binary data, not text: capture the article's page")


@cache
def _signatures() -> tuple[tuple[bytes, str, str], ...]:
    rows: list[dict[str, Any]] = seed_toml("media_types")["signature"]
    return tuple((bytes.fromhex(row["bytes"]), row["name"], row["advice"]) for row in rows)


def _text(raw: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding, "replace"), encoding
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass  # the usual encoding is not it: look further
    if wide := _utf16(raw):
        return raw.decode(wide, "replace"), wide
    lenient = raw.decode("utf-8", "replace")
    if lenient.count("\ufffd") <= _MOST_MALFORMED * len(lenient):
        return lenient, "utf-8"
    for encoding in _candidates(raw):
        try:
            return raw.decode(encoding), encoding
        except (ValueError, LookupError):  # not in that encoding, or not the name of one
            continue
    return raw.decode("cp1252", "replace"), "cp1252"


def _candidates(raw: bytes) -> list[str]:
    """Encodings to try: the declared one, then legacy ones whose bytes rarely fit by chance, then the most common."""
    seed = seed_toml("encodings")
    declared = EncodingDetector.find_declared_encoding(raw[:_HEAD], is_html=True)
    name = declared.lower().strip() if declared else None
    tried = [seed["declared"].get(name, name)] if name and not _NOT_OF_PAGES.search(name) else []
    if _share_of_high_bytes(raw) > _SHARE_OF_FOREIGN:
        tried += seed["undeclared"]["foreign"]
    return [*tried, "cp1252"]


def _share_of_high_bytes(raw: bytes) -> float:
    sample = raw[: 16 * _HEAD]
    high = len(sample.translate(None, bytes(range(128))))
    letters = len(sample.translate(None, bytes(b for b in range(128) if not chr(b).isalpha())))
    return high / letters if letters else 0.0


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every second byte is NUL."""
    head = raw[:_HEAD]
    half = len(head) // 2
    if half < 8:
        return None
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _is_html(text: str, path: str) -> bool:
    head = text[: 16 * _HEAD]
    if _HTML_START.match(head):
        return True
    tags = sum(1 for _ in zip(_HTML_TAG.finditer(head), range(_TAGS_THAT_TELL), strict=False))
    return tags >= _TAGS_THAT_TELL or (tags > 0 and path.lower().endswith(_NAMED_HTML))
