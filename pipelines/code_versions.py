"""The code version of a stage: a hash of the files that its output depends on, so that it can never be forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipelines.reference import SEEDS, SQL

_PACKAGE = Path(__file__).resolve().parent
_SHARED = ("records.py", "reference.py", "language")
_ROOMS = {
    "cleaning": (*_SHARED, "cleaning"),
    "annotation": (*_SHARED, "cleaning", "annotation.py", "actors", "quotes", "events"),
}


@cache
def code_version(stage: str) -> str:
    """12 hex digits for "cleaning" or "annotation"; they change when the stage's code or the reference data does."""
    code = (file for room in _ROOMS[stage] for file in _files(_PACKAGE / room, {".py"}))
    seeds = (file for file in _files(SEEDS, {".csv", ".toml", ".json", ".npz"}) if "articles" not in file.parts)
    return _digest([*code, *seeds])


@cache
def sql_version() -> str:
    """12 hex digits that change when the schema, a load, a check or a view does."""
    return _digest(_files(SQL, {".sql"}))


def _files(path: Path, suffixes: set[str]) -> list[Path]:
    return sorted(p for p in ([path] if path.is_file() else path.rglob("*")) if p.suffix in suffixes)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
