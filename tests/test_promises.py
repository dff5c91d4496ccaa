"""The six promises of the project, each with its test over the whole line, from files to the published warehouse."""

from __future__ import annotations

import hashlib
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.intake.archive import Archive
from pipelines.refresh import Refreshed, refresh
from pipelines.warehouse.schema import PROVENANCE, declared
from pipelines.workspace import Workspace
from tests.captures import html_capture, text_capture, write_captures

NOW = datetime(2024, 4, 1, 12, tzinfo=UTC)
CLOCK_COLUMNS = {*PROVENANCE, "seen_at"}


def run(workspace: Workspace, paths: list[Path], run_id: str = "run") -> Refreshed:
    return refresh(workspace, paths, run_id, NOW)


def query(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(workspace.published), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def tables(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """All tables without the columns that tell the clock."""
    contents = {}
    for table in declared().main:
        columns = ", ".join(c.name for c in table.columns if c.name not in CLOCK_COLUMNS)
        contents[table.name] = sorted(query(workspace, f"SELECT {columns} FROM {table.name}"), key=repr)
    return contents


@pytest.fixture
def captures(tmp_path: Path) -> list[Path]:
    return write_captures(tmp_path / "in", 6)


def test_1_nothing_is_lost(workspace: Workspace, captures: list[Path]) -> None:
    bad = captures[0].parent / "bad.html"
    bad.write_bytes(b"%PDF-1.7 not a page")
    empty = captures[0].parent / "empty.txt"
    empty.write_bytes(b"")

    run(workspace, [captures[0].parent])

    files = [*captures, bad, empty]
    ids = {hashlib.sha256(f.read_bytes()).hexdigest(): f for f in files}
    kept = {i for (i,) in query(workspace, "SELECT document_id FROM documents")}
    refused = dict(query(workspace, "SELECT document_id, reason FROM quarantine"))
    assert kept | refused.keys() == ids.keys()
    assert {ids[i].name for i in refused} == {"bad.html", "empty.txt"}
    assert all(refused.values())
    for document_id, file in ids.items():
        assert Archive(workspace.raw).get(document_id) == file.read_bytes()


def test_2_offsets_never_lie(workspace: Workspace, captures: list[Path]) -> None:
    run(workspace, captures)
    bodies = dict(query(workspace, "SELECT article_id, body FROM articles"))
    for table, text in (("quotes", "text"), ("mentions", "text"), ("event_reports", "evidence")):
        rows = query(workspace, f"SELECT article_id, start_offset, end_offset, {text} FROM {table}")
        assert rows, table
        for article_id, start, end, piece in rows:
            assert bodies[article_id][start:end] == piece


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Six captures loaded in one refresh."""
    folder = tmp_path_factory.mktemp("at_once")
    workspace = Workspace(folder / "news.duckdb")
    run(workspace, write_captures(folder / "in", 6))
    return workspace


@settings(max_examples=4)
@given(order=st.permutations(range(6)), cuts=st.sets(st.integers(1, 5), min_size=1, max_size=2))
def test_3_rebuild_equals_increment(
    at_once: Workspace, order: list[int], cuts: set[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("increment")
    files = write_captures(folder / "in", 6)
    step_by_step = Workspace(folder / "news.duckdb")
    bounds = [0, *sorted(cuts), 6]
    for number, (start, end) in enumerate(itertools.pairwise(bounds)):
        run(step_by_step, [files[i] for i in order[start:end]], f"run {number}")
    assert tables(step_by_step) == tables(at_once)


def test_4_readers_see_whole_checked_warehouses_and_are_never_locked_out(workspace: Workspace, tmp_path: Path) -> None:
    files = write_captures(tmp_path / "in", 8)
    run(workspace, files[:1])
    seen, failures, stop = set(), [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(query(workspace, "SELECT (SELECT count(*) FROM documents), count(*) FROM articles")[0])
            except duckdb.Error as error:
                failures.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for n in (3, 5, 8):
        run(workspace, files[:n], f"run {n}")
    stop.set()
    reader.join()

    assert failures == []
    assert seen <= {(n, n) for n in (1, 3, 5, 8)}  # every capture here is an article of its own


@pytest.mark.parametrize("seconds", [0.1, 0.4, 0.8, 1.3])
def test_5_a_refresh_killed_at_any_moment_is_completed_by_the_next(
    at_once: Workspace, tmp_path: Path, seconds: float
) -> None:
    files = write_captures(tmp_path / "in", 6)
    killed = Workspace(tmp_path / "news.duckdb")
    run(killed, files[:1])
    good = tables(killed)

    _refresh_and_kill(killed, files[0].parent, seconds)
    after_kill = tables(killed)
    run(killed, files, "after")

    assert after_kill in (good, tables(at_once))  # the last good one, or already the new one: nothing between
    assert tables(killed) == tables(at_once)


def test_6_nothing_new_writes_nothing(workspace: Workspace, captures: list[Path]) -> None:
    run(workspace, captures)
    before = _snapshot(workspace.published.parent)

    again = run(workspace, captures, "again")

    assert not again.published
    assert all(counts.changed == 0 for counts in again.tables.values())
    assert _snapshot(workspace.published.parent) == before


def test_rows_keep_the_run_that_wrote_them(workspace: Workspace, tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.html"
    first.write_text(text_capture(1), "utf-8")
    second.write_text(html_capture(9), "utf-8")
    run(workspace, [first], "first run")
    run(workspace, [second], "second run")
    assert query(workspace, "SELECT path, run_id FROM documents ORDER BY path") == [
        ("first.txt", "first run"),
        ("second.html", "second run"),
    ]


def _refresh_and_kill(workspace: Workspace, folder: Path, seconds: float) -> None:
    """Start a refresh in a process of its own, and kill it after so long at work."""
    script = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from pipelines.refresh import refresh; from pipelines.workspace import Workspace\n"
        "print('ready', flush=True)\n"
        "refresh(Workspace(Path(sys.argv[1])), [Path(sys.argv[2])], 'killed', datetime(2024, 4, 1, 12, tzinfo=UTC))\n"
    )
    command = [sys.executable, "-c", script, str(workspace.published), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent) as process:
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)


def _snapshot(folder: Path) -> dict[Path, tuple[int, str]]:
    """Every file with its content, and when it was written: but for the lock, which is empty again."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return {
        p: (0 if p.name == "lock" else p.stat().st_mtime_ns, hashlib.sha256(p.read_bytes()).hexdigest()) for p in files
    }
