"""The command line, as people and scripts use it: output shapes, exit codes, messages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from pipelines.cli import main
from pipelines.output import Json
from pipelines.workspace import Workspace, writer_lock
from tests.captures import text_capture, write_captures
from tests.conftest import ROOT
from tests.test_promises import run

EXTRACT_KEYS = {
    "path", "sha256", "title", "subtitle", "byline", "source_name", "url", "section", "language", "published_at",
    "published_basis", "updated_at", "captured_at", "dateline_place", "access", "agency", "tags", "body",
    "paragraphs", "removed", "quotes", "mentions", "events",
}  # fmt: skip
QUOTE_KEYS = {
    "text", "kind", "start", "end", "parts", "speaker_text", "speaker_start", "speaker_end", "speaker",
    "speaker_anonymous", "cue", "truncated",
}  # fmt: skip
EVENT_KEYS = {
    "type", "status", "date_start", "date_end", "date_text", "place", "participants", "evidence", "start", "end",
    "trigger_start", "trigger_end",
}  # fmt: skip


def call(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def rows(result: Result) -> list[Json]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published warehouse of six captures and one broken file."""
    folder = tmp_path_factory.mktemp("cli")
    write_captures(folder / "in", 6)
    (folder / "in" / "empty.txt").write_bytes(b"")
    result = call("refresh", folder / "in", "--warehouse", folder / "news.duckdb")
    assert result.exit_code == 0, result.output
    return folder / "news.duckdb"


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in main.commands if f"dateline {name}" not in readme] == []


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_explains_itself(name: str) -> None:
    command = main.commands[name]
    assert command.help
    assert [o.name for o in command.params if isinstance(o, click.Option) and not o.help and o.name != "form"] == []


def test_extract_prints_the_contracts_shape_in_input_order(tmp_path: Path) -> None:
    files = write_captures(tmp_path, 2)
    result = call("extract", *reversed(files))
    assert result.exit_code == 0
    found = rows(result)
    assert [r["path"] for r in found] == [str(f) for f in reversed(files)]
    for row in found:
        assert row.keys() >= EXTRACT_KEYS
        assert row["body"] == "\n\n".join(p["text"] for p in row["paragraphs"])
        assert all(p.keys() == {"text", "kind"} for p in row["paragraphs"])
        assert all(p.keys() == {"text", "class"} for p in row["removed"])
        assert all(q.keys() >= QUOTE_KEYS and row["body"][q["start"] : q["end"]] == q["text"] for q in row["quotes"])
        assert all(e.keys() >= EVENT_KEYS for e in row["events"])
        assert all(row["body"][e["start"] : e["end"]] == e["evidence"] for e in row["events"])
        assert row["quotes"] and row["mentions"] and row["events"]


def test_extract_goes_on_after_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    (good,) = write_captures(tmp_path / "in", 1)
    empty = tmp_path / "in" / "a-empty.html"
    empty.write_bytes(b"")
    result = call("extract", tmp_path / "in", tmp_path / "missing.txt")
    assert result.exit_code == 3
    by_path = {r["path"]: r for r in rows(result)}
    assert by_path[str(empty)].keys() == by_path[str(tmp_path / "missing.txt")].keys() == {"path", "error"}
    assert "body" in by_path[str(good)]


def test_extract_as_text_prints_title_and_body(tmp_path: Path) -> None:
    (file,) = write_captures(tmp_path, 1)
    assert "river accord number 0" in call("extract", "--format", "text", file).stdout


def test_annotate_gives_offsets_into_the_very_text() -> None:
    text = "Anna Ode met envoys in Vienna on Monday.\n\n“We agreed on little,” Ode said."
    line = json.dumps({"id": 7, "text": text, "published_date": "2024-03-06", "title": None})
    (found,) = rows(call("annotate", stdin=line))
    assert found.keys() == {"id", "quotes", "mentions", "events", "dates"} and found["id"] == 7
    (quote,) = found["quotes"]
    assert (quote["text"], quote["speaker"], quote["kind"]) == ("We agreed on little", "Anna Ode", "direct")
    assert [(d["text"], d["value"]) for d in found["dates"]] == [("Monday", "2024-03-04")]
    for kind in ("quotes", "mentions", "dates"):
        assert all(text[x["start"] : x["end"]] == x["text"] for x in found[kind])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ('{"text": "x"}', 'needs an "id"'),
        ('{"id": 1}', 'needs a "text"'),
        ('{"id": 1, "text": "x", "published_date": "soon"}', "ISO 8601"),
    ],
)
def test_annotate_answers_a_bad_line_with_an_error_and_goes_on(line: str, message: str) -> None:
    result = call("annotate", stdin=line + '\n{"id": "ok", "text": "All quiet."}\n')
    assert result.exit_code == 3
    bad, good = rows(result)
    assert message in bad["error"] and good["id"] == "ok"


