"""Taking documents in: bytes to the archive, then a line in the manifest; in this order, so that a kill loses nothing.

The manifest holds sightings: where and how a document was met. The same bytes under two names are one document with
two sightings; which of them the warehouse shows depends on the sightings alone, not on which came first.
"""

from __future__ import annotations

import hashlib
import itertools
import mimetypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipelines.intake import warc
from pipelines.intake.archive import Archive
from pipelines.intake.folder import Found, Unreadable, find_files
from pipelines.parts import PART_ROWS, PartFolder
from pipelines.records import Document
from pipelines.workspace import Workspace

Progress = Callable[[int], None]  # called with the number of files met so far


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One meeting with a document, or with something that could not be read (then `reason` says why)."""

    document_id: str
    path: str
    origin: str  # the absolute path, for people who look for the file
    url: str | None
    captured_at: datetime | None
    media_type: str | None
    bytes: int
    seen_at: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What one call of `take_in` met: counts of documents."""

    new: int = 0
    unchanged: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All documents ever taken in, one a content, and the entries that could not be read."""

    documents: tuple[Document, ...]
    unreadable: tuple[Sighting, ...]
    first_seen: dict[str, datetime]  # by document_id


def take_in(workspace: Workspace, paths: Sequence[Path], progress: Progress = lambda files: None) -> Intake:
    """Take the files under `paths` into the archive and the manifest; what is known already is skipped."""
    archive, manifest = Archive(workspace.raw), _manifest(workspace)
    known = manifest.read()
    met: list[Sighting] = []
    for batch in _batches(find_files(paths, root=workspace.inbox)):
        sightings = [s for found in batch for s in _sightings(archive, found)]
        manifest.append(_not_among(known, sightings))
        met += sightings
        progress(len(met))
    manifest.compact()
    known_ids = {s.document_id for s in known if s.reason is None}
    met_ids = {s.document_id for s in met if s.reason is None}
    return Intake(
        new=len(met_ids - known_ids),
        unchanged=len(met_ids & known_ids),
        unreadable=sum(s.reason is not None for s in met),
    )


def _batches(entries: Iterator[Found | Unreadable]) -> Iterator[list[Found | Unreadable]]:
    while batch := list(itertools.islice(entries, PART_ROWS)):
        yield batch


def _not_among(known: Iterable[Sighting], sightings: Iterable[Sighting]) -> list[Sighting]:
    seen = {(s.document_id, s.path, s.reason) for s in known}
    return [s for s in sightings if (s.document_id, s.path, s.reason) not in seen]


def read_manifest(workspace: Workspace) -> Manifest:
    """All that was ever taken in, in order of the ids."""
    readable: dict[str, list[Sighting]] = {}
    unreadable: dict[str, Sighting] = {}
    for sighting in _manifest(workspace).read():
        if sighting.reason is None:
            readable.setdefault(sighting.document_id, []).append(sighting)
        else:
            unreadable[sighting.document_id] = sighting
    read_since = {(s.origin, s.path) for sightings in readable.values() for s in sightings}
    return Manifest(
        documents=tuple(_document(sightings) for _, sightings in sorted(readable.items())),
        unreadable=tuple(s for _, s in sorted(unreadable.items()) if (s.origin, s.path) not in read_since),
        first_seen={i: min(s.seen_at for s in sightings) for i, sightings in readable.items()},
    )


def _document(sightings: Iterable[Sighting]) -> Document:
    """The document as its first sighting in canonical order tells it: earliest capture, then smallest path."""
    first = min(sightings, key=lambda s: (s.captured_at is None, s.captured_at, s.path, s.url or ""))
    return Document(
        document_id=first.document_id,
        path=first.path,
        url=first.url,
        captured_at=first.captured_at,
        media_type=first.media_type,
        bytes=first.bytes,
    )


def _manifest(workspace: Workspace) -> PartFolder[Sighting]:
    return PartFolder(workspace.intake, Sighting)


def _sightings(archive: Archive, found: Found | Unreadable) -> Iterator[Sighting]:
    """What one file holds: itself, or the pages of a WARC."""
    if isinstance(found, Unreadable):
        yield _refusal(found, found.reason)
        return
    try:
        if warc.is_warc(found.file):
            yield from _pages(archive, found)
        else:
            document_id = archive.put_file(found.file)
            media_type = mimetypes.guess_type(found.name)[0]
            yield _sighting(found, document_id, size=archive.path_of(document_id).stat().st_size, media_type=media_type)
    except OSError as error:
        yield _refusal(found, f"cannot be read ({error.strerror}): check the file and its permissions")
    except warc.BrokenWarcError as error:
        yield _refusal(found, str(error))


def _pages(archive: Archive, found: Found) -> Iterator[Sighting]:
    for page in warc.pages(found.file):
        sighting = _sighting(found, archive.put(page.data), size=len(page.data), media_type=page.media_type)
        yield replace(sighting, path=f"{found.name}#{page.url}", url=page.url, captured_at=page.captured_at)


def _refusal(found: Found | Unreadable, reason: str) -> Sighting:
    # There are no bytes to hash, so the name stands in for them.
    name_id = hashlib.sha256(b"unreadable:" + found.name.encode()).hexdigest()
    return replace(_sighting(found, name_id, size=0), reason=reason)


def _sighting(found: Found | Unreadable, document_id: str, size: int, media_type: str | None = None) -> Sighting:
    return Sighting(
        document_id=document_id,
        path=found.name,
        origin=str(found.file.absolute()).encode("utf-8", "replace").decode(),
        url=None,
        captured_at=None,
        media_type=media_type,
        bytes=size,
        seen_at=datetime.now(UTC),
    )
