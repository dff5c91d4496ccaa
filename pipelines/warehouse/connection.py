"""Connections to DuckDB files: always closed, always within limits, the session's clock in UTC."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb


@dataclass(frozen=True, slots=True)
class Limits:
    """What one connection may take. `spill` is the folder for what does not fit (the system's temporary by default)."""

    memory: str = "2GB"
    threads: int = 2
    spill: Path | None = None


DEFAULT_LIMITS = Limits()


@contextmanager
def connect(
    path: Path | None, *, read_only: bool = False, limits: Limits = DEFAULT_LIMITS
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a file (in memory if None), closed however the body ends.

    Raises `duckdb.IOException` if another process holds the file, or if a file to read does not exist.
    """
    connection = duckdb.connect(":memory:" if path is None else str(path), read_only=read_only)
    try:
        _limit(connection, limits)
        yield connection
    finally:
        connection.close()


def _limit(connection: duckdb.DuckDBPyConnection, limits: Limits) -> None:
    # Set afterwards, not in `duckdb.connect`: that refuses a second connection of this process with other settings.
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(f"SET threads = {limits.threads:d}")
    connection.execute("SET memory_limit = $memory", {"memory": limits.memory})
    spill = _spill_folder(limits.spill, os.getpid()).name
    if connection.execute("SELECT current_setting('temp_directory')").fetchone() != (spill,):
        connection.execute("SET temp_directory = $spill", {"spill": spill})


@cache
def _spill_folder(parent: Path | None, process: int) -> tempfile.TemporaryDirectory[str]:
    """A folder of this process, removed when it ends: two processes that spill to one folder overwrite each other."""
    return tempfile.TemporaryDirectory(prefix=f"dateline-{process}-", dir=parent)
