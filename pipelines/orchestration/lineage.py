"""Lineage: which staged relations an asset of linking holds, and which of their columns a table's columns come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import dagster as dg
from sqlglot import exp
from sqlglot.lineage import Node, lineage

from pipelines.reference import SQL
from pipelines.warehouse.load import staged_tables
from pipelines.warehouse.rows import StagedRows
from pipelines.warehouse.schema import Table, declared


@dataclass(frozen=True, slots=True)
class Linked:
    """One asset of the linking group: the staged relations it holds and the linking assets it comes after."""

    description: str
    relations: tuple[str, ...]
    after: tuple[str, ...] = ()


LINKED = {
    "linked_articles": Linked(
        "Versions of an article joined, outlets, stories, and dates that stories lend to undated articles.",
        ("sources", "documents", "removed", "articles", "archive", "quarantine"),
    ),
    "linked_actors": Linked(
        "One actor under all its spellings, with every mention.",
        ("actors", "aliases", "mentions"),
        ("linked_articles",),
    ),
    "linked_quotes": Linked(
        "Quotes with their speakers, grouped where outlets carry one utterance.",
        ("quotes",),
        ("linked_articles", "linked_actors"),
    ),
    "linked_events": Linked(
        "Reports of events, merged over outlets, with participants and places.",
        ("event_reports", "report_participants", "places", "event_types"),
        ("linked_articles", "linked_actors"),
    ),
}


def linked_columns(asset: str) -> dg.TableSchema:
    """The columns of all staged relations in a linking asset, named "relation.column"."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(f"{relation}.{field.name}", str(field.type))
            for relation in LINKED[asset].relations
            for field in staged_tables(StagedRows())[f"staged_{relation}"].schema
        ]
    )


def table_schema(table: Table) -> dg.TableSchema:
    """The columns of a warehouse table with their types and comments."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                c.name,
                c.type,
                description=c.comment,
                constraints=dg.TableColumnConstraints(nullable=c.nullable, unique=table.key == (c.name,)),
            )
            for c in table.columns
        ]
    )


def upstream_assets(table: Table) -> list[str]:
    """The assets that the query in `sql/load/<table>.sql` reads, sorted."""
    names = set(re.findall(r"\b(?:staged|wanted)_\w+", _load_sql(table)))
    return sorted({asset for asset in map(_asset_of, names) if asset})


def column_lineage(table: Table) -> dg.TableColumnLineage:
    """For every column of a table, the columns that its load query reads for it."""
    nodes = lineage(None, _load_sql(table), _schema(), dialect="duckdb")
    assert isinstance(nodes, dict)  # one node a column when no column is asked for
    return dg.TableColumnLineage({name: _column_deps(node) for name, node in nodes.items()})


def _column_deps(node: Node) -> Sequence[dg.TableColumnDep]:
    leaves = {(n.source.name, n.name.rpartition(".")[2]) for n in node.walk() if isinstance(n.source, exp.Table)}
    deps = {(_asset_of(relation), _column_in_asset(relation, column)) for relation, column in leaves}
    return [dg.TableColumnDep(asset_key=dg.AssetKey(a), column_name=c) for a, c in sorted(deps, key=str) if a]


def _asset_of(relation: str) -> str | None:
    """The asset behind a relation of a load query: a linking asset, a table, or None for reference data."""
    kind, _, name = relation.partition("_")
    if kind == "wanted":
        return name
    return next((asset for asset, linked in LINKED.items() if kind == "staged" and name in linked.relations), None)


def _column_in_asset(relation: str, column: str) -> str:
    return f"{relation.removeprefix('staged_')}.{column}" if relation.startswith("staged_") else column


@cache
def _schema() -> dict[str, dict[str, str]]:
    """Relation -> column -> type, as the SQL parser needs it to resolve names (the types do not matter here)."""
    staged = {name: {f.name: "VARCHAR" for f in t.schema} for name, t in staged_tables(StagedRows()).items()}
    wanted = {f"wanted_{t.name}": {c.name: "VARCHAR" for c in t.content} for t in declared().main}
    return {**staged, **wanted, "seed_former_prefixes": {"prefix": "VARCHAR"}}


def _load_sql(table: Table) -> str:
    return (SQL / "load" / f"{table.name}.sql").read_text("utf-8")
