"""Which files lie under the given paths, and which of them cannot be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """One file to take in. `name` is its path below the folder that was given, or its own name."""

    name: str
    file: Path


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One entry that cannot be taken in, and why."""

    name: str
    file: Path
    reason: str


def find_files(paths: Sequence[Path], root: Path | None = None) -> Iterator[Found | Unreadable]:
    """The files under `paths`, each once, in name order, a folder's files before its subfolders.

    Links are followed, loops are not.
    What lies under `root` is named from there, so that a file has one name whether its folder is given or itself.
    Names that begin with a dot are left out, as everywhere. Raises `FileNotFoundError` for a given path that does
    not exist.
    """
    seen: set[Path] = set()
    for path in paths:
        if not os.path.lexists(path):
            raise FileNotFoundError(f"{path}: no such file or folder")
        base = root if root and path.is_relative_to(root) else path if path.is_dir() else path.parent
        for entry in _walk(path, base) if path.is_dir() else iter([Found(_name(path, base), path)]):
            if entry.file not in seen:
                seen.add(entry.file)
                yield _judged(entry) if isinstance(entry, Found) else entry


def _walk(root: Path, base: Path) -> Iterator[Found | Unreadable]:
    """Depth first without recursion: hostile trees may be deep."""
    visited: set[str] = set()
    stack = [root]
    while stack:
        folder = stack.pop()
        real = os.path.realpath(folder)
        if real in visited:
            continue
        visited.add(real)
        try:
            entries = sorted((e for e in os.scandir(folder) if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            yield Unreadable(_name(folder, base), folder, _reason(error))
            continue
        folders = [Path(e.path) for e in entries if _is_folder(e)]
        stack += reversed(folders)
        files = (Path(e.path) for e in entries if not _is_folder(e))
        yield from (Found(_name(path, base), path) for path in files)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that points at itself: not a folder, and reported when it is opened
        return False


def _judged(found: Found) -> Found | Unreadable:
    try:
        mode = found.file.stat().st_mode
    except OSError as error:
        return Unreadable(found.name, found.file, _reason(error))
    if not stat.S_ISREG(mode):
        reason = "not a regular file (a pipe, socket or device): save the page as a file"
        return Unreadable(found.name, found.file, reason)
    return found


def _reason(error: OSError) -> str:
    return f"cannot be opened ({error.strerror}): check the file, its permissions and where its link points"


def _name(path: Path, base: Path) -> str:
    # A name that is no valid Unicode is shown with replacement marks: it must go into a UTF-8 database.
    return os.fsencode(path.relative_to(base)).decode("utf-8", "replace")
