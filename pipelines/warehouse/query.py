"""Questions to the published warehouse: read-only, and the answer as a table, CSV, JSON or Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Literal, get_args

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from pipelines.warehouse.connection import DEFAULT_LIMITS, Limits, connect

Format = Literal["table", "csv", "json", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

_CELL_WIDTH = 60  # characters of a value in the plain table


def query(published: Path, sql: str, limits: Limits = DEFAULT_LIMITS) -> pa.Table:
    """The rows of a query; of several statements, those of the last.

    Raises `FileNotFoundError` if nothing is published there, `duckdb.Error` if the query is wrong or would write.
    """
    if not published.exists():
        raise FileNotFoundError(f"{published} does not exist: run `dateline refresh` first")
    with connect(published, read_only=True, limits=limits) as connection:
        answer = connection.sql(sql)
        return pa.table({}) if answer is None else answer.to_arrow_table()


def write(rows: pa.Table, format_: Format, stream: IO[bytes]) -> None:
    """Writes rows to a binary stream: an aligned table, CSV with a header, a JSON array of objects, or Parquet."""
    _WRITERS[format_](rows, stream)


def _write_table(rows: pa.Table, stream: IO[bytes]) -> None:
    columns = [[name, *map(_cell, rows.column(i).to_pylist())] for i, name in enumerate(rows.column_names)]
    widths = [max(map(len, column)) for column in columns]
    numeric = [pa.types.is_integer(f.type) or pa.types.is_floating(f.type) for f in rows.schema]
    lines = [
        "  ".join(c.rjust(w) if n else c.ljust(w) for c, w, n in zip(cells, widths, numeric, strict=True)).rstrip()
        for cells in zip(*columns, strict=True)
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    lines.append(f"({rows.num_rows} row{'' if rows.num_rows == 1 else 's'})")
    stream.write(("\n".join(lines) + "\n").encode())


def _write_csv(rows: pa.Table, stream: IO[bytes]) -> None:
    pyarrow.csv.write_csv(_flat(rows), stream)


def _write_json(rows: pa.Table, stream: IO[bytes]) -> None:
    lines = (_json(row) for row in rows.to_pylist())
    stream.write(("[" + ",\n ".join(lines) + "]\n").encode())


def _write_parquet(rows: pa.Table, stream: IO[bytes]) -> None:
    pyarrow.parquet.write_table(rows, stream)


def _flat(rows: pa.Table) -> pa.Table:
    """Lists and structs as JSON text, for a format that has none."""
    for index, field in enumerate(rows.schema):
        if pa.types.is_nested(field.type):
            texts = [None if v is None else _json(v) for v in rows.column(index).to_pylist()]
            rows = rows.set_column(index, field.name, pa.array(texts, pa.string()))
    return rows


def _cell(value: Any) -> str:
    """A value on one line of the plain table, cut to a readable width; null is empty."""
    if value is None:
        return ""
    text = " ".join((_json(value) if isinstance(value, list | dict | bool) else str(value)).split())
    return text if len(text) <= _CELL_WIDTH else text[: _CELL_WIDTH - 1] + "…"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_json_value)


def _json_value(value: Any) -> Any:
    """What JSON has no type for: sums of whole numbers come as decimals, times in ISO 8601, the rest as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date | time) else str(value)


_WRITERS: dict[Format, Callable[[pa.Table, IO[bytes]], None]] = {
    "table": _write_table,
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
}
