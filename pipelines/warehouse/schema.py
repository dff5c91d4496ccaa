"""The one account of the schema: what the DDL in `sql/schema` says, read back from an empty in-memory database.

The DDL carries names, types, keys and comments. Two marks at the end of a column's comment carry the rest:
`[references table.column]` and `[one of: a, b, c]`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

import duckdb

from pipelines.reference import SQL
from pipelines.warehouse.connection import connect

PROVENANCE = ("run_id", "loaded_at")  # the columns of every table that the loader fills, not the staged rows

_REFERENCES = re.compile(r" \[references (\w+)\.(\w+)\]$")
_ONE_OF = re.compile(r" \[one of: ([^\]]+)\]$")


@dataclass(frozen=True, slots=True)
class Column:
    """`comment` is without its marks; `references` is (table, column)."""

    name: str
    type: str
    nullable: bool
    comment: str
    references: tuple[str, str] | None = None
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the schema `main` (or of `audit`, then named `audit.<table>`) and its primary key."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def content(self) -> tuple[Column, ...]:
        """The columns that are a function of the documents."""
        return tuple(c for c in self.columns if c.name not in PROVENANCE or c.name in self.key)


@dataclass(frozen=True, slots=True)
class View:
    name: str
    comment: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """Tables in the order of their files, which is an order of loading; then the views."""

    tables: tuple[Table, ...]
    views: tuple[View, ...]

    @property
    def main(self) -> tuple[Table, ...]:
        """The tables of the star schema, without the run history in `audit`."""
        return tuple(t for t in self.tables if "." not in t.name)

    def table(self, name: str) -> Table:
        """The table of that name; raises `KeyError`."""
        return {t.name: t for t in self.tables}[name]


@cache
def declared() -> Schema:
    """The schema that the files in `sql/schema` and `sql/views` declare."""
    with connect(None) as connection:
        create(connection)
        return describe(connection)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Runs the DDL: tables that are missing are created, comments and views are renewed."""
    for statements in _ddl():
        connection.execute(statements)
    connection.execute("DELETE FROM audit.definition")
    connection.execute("INSERT INTO audit.definition VALUES (?)", [_ddl_sha256()])


def is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether an open database was made with this very DDL."""
    exists = "FROM duckdb_tables() WHERE schema_name = 'audit' AND table_name = 'definition'"
    if connection.execute(exists).fetchone() is None:
        return False
    return connection.execute("FROM audit.definition").fetchone() == (_ddl_sha256(),)


@cache
def _ddl() -> tuple[str, ...]:
    folders = (SQL / "schema", SQL / "views")
    return tuple(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.sql")))


def _ddl_sha256() -> str:
    return hashlib.sha256("".join(_ddl()).encode()).hexdigest()


def describe(connection: duckdb.DuckDBPyConnection) -> Schema:
    """The schema of an open database, in order of creation."""
    columns: dict[str, list[Column]] = {}
    for relation, *column in connection.execute(_COLUMNS).fetchall():
        columns.setdefault(relation, []).append(_column(*column))
    keys = {relation: tuple(key) for relation, key in connection.execute(_KEYS).fetchall()}
    return Schema(
        tables=tuple(
            Table(name, comment, tuple(columns[name]), keys.get(name, ()))
            for name, comment in connection.execute(_TABLES).fetchall()
        ),
        views=tuple(
            View(name, comment, tuple(columns[name])) for name, comment in connection.execute(_VIEWS).fetchall()
        ),
    )


def _column(name: str, type_: str, nullable: bool, comment: str) -> Column:
    references, one_of = _REFERENCES.search(comment), _ONE_OF.search(comment)
    return Column(
        name=name,
        type=type_,
        nullable=nullable,
        comment=_ONE_OF.sub("", _REFERENCES.sub("", comment)),
        references=(references[1], references[2]) if references else None,
        accepted=tuple(one_of[1].split(", ")) if one_of else (),
    )


_NAME = "if(schema_name = 'main', {0}, schema_name || '.' || {0})"
_OURS = "WHERE NOT internal AND database_name = current_database()"
_COLUMNS = f"""
    SELECT {_NAME.format("table_name")}, column_name, data_type, is_nullable, coalesce(comment, '')
    FROM duckdb_columns() {_OURS} ORDER BY table_oid, column_index
"""
_KEYS = f"""
    SELECT {_NAME.format("table_name")}, constraint_column_names
    FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY' AND database_name = current_database()
"""
_TABLES = f"SELECT {_NAME.format('table_name')}, coalesce(comment, '') FROM duckdb_tables() {_OURS} ORDER BY table_oid"
_VIEWS = f"SELECT {_NAME.format('view_name')}, coalesce(comment, '') FROM duckdb_views() {_OURS} ORDER BY view_oid"