def test_annotate_link_gives_ids_that_hold_across_lines_in_any_order() -> None:
    lines = [json.dumps({"id": n, "text": _body(n), "published_date": "2024-03-06"}) for n in range(3)]
    forward = {r["id"]: r for r in rows(call("annotate", "--link", stdin="\n".join(lines)))}
    backward = {r["id"]: r for r in rows(call("annotate", "--link", stdin="\n".join(reversed(lines))))}
    assert forward == backward
    for row in forward.values():
        assert row["story_id"]
        assert all(q["quote_group_id"] for q in row["quotes"])
        assert all(m["actor_id"] for m in row["mentions"])
        assert all(e["event_id"] for e in row["events"])
    norway = {m["actor_id"] for r in forward.values() for m in r["mentions"] if m["actor"] == "Norway"}
    assert len(norway) == 1


def test_refresh_sums_up_what_it_did(warehouse: Path) -> None:
    result = call("refresh", warehouse.parent / "in", "--warehouse", warehouse)
    assert result.exit_code == 0
    assert "0 new, 7 unchanged, 1 in quarantine" in result.stdout
    assert "checks" in result.stdout and "0 failed" in result.stdout
    assert f"published   {warehouse} (nothing new: unchanged)" in result.stdout


def test_refresh_takes_the_inbox_when_no_path_is_given(tmp_path: Path) -> None:
    write_captures(tmp_path / "inbox", 2)
    result = call("refresh", "--warehouse", tmp_path / "news.duckdb")
    assert result.exit_code == 0 and "2 new" in result.stdout


def test_refresh_of_a_path_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    assert call("refresh", tmp_path / "nowhere", "--warehouse", tmp_path / "x.duckdb").exit_code == 2


def test_a_second_refresh_at_the_same_time_is_turned_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines import workspace

    target = Workspace(tmp_path / "news.duckdb")
    with writer_lock(target):
        monkeypatch.setattr(workspace, "_held", set())  # as another process would see it
        result = call("refresh", tmp_path, "--warehouse", target.published)
    assert result.exit_code == 1 and "another refresh" in result.stderr


def test_a_blocked_refresh_leaves_the_last_good_file_and_exits_1(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check is made to fail by asking the impossible of the articles."""
    from pipelines.warehouse import audit

    good = warehouse.read_bytes()
    impossible = audit.parse(
        "-- name: nothing_published\n-- severity: error\n-- table: articles\n-- means: x\n-- do: y\nFROM articles"
    )
    monkeypatch.setattr(audit, "all_checks", lambda: (impossible,))
    (tmp_path / "new.txt").write_text(text_capture(11), "utf-8")
    refreshed = run(Workspace(warehouse), [tmp_path])

    assert not refreshed.published
    assert refreshed.checks[0].failing_rows == 7 and refreshed.checks[0].sample
    assert warehouse.read_bytes() == good


def test_a_document_set_aside_leaves_the_warehouse_and_comes_back(tmp_path: Path) -> None:
    write_captures(tmp_path / "in", 2)
    target = ("--warehouse", tmp_path / "news.duckdb")
    workspace = Workspace(tmp_path / "news.duckdb")
    run(workspace, [tmp_path / "in"])
    ((document_id,), *_) = _query("SELECT document_id FROM documents ORDER BY path", *target)

    assert call("quarantine", document_id, *target).exit_code == 2  # a reason is needed
    assert call("quarantine", document_id, "--reason", "not ours", *target).exit_code == 0
    run(workspace, [])
    assert _query("SELECT document_id, stage, reason FROM quarantine", *target) == [[document_id, "audit", "not ours"]]
    assert len(_query("SELECT document_id FROM documents", *target)) == 1

    call("quarantine", "--release", document_id, *target)
    run(workspace, [])
    assert len(_query("SELECT document_id FROM documents", *target)) == 2
    assert call("quarantine", "0" * 64, "--reason", "x", *target).exit_code == 2


def test_sql_answers_in_every_format_and_refuses_to_write(warehouse: Path, tmp_path: Path) -> None:
    target = ("--warehouse", warehouse)
    (tmp_path / "q.sql").write_text("SELECT count(*) AS n FROM documents")
    assert json.loads(call("sql", "-f", tmp_path / "q.sql", "--format", "json", *target).stdout) == [{"n": 6}]
    answer = call("sql", "SELECT 'a,b' AS x", "--format", "csv", *target).stdout
    assert list(csv.DictReader(io.StringIO(answer))) == [{"x": "a,b"}]
    assert "x" in call("sql", "SELECT 1 AS x", *target).stdout
    assert call("sql", "SELECT 1", "--format", "parquet", *target).stdout_bytes[:4] == b"PAR1"
    assert call("sql", "DELETE FROM articles", *target).exit_code == 1
    assert call("sql", "SELECT nonsense", *target).exit_code == 1
    assert call("sql", *target).exit_code == 2


def test_status_tells_rows_checks_quarantine_and_freshness(warehouse: Path, tmp_path: Path) -> None:
    text = call("status", "--warehouse", warehouse).stdout
    for expected in ("last refresh", "articles", "empty.txt", "cleaning", "sources, with the day"):
        assert expected in text
    assert call("status", "--warehouse", tmp_path / "none.duckdb").exit_code == 2


def _query(sql: str, *target: object) -> list[list[Any]]:
    result = call("sql", sql, "--format", "json", *target)
    assert result.exit_code == 0, result.output
    return [list(row.values()) for row in json.loads(result.stdout)]


def _body(n: int) -> str:
    return "\n\n".join(line for line in text_capture(n).split("\n\n")[2:6] if "Subscribe" not in line)
