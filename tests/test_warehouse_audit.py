"""The audit: how checks are read, what blocks, and what is recorded."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.warehouse.audit import (
    Check,
    CheckResult,
    Severity,
    all_checks,
    audit,
    blocked,
    fingerprint,
    parse,
    passed_content,
    run_checks,
)
from pipelines.warehouse.connection import connect
from pipelines.warehouse.load import load
from pipelines.warehouse.rows import StagedRows
from tests.warehouse_rows import LOADED_AT, newsroom, newsroom_file

LATER = LOADED_AT + timedelta(minutes=5)

CHECK_FILE = """\
-- name: boats_sunk
-- severity: warn
-- table: boats
-- means: A boat
--   lies under water.
-- do: Raise it.
-- A note to the reader of the query continues the last field.
SELECT boat_id -- the key
FROM boats;
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("loaded") / "build.duckdb"
    path.write_bytes(newsroom_file())
    return path


@pytest.fixture(scope="module")
def blocked_build(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Path:
    """The same after a run-2 that the audit blocked."""
    path = Path(shutil.copy(loaded, tmp_path_factory.mktemp("blocked")))
    load(path, with_wrong_offsets(newsroom()), "run-2", LATER)
    audit(path, LATER)
    return path


@pytest.fixture
def build(tmp_path: Path, loaded: Path) -> Path:
    return Path(shutil.copy(loaded, tmp_path))


def without_titles(staged: StagedRows) -> StagedRows:
    """Rows that fail a warning."""
    return replace(staged, articles=tuple(replace(a, title=None) for a in staged.articles))


def with_wrong_offsets(staged: StagedRows) -> StagedRows:
    """Rows that fail an error."""
    return replace(staged, mentions=tuple(replace(m, start_offset=m.start_offset + 1) for m in staged.mentions))


def recorded(build: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect(build, read_only=True) as connection:
        return connection.execute(sql).fetchall()


class TestParsing:
    def test_header_and_query(self) -> None:
        check = parse(CHECK_FILE)
        assert (check.name, check.severity, check.table) == ("boats_sunk", "warn", "boats")
        assert check.means == "A boat lies under water."
        assert check.do.startswith("Raise it.")
        assert check.sql == "SELECT boat_id -- the key\nFROM boats"

    @pytest.mark.parametrize("line", ["-- do: Raise it.", "-- means: A boat\n--   lies under water."])
    def test_a_header_without_a_field(self, line: str) -> None:
        with pytest.raises(ValueError, match="lacks"):
            parse(CHECK_FILE.replace(f"{line}\n", ""))

    def test_a_severity_that_does_not_exist(self) -> None:
        with pytest.raises(ValueError, match="severity"):
            parse(CHECK_FILE.replace("warn", "fatal"))

    def test_names_are_unique(self) -> None:
        names = [c.name for c in all_checks()]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("severities_and_rows", "expected"),
    [
        ([("error", 0), ("warn", 0)], False),
        ([("error", 0), ("warn", 9)], False),
        ([("error", 1), ("warn", 0)], True),
    ],
)
def test_only_a_failed_error_blocks(severities_and_rows: Sequence[tuple[Severity, int]], expected: bool) -> None:
    results = [
        CheckResult(Check(name="n", severity=s, table="t", means="m", do="d", sql="q"), rows, (), ())
        for s, rows in severities_and_rows
    ]
    assert blocked(results) is expected


def test_a_clean_build_passes_and_the_verdict_holds_for_its_content(build: Path) -> None:
    results = audit(build, LATER)
    assert not blocked(results)
    assert recorded(build, "SELECT run_id, status, finished_at FROM audit.runs") == [
        ("run-1", "passed", datetime(2031, 5, 10, 8, 5))
    ]
    assert recorded(build, "SELECT count(*), sum(failing_rows) FROM audit.check_results") == [(len(results), 0)]
    with connect(build) as connection:
        assert passed_content(connection)
        connection.execute("UPDATE quotes SET cue = 'whispered'")
        assert not passed_content(connection)


def test_a_warning_is_recorded_and_lets_pass(build: Path) -> None:
    load(build, without_titles(newsroom()), "run-2", LATER)
    assert not blocked(audit(build, LATER))
    sql = "SELECT severity, table_name, failing_rows FROM audit.check_results WHERE name = 'articles_title_missing'"
    assert recorded(build, sql) == [("warn", "articles", 3)]
    assert recorded(build, "SELECT status FROM audit.runs WHERE run_id = 'run-2'") == [("passed",)]


def test_an_error_blocks_and_names_rows(blocked_build: Path) -> None:
    with connect(blocked_build, read_only=True) as connection:
        results = run_checks(connection)
        assert not passed_content(connection)
    assert blocked(results)
    (failed,) = [r for r in results if r.check.name == "mentions_text_at_offsets"]
    assert failed.failing_rows == 7
    assert failed.columns == ("mention_id", "article_id", "start_offset", "end_offset")
    assert [row["article_id"] for row in failed.sample] == ["art_courier"] * 2 + ["art_harbour"] * 3
    assert recorded(blocked_build, "SELECT status FROM audit.runs ORDER BY run_id") == [("loaded",), ("blocked",)]


def test_a_second_audit_of_the_same_content_writes_nothing(build: Path) -> None:
    audit(build, LATER)
    before = build.read_bytes()
    audit(build, LATER + timedelta(hours=1))
    assert build.read_bytes() == before


def test_an_audit_after_a_repair_turns_the_verdict(tmp_path: Path, blocked_build: Path) -> None:
    build = Path(shutil.copy(blocked_build, tmp_path))
    load(build, newsroom(), "run-3", LATER + timedelta(hours=1))
    assert not blocked(audit(build, LATER + timedelta(hours=1)))
    assert recorded(build, "SELECT run_id FROM audit.runs WHERE status = 'passed'") == [("run-3",)]


def test_nothing_loaded_is_nothing_recorded(tmp_path: Path) -> None:
    build = tmp_path / "build.duckdb"
    load(build, StagedRows(), "run-1", LOADED_AT)
    assert [r.check.name for r in audit(build, LATER) if not r.passed] == ["articles_empty"]
    assert recorded(build, "FROM audit.check_results") == []


def test_the_fingerprint_is_that_of_the_rows_and_not_of_their_order(build: Path) -> None:
    with connect(build) as connection:
        before = fingerprint(connection)
        connection.execute("CREATE TEMP TABLE moved AS FROM mentions ORDER BY mention_id DESC")
        connection.execute("DELETE FROM mentions")
        assert fingerprint(connection) != before
        connection.execute("INSERT INTO mentions FROM moved")
        assert fingerprint(connection) == before


def test_a_check_that_does_not_run_is_named(build: Path) -> None:
    broken = Check(name="boats_sunk", severity="warn", table="boats", means="m", do="d", sql="SELECT * FROM boats")
    with connect(build, read_only=True) as connection, pytest.raises(Exception, match="boats") as raised:
        run_checks(connection, [broken])
    assert raised.value.__notes__ == ["in the check boats_sunk"]
