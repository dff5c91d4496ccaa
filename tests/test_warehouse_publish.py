"""Publication: all or nothing, only what was audited, and readers never notice."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.audit import audit
from pipelines.warehouse.connection import connect
from pipelines.warehouse.load import load
from pipelines.warehouse.publish import NotPublishableError, publish, put_in_place
from pipelines.warehouse.query import query
from pipelines.warehouse.rows import StagedRows
from tests.warehouse_rows import LOADED_AT, newsroom

PUBLICATIONS = 100

# Asks, as another process would, until a publication says "last": every answer must be of one edition.
READER = """
import sys, duckdb
reads = 0
edition = ""
while edition != "last":
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        rows = connection.execute(
            "SELECT name FROM sources UNION SELECT title FROM articles UNION SELECT any_value(speaker_text) FROM quotes"
        ).fetchall()
    assert len(rows) == 1, rows
    edition = rows[0][0]
    reads += 1
print(reads)
"""


def edition(name: str) -> StagedRows:
    """The newsroom with one name all over three tables."""
    staged = newsroom()
    return replace(
        staged,
        sources=tuple(replace(s, name=name) for s in staged.sources),
        articles=tuple(replace(a, title=name) for a in staged.articles),
        quotes=tuple(replace(q, speaker_text=name) for q in staged.quotes),
    )


def audited(build: Path, staged: StagedRows, run_id: str, hours: int = 0) -> Path:
    moment = LOADED_AT + timedelta(hours=hours)
    load(build, staged, run_id, moment)
    audit(build, moment)
    return build


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audited build of the first edition (not to be written to)."""
    return audited(tmp_path_factory.mktemp("first") / "build.duckdb", edition("first"), "run-1")


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audited build of the last edition (not to be written to)."""
    return audited(tmp_path_factory.mktemp("last") / "build.duckdb", edition("last"), "run-2")


@pytest.fixture
def build(tmp_path: Path, first: Path) -> Path:
    return Path(shutil.copy(first, tmp_path / "build.duckdb"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "public" / "dateline.duckdb"


def titles(published: Path) -> list[str]:
    titles: list[str] = query(published, "SELECT DISTINCT title FROM articles")["title"].to_pylist()
    return titles


def test_the_published_file_is_the_build_and_nothing_lies_beside_it(build: Path, target: Path) -> None:
    assert publish(build, target) is True
    assert target.read_bytes() == build.read_bytes()
    assert list(target.parent.iterdir()) == [target]


def test_publishing_the_same_again_writes_nothing(build: Path, target: Path) -> None:
    publish(build, target)
    before = target.stat()
    assert publish(build, target) is False
    assert (target.stat().st_mtime_ns, target.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_permissions_of_the_published_file_stay(build: Path, last: Path, target: Path) -> None:
    publish(build, target)
    target.chmod(0o640)
    put_in_place(last, target)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_build_that_was_not_audited_is_refused(build: Path, target: Path) -> None:
    publish(build, target)
    load(build, edition("second"), "run-2", LOADED_AT + timedelta(hours=1))
    with pytest.raises(NotPublishableError, match="did not pass"):
        publish(build, target)
    assert titles(target) == ["first"]


def test_a_build_that_a_check_blocked_is_refused(build: Path, target: Path) -> None:
    publish(build, target)
    broken = replace(newsroom(), quotes=tuple(replace(q, text="…") for q in newsroom().quotes))
    audited(build, broken, "run-2", hours=1)
    with pytest.raises(NotPublishableError, match="did not pass"):
        publish(build, target)
    assert titles(target) == ["first"]


def test_a_build_that_was_changed_after_its_audit_is_refused(build: Path, target: Path) -> None:
    with connect(build) as connection:
        connection.execute("UPDATE articles SET title = 'forged'")
    with pytest.raises(NotPublishableError, match="did not pass"):
        publish(build, target)
    assert not target.exists()


def test_a_build_that_is_not_there(tmp_path: Path, target: Path) -> None:
    with pytest.raises(NotPublishableError, match="does not exist"):
        publish(tmp_path / "none.duckdb", target)
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_killed_publish_and_a_stale_log_do_no_harm(build: Path, last: Path, target: Path) -> None:
    publish(build, target)
    (target.parent / ".dateline.duckdb.publishing").write_bytes(b"half a file")
    (target.parent / "dateline.duckdb.wal").write_bytes(_log_of_a_writer(target))
    publish(Path(shutil.copy(last, build)), target)
    assert list(target.parent.iterdir()) == [target]
    assert titles(target) == ["last"]


def _log_of_a_writer(published: Path) -> bytes:
    """The write-ahead log that a killed writer of the published file would leave: it would be replayed."""
    copy = Path(shutil.copy(published, published.parent.parent / "copy.duckdb"))
    with duckdb.connect(str(copy)) as connection:
        connection.execute("UPDATE articles SET title = 'stale'")
        return copy.with_name("copy.duckdb.wal").read_bytes()


def test_a_reader_that_stays_keeps_its_edition(build: Path, last: Path, target: Path) -> None:
    publish(build, target)
    with connect(target, read_only=True) as connection:
        publish(last, target)
        assert connection.execute("SELECT DISTINCT title FROM articles").fetchall() == [("first",)]
    assert titles(target) == ["last"]


def test_readers_during_publications_see_whole_editions_only(build: Path, last: Path, target: Path) -> None:
    publish(build, target)
    with subprocess.Popen([sys.executable, "-c", READER, str(target)], stdout=subprocess.PIPE) as reader:
        for _ in range(PUBLICATIONS // 2):
            put_in_place(last, target)
            put_in_place(build, target)
        put_in_place(last, target)
        output, _ = reader.communicate(timeout=60)
    assert reader.returncode == 0
    assert int(output) > 0
