"""Pages in WARC files (ISO 28500), as crawlers and browser archivers write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

SUFFIXES = (".warc", ".warc.gz")
_PAGE_TYPES = {"text/html", "application/xhtml+xml", "text/plain"}


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """One successful response that is a page; its WARC-Date is when it was captured."""

    url: str
    captured_at: datetime | None
    media_type: str
    data: bytes


class BrokenWarcError(ValueError):
    """The file is not a WARC, or breaks off; the message says where."""


def is_warc(file: Path) -> bool:
    return file.name.lower().endswith(SUFFIXES)


def pages(file: Path) -> Iterator[CapturedPage]:
    """The pages in `file`: responses with status 200 and a type of text; images, scripts and redirects are passed over.

    Raises `BrokenWarcError` where the file cannot be read any further, after the pages before that place.
    """
    with file.open("rb") as stream:
        records = ArchiveIterator(stream)
        try:
            for record in records:
                if page := _page(record):
                    yield page
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            raise BrokenWarcError(
                f"not a whole WARC file, reading stopped at byte {records.offset} ({error})"
            ) from error


def _page(record: ArcWarcRecord) -> CapturedPage | None:
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return None
    media_type = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if media_type not in _PAGE_TYPES:
        return None
    return CapturedPage(
        url=record.rec_headers.get_header("WARC-Target-URI"),
        captured_at=_instant(record.rec_headers.get_header("WARC-Date")),
        media_type=media_type,
        data=record.content_stream().read(),
    )


def _instant(value: str | None) -> datetime | None:
    try:
        instant = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
