"""Intake: what is taken in, what is skipped, what is refused and why."""

from __future__ import annotations

import gzip
import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.intake import read_manifest, take_in
from pipelines.intake.archive import Archive
from pipelines.intake.folder import Found, Unreadable, find_files
from pipelines.workspace import Workspace


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def test_every_file_is_a_document_under_the_hash_of_its_bytes(workspace: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_bytes(b"one")
    (inbox / "sub").mkdir()
    (inbox / "sub" / "b.html").write_bytes(b"two")

    intake = take_in(workspace, [inbox])

    assert (intake.new, intake.unchanged, intake.unreadable) == (2, 0, 0)
    documents = {d.path: d for d in read_manifest(workspace).documents}
    assert set(documents) == {"a.txt", "sub/b.html"}
    assert documents["a.txt"].document_id == hashlib.sha256(b"one").hexdigest()
    assert Archive(workspace.raw).get(documents["sub/b.html"].document_id) == b"two"


def test_taking_in_again_writes_nothing(workspace: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_bytes(b"one")
    take_in(workspace, [inbox])
    before = _snapshot(workspace.state)

    intake = take_in(workspace, [inbox])

    assert (intake.new, intake.unchanged) == (0, 1)
    assert _snapshot(workspace.state) == before


def test_one_content_under_two_names_is_one_document_with_the_smaller_name_in_any_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_bytes(b"same")
    forward, backward = Workspace(tmp_path / "f.duckdb"), Workspace(tmp_path / "b.duckdb")
    for workspace, order in ((forward, ("a.txt", "b.txt")), (backward, ("b.txt", "a.txt"))):
        for name in order:
            take_in(workspace, [tmp_path / name])
        assert [d.path for d in read_manifest(workspace).documents] == ["a.txt"]


def test_names_with_spaces_and_unicode_are_kept_and_hidden_files_left_out(inbox: Path) -> None:
    for name in ("Ärger über Öl.txt", "new york  times.html", ".DS_Store", "新聞.txt"):
        (inbox / name).write_bytes(b"x")
    assert {f.name for f in find_files([inbox])} == {"Ärger über Öl.txt", "new york  times.html", "新聞.txt"}


def test_a_name_that_is_no_unicode_is_shown_with_replacement_marks(workspace: Workspace, inbox: Path) -> None:
    Path(os.fsdecode(os.fsencode(inbox) + b"/caf\xe9.txt")).write_bytes(b"x")
    take_in(workspace, [inbox])
    assert [d.path for d in read_manifest(workspace).documents] == ["caf\ufffd.txt"]


def test_links_that_loop_end_and_links_into_nothing_are_refused_with_a_reason(inbox: Path) -> None:
    (inbox / "page.txt").write_bytes(b"x")
    (inbox / "again").symlink_to(inbox, target_is_directory=True)
    (inbox / "gone.txt").symlink_to(inbox / "nowhere.txt")
    (inbox / "self.txt").symlink_to(inbox / "self.txt")

    found = {f.name: f for f in find_files([inbox])}

    assert set(found) == {"page.txt", "gone.txt", "self.txt"}
    assert isinstance(found["page.txt"], Found)
    for name in ("gone.txt", "self.txt"):
        refusal = found[name]
        assert isinstance(refusal, Unreadable) and "link" in refusal.reason


def test_a_pipe_is_refused_rather_than_waited_for(workspace: Workspace, inbox: Path) -> None:
    os.mkfifo(inbox / "feed.txt")
    assert take_in(workspace, [inbox]).unreadable == 1
    (refused,) = read_manifest(workspace).unreadable
    assert "not a regular file" in (refused.reason or "")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(workspace: Workspace, inbox: Path) -> None:
    (inbox / "secret.txt").write_bytes(b"x")
    (inbox / "secret.txt").chmod(0)
    assert take_in(workspace, [inbox]).unreadable == 1


def test_what_could_not_be_read_is_forgotten_once_it_can(workspace: Workspace, inbox: Path) -> None:
    (inbox / "page.txt").symlink_to(inbox / "later.txt")
    take_in(workspace, [inbox])
    assert [s.path for s in read_manifest(workspace).unreadable] == ["page.txt"]

    (inbox / "later.txt").write_bytes(b"x")
    take_in(workspace, [inbox])

    assert read_manifest(workspace).unreadable == ()
    assert [d.path for d in read_manifest(workspace).documents] == ["later.txt"]


def test_a_file_below_the_inbox_has_one_name_however_it_is_given(workspace: Workspace) -> None:
    page = workspace.inbox / "outlet" / "page.txt"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"x")
    assert [f.name for f in find_files([page], root=workspace.inbox)] == ["outlet/page.txt"]
    assert [f.name for f in find_files([workspace.inbox], root=workspace.inbox)] == ["outlet/page.txt"]


def test_a_path_that_does_not_exist_is_an_error_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        list(find_files([tmp_path / "nothing"]))


def _snapshot(folder: Path) -> dict[Path, tuple[int, int]]:
    return {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in folder.rglob("*") if p.is_file()}


def test_the_pages_of_a_warc_are_documents_with_their_address_and_capture_time(
    workspace: Workspace, inbox: Path
) -> None:
    _write_warc(inbox / "crawl.warc.gz")

    intake = take_in(workspace, [inbox])

    assert intake.new == 1  # the image and the missing page are no documents
    (page,) = read_manifest(workspace).documents
    assert page.path == "crawl.warc.gz#https://lantern.example/a"
    assert (page.url, page.media_type) == ("https://lantern.example/a", "text/html")
    assert page.captured_at == datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert Archive(workspace.raw).get(page.document_id) == b"<p>Hello</p>"


def test_a_warc_that_breaks_off_gives_the_pages_before_and_a_reason(workspace: Workspace, inbox: Path) -> None:
    _write_warc(inbox / "whole.warc.gz")
    whole = (inbox / "whole.warc.gz").read_bytes()
    (inbox / "whole.warc.gz").unlink()
    (inbox / "not.warc").write_bytes(b"nothing of the kind\n" * 20)
    (inbox / "cut.warc.gz").write_bytes(whole + b"not a record at all, whatever its name says\n" * 5)

    intake = take_in(workspace, [inbox])

    assert intake.new == 1
    assert {s.path for s in read_manifest(workspace).unreadable} == {"cut.warc.gz", "not.warc"}


def _write_warc(file: Path) -> None:
    records = (
        ("https://lantern.example/a", "200 OK", "text/html; charset=utf-8", b"<p>Hello</p>"),
        ("https://lantern.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://lantern.example/gone", "404 Not Found", "text/html", b"<p>Gone</p>"),
    )
    file.write_bytes(b"".join(gzip.compress(_warc_record(*record)) for record in records))


def _warc_record(url: str, status: str, content_type: str, data: bytes) -> bytes:
    response = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-01T12:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    )
    return head.encode() + response + b"\r\n\r\n"
