"""The output of linking on disk: one Parquet file a staged relation, in the workspace's stages folder."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.arrow import from_table, to_table
from pipelines.files import write_atomic
from pipelines.warehouse.rows import StagedRows


def write_staged(folder: Path, staged: StagedRows) -> None:
    """Write every relation; files that hold the same already are left alone."""
    for name, row_type in _relations().items():
        sink = pa.BufferOutputStream()
        pq.write_table(to_table(row_type, getattr(staged, name)), sink, compression="zstd")
        data = sink.getvalue().to_pybytes()
        path = folder / f"{name}.parquet"
        if not path.is_file() or path.read_bytes() != data:
            write_atomic(path, data)


def read_staged(folder: Path) -> StagedRows:
    """The relations that `write_staged` wrote; raises `FileNotFoundError` when linking has not run."""
    return StagedRows(
        **{
            name: tuple(from_table(row_type, pq.read_table(folder / f"{name}.parquet")))
            for name, row_type in _relations().items()
        }
    )


def _relations() -> dict[str, type[Any]]:
    """Relation -> its row type."""
    hints = get_type_hints(StagedRows)
    return {f.name: get_args(hints[f.name])[0] for f in fields(StagedRows)}
