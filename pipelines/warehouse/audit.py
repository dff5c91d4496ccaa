"""The audit: runs every check of `sql/checks` on a build file and records the verdict that publication asks for.

A check is a query that returns the offending rows. Those of one table each are files of their own; those that follow
from the schema (keys, required columns, references, accepted values) come from the templates in `sql/checks/generic`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import duckdb
import pyarrow as pa

from pipelines.reference import SQL, seed_rows
from pipelines.warehouse.connection import DEFAULT_LIMITS, Limits, connect
from pipelines.warehouse.schema import Table, declared

Severity = Literal["error", "warn"]
SAMPLE_ROWS = 5

_FIELDS = ("name", "severity", "table", "means", "do")
# The reference data that checks read: relation in SQL -> (file of seeds/, column).
_SEEDS = {
    "seed_body_prompts": ("body_prompts", "phrase"),
    "seed_body_furniture": ("body_furniture", "phrase"),
    "seed_countries": ("countries", "alpha3"),
}
_HEADER_LINE = re.compile(r"-- (\w+): (.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`means` says what an offending row is, `do` what can be done about it; `sql` returns the offending rows."""

    name: str
    severity: Severity
    table: str
    means: str
    do: str
    sql: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: how many rows offend, their columns, and the first of them in the order of the columns."""

    check: Check
    failing_rows: int
    columns: tuple[str, ...]
    sample: tuple[dict[str, Any], ...]

    @property
    def passed(self) -> bool:
        return self.failing_rows == 0


def blocked(results: Iterable[CheckResult]) -> bool:
    """Whether a check of severity error failed."""
    return any(r.check.severity == "error" and not r.passed for r in results)


def audit(build: Path, finished_at: datetime, limits: Limits = DEFAULT_LIMITS) -> tuple[CheckResult, ...]:
    """Runs all checks on the build file and records them with its latest run: what it holds now passed or is blocked.

    Writes nothing if the same verdict on the same content is recorded already.
    """
    with connect(build, limits=limits) as connection:
        results = run_checks(connection)
        _record(connection, results, finished_at.astimezone(UTC).replace(tzinfo=None))
    return results


def run_checks(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check] | None = None) -> tuple[CheckResult, ...]:
    """The results of the given checks (all by default) on an open warehouse; nothing is recorded."""
    for relation, (seed, column) in _SEEDS.items():
        values = [row[column] for row in seed_rows(seed)]
        connection.register(relation, pa.table({column: values}))
    return tuple(_run(connection, check) for check in (all_checks() if checks is None else checks))


def passed_content(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the content of an open build file is what the latest audit let pass."""
    _, *verdict = _latest_run(connection)
    return verdict == ["passed", fingerprint(connection)]


def fingerprint(connection: duckdb.DuckDBPyConnection) -> str:
    """A hash over all rows of the star schema, whatever their order; comparable within one version of DuckDB."""
    digest = hashlib.sha256()
    for table in declared().main:
        query = f"SELECT count(*), coalesce(sum(hash(content)), 0) FROM {table.name} AS content"
        digest.update(f"{table.name} {connection.execute(query).fetchone()}\n".encode())
    return digest.hexdigest()


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, in order of table and name."""
    tables = [t.name for t in declared().main]
    written = (parse(path.read_text("utf-8")) for path in (SQL / "checks").glob("*.sql"))
    return tuple(sorted([*written, *_derived()], key=lambda c: (tables.index(c.table), c.name)))


def parse(text: str) -> Check:
    """A check from its file: header lines `-- field: value` (continued by further `--` lines), then the query.

    Raises `ValueError` if a field is missing, or a severity is neither error nor warn.
    """
    header, sql = _split(text)
    missing = [name for name in _FIELDS if not header.get(name)]
    if missing or header["severity"] not in ("error", "warn"):
        raise ValueError(f"check header lacks {missing or 'a severity of error or warn'}: {text[:80]!r}")
    severity: Severity = "error" if header["severity"] == "error" else "warn"
    return Check(
        name=header["name"], severity=severity, table=header["table"], means=header["means"], do=header["do"], sql=sql
    )


def _split(text: str) -> tuple[dict[str, str], str]:
    lines = text.strip().splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("--")), len(lines))
    header: dict[str, str] = {}
    field = ""
    for line in lines[:size]:
        if match := _HEADER_LINE.match(line):
            field = match[1]
            header[field] = match[2].strip()
        elif field:
            header[field] += " " + line.removeprefix("--").strip()
    return header, "\n".join(lines[size:]).strip().removesuffix(";")


def _derived() -> Iterator[Check]:
    """The checks that follow from the schema, table by table."""
    for table in declared().main:
        yield _generic("key", table, [{}])
        yield _generic("required", table, [{"column": c.name} for c in table.columns if not c.nullable])
        if references := [
            {"column": c.name, "target_table": c.references[0], "target_column": c.references[1]}
            for c in table.columns
            if c.references
        ]:
            yield _generic("references", table, references)
        if accepted := [
            {"column": c.name, "accepted": ", ".join(f"'{value}'" for value in c.accepted)}
            for c in table.columns
            if c.accepted
        ]:
            yield _generic("accepted_values", table, accepted)


def _generic(template: str, table: Table, columns: Sequence[dict[str, str]]) -> Check:
    """One check for one table: the template's query for each of the columns, put together."""
    check = parse((SQL / "checks" / "generic" / f"{template}.sql").read_text("utf-8").replace("{table}", table.name))
    queries = (check.sql.format(key=", ".join(table.key), row=_row(table), **names) for names in columns)
    return replace(check, sql="\nUNION ALL\n".join(queries))


