"""`dateline status`: what the published warehouse holds, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.commands.options import warehouse_option
from pipelines.commands.printing import echo, fail
from pipelines.reference import SQL

if TYPE_CHECKING:
    import duckdb


@click.command("status")
@warehouse_option
def status_command(warehouse: Path) -> None:
    """Last refresh, row counts, failed checks, quarantine with reasons, freshness per source. Exit 2 without one."""
    from pipelines.warehouse.connection import connect

    if not warehouse.exists():
        fail(f"{warehouse} does not exist: run `dateline refresh` first", 2)
    with connect(warehouse.absolute(), read_only=True) as connection:
        for line in _report(connection, warehouse):
            echo(line)


def _report(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> Iterator[str]:
    yield f"warehouse     {warehouse}"
    for started, finished, status, run_id in connection.execute(_sql("last_run")).fetchall():
        span = f"{started:%Y-%m-%d %H:%M:%S} to {finished:%H:%M:%S} UTC"
        yield f"last refresh  {span}, {status}, run {run_id} (later ones changed nothing)"
    yield "rows"
    for (table,) in connection.execute(_sql("tables")).fetchall():
        (count,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone() or (0,)
        yield f"  {table:<22}{count:>9}"
    yield from _section("checks that found something", connection, "failed_checks", "none")
    yield from _section("quarantine", connection, "quarantine", "empty")
    yield from _section("sources, with the day of their latest article", connection, "freshness", "none")


def _section(title: str, connection: duckdb.DuckDBPyConnection, query: str, nothing: str) -> Iterator[str]:
    rows = connection.execute(_sql(query)).fetchall()
    yield f"{title}{'' if rows else ': ' + nothing}"
    for row in rows:
        yield "  " + "  ".join("" if value is None else str(value) for value in row)


def _sql(name: str) -> str:
    return (SQL / "status" / f"{name}.sql").read_text("utf-8")
