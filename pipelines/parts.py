"""A folder of Parquet parts: how intake and the stages keep their records between runs.

Every part is written whole under a temporary name and then renamed, so a reader, and a run after a kill, sees
complete parts only. Parts are named by their content: writing the same records again changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.arrow import from_table, to_table
from pipelines.files import write_atomic

T = TypeVar("T")

PART_ROWS = 2_000  # bounds a part's size (some MB of text) and what a kill can cost
COMPACT_ABOVE = 64  # parts; many small refreshes would otherwise leave one tiny file each


class PartFolder(Generic[T]):
    """The records of one type in one folder."""

    def __init__(self, folder: Path, record_type: type[T]) -> None:
        self.folder = folder
        self.record_type = record_type

    def append(self, records: Sequence[T]) -> set[Path]:
        """Write the records; gives the parts that hold them."""
        return {self._write(records[i : i + PART_ROWS]) for i in range(0, len(records), PART_ROWS)}

    def read(self) -> list[T]:
        return [r for part in self._parts() for r in from_table(self.record_type, pq.read_table(part))]

    def column(self, name: str) -> list[str]:
        """One text column of all records, without reading the others."""
        return [v for part in self._parts() for v in pq.read_table(part, columns=[name])[name].to_pylist()]

    def compact(self) -> None:
        """Merge the parts into full ones when there are many; a kill on the way leaves duplicates, never a loss."""
        parts = self._parts()
        if len(parts) <= COMPACT_ABOVE:
            return
        for part in set(parts) - self.append(self.read()):
            part.unlink()

    def _parts(self) -> list[Path]:
        return sorted(self.folder.glob("part-*.parquet"))

    def _write(self, records: Sequence[T]) -> Path:
        sink = pa.BufferOutputStream()
        pq.write_table(to_table(self.record_type, records), sink, compression="zstd")
        data = sink.getvalue().to_pybytes()
        part = self.folder / f"part-{hashlib.sha256(data).hexdigest()[:16]}.parquet"
        write_atomic(part, data)
        return part
