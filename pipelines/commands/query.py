"""`dateline sql`: a read-only query on the published warehouse."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from pipelines.commands.options import warehouse_option
from pipelines.commands.printing import fail


@click.command("sql")
@click.argument("query", required=False)
@click.option("-f", "--file", type=click.File("r", encoding="utf-8"), help="Read the query from a file (- for stdin).")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "parquet"]), default="table", show_default=True
)
@warehouse_option
def sql_command(query: str | None, file: IO[str] | None, form: str, warehouse: Path) -> None:
    """Run QUERY on the published warehouse and print the rows. Works while a refresh runs.

    Exit 1 if the query is wrong or would write; 2 on usage.
    """
    import duckdb

    from pipelines.warehouse.query import query as run
    from pipelines.warehouse.query import write

    if (query is None) == (file is None):
        fail('give either a query or -f FILE: dateline sql "SELECT ..."', 2)
    text = query if query is not None else file.read() if file else ""
    if form == "parquet" and sys.stdout.isatty():
        fail("Parquet is binary: redirect it into a file", 2)
    try:
        rows = run(warehouse.absolute(), text)
    except FileNotFoundError as error:
        fail(str(error), 2)
    except duckdb.Error as error:
        fail(str(error), 1)
    write(rows, form, sys.stdout.buffer)  # type: ignore[arg-type]
