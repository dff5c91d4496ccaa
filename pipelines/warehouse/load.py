"""Loading: brings every table of the build file to the content that the staged rows ask for, in one transaction.

What a table should hold is a query in `sql/load/<table>.sql` over the staged relations (`staged_quotes`, ...) and the
tables computed before it (`wanted_event_reports`, ...). The queries know no clock, no chance and no order of arrival:
equal staged rows give equal tables.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import duckdb
import pyarrow as pa

from pipelines.arrow import to_table
from pipelines.reference import SQL, seed_rows
from pipelines.warehouse.connection import DEFAULT_LIMITS, Limits, connect
from pipelines.warehouse.rows import StagedRows
from pipelines.warehouse.schema import PROVENANCE, Table, create, declared, describe, is_current

# Kept from the first time a row was seen: a later time alone is no change.
_FIRST_SEEN = frozenset({"seen_at"})


class LoadError(RuntimeError):
    """Staged rows that do not fit a table, such as two rows with one key. The build file is as it was before."""


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What a load did to one table; `rows` is how many it has now."""

    rows: int
    inserted: int
    updated: int
    deleted: int

    @property
    def changed(self) -> int:
        return self.inserted + self.updated + self.deleted


def load(
    build: Path,
    staged: StagedRows,
    run_id: str,
    loaded_at: datetime,
    code_versions: Mapping[str, str] | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> dict[str, LoadCounts]:
    """Loads all tables; writes nothing at all if the build file holds that content already.

    A build file of another schema is emptied and filled anew (only the run history stays). `loaded_at` must carry its
    time zone. Raises `LoadError`; `duckdb.IOException` if another process has the file open.
    """
    moment = loaded_at.astimezone(UTC).replace(tzinfo=None)
    with connect(build, limits=limits) as connection:
        connection.begin()  # closing without a commit rolls back
        _bring_up_to_date(connection)
        _register(connection, staged)
        counts = {table.name: _merge(connection, table, run_id, moment) for table in declared().main}
        if any(c.changed for c in counts.values()):
            rows = {name: c.rows for name, c in counts.items()}
            connection.execute(
                "INSERT OR REPLACE INTO audit.runs VALUES (?, ?, NULL, 'loaded', ?, ?, NULL)",
                [run_id, moment, json.dumps(dict(code_versions or {}), sort_keys=True), json.dumps(rows)],
            )
        connection.commit()
    return counts


def staged_tables(staged: StagedRows) -> dict[str, pa.Table]:
    """The staged relations by name, `staged_quotes` and so on, as Arrow tables (empty ones keep their columns)."""
    hints = get_type_hints(StagedRows)
    return {
        f"staged_{f.name}": to_table(get_args(hints[f.name])[0], getattr(staged, f.name)) for f in fields(StagedRows)
    }


def _bring_up_to_date(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables and views those of the DDL; tables of another shape are dropped, the load fills them anew."""
    if is_current(connection):
        return
    present = describe(connection)
    wanted = {t.name: (t.columns, t.key) for t in declared().tables}
    for view in present.views:
        connection.execute(f"DROP VIEW {view.name}")
    for table in present.tables:
        if wanted.get(table.name) != (table.columns, table.key):
            connection.execute(f"DROP TABLE {table.name}")
    create(connection)


def _register(connection: duckdb.DuckDBPyConnection, staged: StagedRows) -> None:
    for name, table in staged_tables(staged).items():
        connection.register(name, table)
    prefixes = [row["prefix"] for row in seed_rows("former_role_prefixes")]
    connection.register("seed_former_prefixes", pa.table({"prefix": prefixes}))


def _merge(connection: duckdb.DuckDBPyConnection, table: Table, run_id: str, loaded_at: datetime) -> LoadCounts:
    wanted = connection.execute(f"CREATE TEMP TABLE wanted_{table.name} AS {_sql(table.name)}")
    (rows,) = wanted.fetchone() or (0,)
    names = _names(table)
    # MERGE itself does not object to two wanted rows for one kept row: it would take either.
    if repeated := connection.execute(_sql("_repeated_keys").format(**names)).fetchone():
        raise LoadError(f"{table.name}: {repeated[-1]} rows have the key {', '.join(map(str, repeated[:-1]))}")
    try:
        cursor = connection.execute(_sql("_merge").format(**names), {"run_id": run_id, "loaded_at": loaded_at})
        actions = Counter(action for (action,) in cursor.fetchall())
    except duckdb.ConstraintException as error:
        raise LoadError(f"{table.name}: {error}") from error
    return LoadCounts(rows=rows, inserted=actions["INSERT"], updated=actions["UPDATE"], deleted=actions["DELETE"])


@cache
def _sql(name: str) -> str:
    return (SQL / "load" / f"{name}.sql").read_text("utf-8")


def _names(table: Table) -> dict[str, str]:
    """What fills the braces of the templates `_merge.sql` and `_repeated_keys.sql` for one table."""
    content = [c.name for c in table.content]
    compared = [name for name in content if name not in _FIRST_SEEN]
    assigned = [f"{name} = wanted.{name}" for name in content if name not in table.key]
    return {
        "table": table.name,
        "wanted": f"wanted_{table.name}",
        "key": ", ".join(table.key),
        "same_key": " AND ".join(f"kept.{name} = wanted.{name}" for name in table.key),
        "kept_values": ", ".join(f"kept.{name}" for name in compared),
        "wanted_values": ", ".join(f"wanted.{name}" for name in compared),
        "assignments": ", ".join([*assigned, *(f"{name} = ${name}" for name in PROVENANCE)]),
        "columns": ", ".join([*content, *PROVENANCE]),
        "inserted": ", ".join([*(f"wanted.{name}" for name in content), *(f"${name}" for name in PROVENANCE)]),
    }
