"""The data dictionary `warehouse/README.md`, written from the schema: `python -m pipelines.warehouse.dictionary`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipelines.reference import ROOT, SQL
from pipelines.warehouse.audit import Check, all_checks
from pipelines.warehouse.schema import Column, Table, View, declared

DICTIONARY = ROOT / "warehouse" / "README.md"

_INTRODUCTION = """\
# The warehouse: data dictionary

Written by `python -m pipelines.warehouse.dictionary` from the comments in `sql/schema/` and `sql/views/` and the
headers in `sql/checks/`; a test asserts that it is up to date. Change those files, not this page.

`dateline.duckdb` is the published file: open it read-only with any DuckDB client, also while a refresh runs. The
comments below are in the file too: `FROM duckdb_columns()`. Times are in UTC. Offsets count Unicode code points of
`articles.body` from 0 and end after the last one: `substring(body, start_offset + 1, end_offset - start_offset)` is
the text. Keys are made from content: a warehouse that is built again has the same ones.
"""

_TABLES = """
## Tables

Every table also has `run_id`, the run that last wrote the row, and `loaded_at`, when it did so (UTC). How each is
computed from what the stages found: `sql/load/<table>.sql`. Keys are in bold.
"""

_VIEWS = """
## Views for analysts
"""

_EXAMPLES = """
## Questions to begin with

Run one with `dateline sql -f sql/examples/<file>`.

| file | question |
| --- | --- |
"""

_AUDIT = """
## Run history (schema `audit`)

Apart from the tables above, because it depends on the runs and not on the documents alone.
"""

_CHECKS = """
## Checks

Run on every build before it is published. A failed check of severity error blocks publication and names the rows; a
warning is recorded. Results: `audit.check_results`, and `dateline status`.

| check | severity | an offending row means |
| --- | --- | --- |
"""


def render() -> str:
    """The page as Markdown."""
    schema = declared()
    parts = [_INTRODUCTION, _TABLES, *map(_table, schema.main), _VIEWS, *map(_view, schema.views)]
    parts += [_EXAMPLES, *_examples(), _AUDIT, *(_table(t) for t in schema.tables if t not in schema.main)]
    parts += [_CHECKS, *map(_check, all_checks())]
    return "".join(parts)


def _table(table: Table) -> str:
    rows = "".join(_column(c, table.key) for c in table.content)
    return f"\n### {table.name}\n{table.comment}\n\n| column | type | meaning |\n| --- | --- | --- |\n{rows}"


def _column(column: Column, key: Iterable[str]) -> str:
    notes = [column.comment.replace("|", "\\|")]
    if column.references:
        notes.append("References `{}.{}`.".format(*column.references))
    if column.accepted:
        notes.append("One of " + ", ".join(f"`{v}`" for v in column.accepted) + ".")
    name = f"**{column.name}**" if column.name in key else column.name
    optional = ", null allowed" if column.nullable else ""
    return f"| {name} | {column.type}{optional} | {' '.join(notes)} |\n"


def _view(view: View) -> str:
    columns = ", ".join(f"`{c.name}`" for c in view.columns)
    return f"\n### {view.name}\n{view.comment}\n\nColumns: {columns}.\n"


def _examples() -> Iterator[str]:
    for path in sorted((SQL / "examples").glob("*.sql")):
        question = path.read_text("utf-8").splitlines()[0].removeprefix("--").strip()
        yield f"| {path.name} | {question} |\n"


def _check(check: Check) -> str:
    return f"| {check.name} | {check.severity} | {check.means} |\n"


def main(page: Path = DICTIONARY) -> None:
    page.write_text(render(), "utf-8")


if __name__ == "__main__":
    main()