def _row(table: Table) -> str:
    """The columns that lead to an offending row: its key, and the article or the document it comes from."""
    origin = [c.name for c in table.columns if c.name in ("article_id", "document_id") and c.name not in table.key]
    return ", ".join([*table.key, *origin])


def _run(connection: duckdb.DuckDBPyConnection, check: Check) -> CheckResult:
    try:
        sample = connection.execute(f"FROM (\n{check.sql}\n) ORDER BY ALL LIMIT {SAMPLE_ROWS}")
    except duckdb.Error as error:
        error.add_note(f"in the check {check.name}")
        raise
    columns = tuple(column[0] for column in sample.description or ())
    rows = tuple(dict(zip(columns, row, strict=True)) for row in sample.fetchall())
    failing_rows = len(rows)
    if failing_rows == SAMPLE_ROWS:  # perhaps there are more
        (failing_rows,) = connection.execute(f"SELECT count(*) FROM (\n{check.sql}\n)").fetchone() or (0,)
    return CheckResult(check, failing_rows, columns, rows)


def _latest_run(connection: duckdb.DuckDBPyConnection) -> tuple[str | None, str | None, str | None]:
    """(run_id, status, content_fingerprint) of the run that loaded last; three times None if none did."""
    query = "SELECT run_id, status, content_fingerprint FROM audit.runs ORDER BY started_at DESC, run_id DESC LIMIT 1"
    run_id, status, content = connection.execute(query).fetchone() or (None, None, None)
    return run_id, status, content


def _record(connection: duckdb.DuckDBPyConnection, results: Sequence[CheckResult], finished_at: datetime) -> None:
    """Writes the verdict to `audit`, unless it is there: an audit that finds nothing new leaves the file as it is."""
    run_id, *recorded = _latest_run(connection)
    if run_id is None:
        return  # nothing was ever loaded, so there is nothing to publish
    verdict = ["blocked" if blocked(results) else "passed", fingerprint(connection)]
    rows = [
        (run_id, r.check.name, r.check.severity, r.check.table, r.failing_rows, json.dumps(r.sample, default=str))
        for r in results
    ]
    earlier = connection.execute("FROM audit.check_results WHERE run_id = ?", [run_id]).fetchall()
    if recorded == verdict and sorted(earlier) == sorted(rows):
        return
    connection.begin()
    connection.execute(
        "UPDATE audit.runs SET status = ?, content_fingerprint = ?, finished_at = ? WHERE run_id = ?",
        [*verdict, finished_at, run_id],
    )
    names = ("run_id", "name", "severity", "table_name", "failing_rows", "sample")
    columns = zip(*rows, strict=True)
    connection.register("results", pa.table(dict(zip(names, map(list, columns), strict=True))))
    connection.execute("INSERT OR REPLACE INTO audit.check_results BY NAME FROM results")
    connection.execute(
        "DELETE FROM audit.check_results WHERE run_id = ? AND name NOT IN (SELECT name FROM results)", [run_id]
    )
    connection.commit()
