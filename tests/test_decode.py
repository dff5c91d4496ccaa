"""Bytes -> text in whatever encoding they come; what is no page is refused with the reason and what to do."""

from __future__ import annotations

import pytest

from pipelines.cleaning.decode import LARGEST, LARGEST_TEXT, decode
from pipelines.records import UnreadableDocument

TEXT = "Jørgen Åström fährt nach Łódź, sagt er. Über „Öl“ spricht er nicht. " * 20
LATIN = "Jörg Müller fährt nach Würzburg, sagt er. Über Öl spricht er nicht. " * 20
RUSSIAN = "Совет города собрался в понедельник и принял бюджет на следующий год. " * 20
JAPANESE = "市議会は月曜日に来年度の予算を可決した。" * 20


def page(text: str, charset: str | None = None) -> str:
    declared = f'<meta charset="{charset}">' if charset else ""
    return f"<!doctype html><html><head>{declared}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (page(TEXT, "utf-8").encode("utf-8"), TEXT),
        (page(TEXT, "iso-8859-1").encode("utf-8"), TEXT),  # declared wrongly
        (page(TEXT).encode("utf-8-sig"), TEXT),
        (page(TEXT).encode("utf-16"), TEXT),  # with its byte order mark
        (page(TEXT).encode("utf-16-le"), TEXT),  # without
        (page(LATIN, "iso-8859-1").encode("cp1252"), LATIN),
        (page(LATIN).encode("cp1252"), LATIN),  # not declared
        (page(LATIN, "utf-8").encode("cp1252"), LATIN),  # declared wrongly
        (page(LATIN, "no-such-charset").encode("cp1252"), LATIN),
        (page(RUSSIAN, "windows-1251").encode("cp1251"), RUSSIAN),
        (page(JAPANESE, "shift_jis").encode("cp932"), JAPANESE),
        (page(JAPANESE, "euc-jp").encode("euc-jp"), JAPANESE),
    ],
)
def test_the_encoding_is_found(raw: bytes, expected: str) -> None:
    assert expected in decode(raw, "page.html").text


def test_a_broken_character_does_not_change_the_encoding() -> None:
    text = decode(page(TEXT).encode("utf-8").replace(b"</p>", b"\xff</p>"), "page.html").text
    assert TEXT.strip() in text


def test_nul_bytes_are_dropped() -> None:
    assert "\0" not in decode(b"<html><p>a\0b</p></html>" + b"words " * 500, "page.html").text


@pytest.mark.parametrize(
    ("raw", "path", "is_html"),
    [
        (b"<!DOCTYPE html><html><p>x</p></html>", "capture.txt", True),  # the bytes decide
        (b"\n\n  <html lang=en><body>x", "capture", True),
        (b"Nothing but words here.\nAnd a second line.", "capture.html", False),
        (b"<div><p>x</p><p>y</p><p>z</p><p>w</p><br></div>", "capture", True),
        (b"<p>A fragment</p>", "capture.html", True),  # the name decides where the bytes leave it open
        (b"The formula a <b was printed.", "capture.txt", False),
    ],
)
def test_html_or_plain_text(raw: bytes, path: str, is_html: bool) -> None:
    assert decode(raw, path).is_html == is_html


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty file"),
        (b" \r\n\0\0 ", "empty file"),
        (b"%PDF-1.7 ...", "a PDF: extract its text first"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x1f\x8b\x08....", "gzip-compressed: unpack it first"),
        (bytes(range(32)) * 40, "binary data"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>', "an XML <rss>"),
        (b"x" * (LARGEST + 1), "too large for one article: 20.0 MB, the limit is 20 MB"),
        (b"x " * LARGEST_TEXT, "too large for one article: 2.0 MB, the limit is 1 MB"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason.replace("(", r"\(")):
        decode(raw, "capture")


@pytest.mark.parametrize("charset", [b"no\x00such", b"rot13", b"punycode", b"unicode_escape", b"\xff\xfe"])
def test_a_declared_encoding_that_is_none_is_passed_over(charset: bytes) -> None:
    page = b"<html><head><meta charset=" + charset + b"></head><body><p>Caf\xe9 in Ostvik</p></body></html>"
    assert "Café in Ostvik" in decode(page, "page.html").text
