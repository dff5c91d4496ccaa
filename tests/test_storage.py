"""Records on disk: Arrow and back, parts, atomic files, the writer's lock."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import parts
from pipelines.arrow import from_table, to_plain, to_table
from pipelines.files import write_atomic
from pipelines.parts import PartFolder
from pipelines.records import Annotation, ArticleDraft, Document, Event, Paragraph, Quote, Removed, TimeExpression
from pipelines.workspace import WarehouseBusyError, Workspace, writer_lock

TIME = TimeExpression(text="on Monday", start=3, end=12, value="weekday=1", direction="past")


def test_nested_records_come_back_from_arrow_as_they_were() -> None:
    annotation = Annotation(
        quotes=(Quote(text="ab … cd", kind="direct", start=1, end=8, parts=((1, 3), (6, 8)), speaker_anonymous=True),),
        times=(TIME,),
        events=(
            Event(
                type="CONSULT",
                status="happened",
                start=0,
                end=9,
                evidence="x",
                trigger_start=1,
                trigger_end=2,
                time=TIME,
            ),
        ),
    )
    assert from_table(Annotation, to_table(Annotation, [annotation, Annotation()])) == [annotation, Annotation()]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4), st.none() | st.datetimes())
def test_any_text_and_instant_survives(texts: list[str], instant: datetime | None) -> None:
    draft = ArticleDraft(paragraphs=tuple(map(Paragraph, texts)), removed=tuple(Removed(t, "advert") for t in texts))
    assert from_table(ArticleDraft, to_table(ArticleDraft, [draft])) == [draft]
    captured = instant.replace(tzinfo=UTC) if instant else None
    document = Document(document_id="d", path="p", url=None, captured_at=captured, media_type=None, bytes=1)
    assert from_table(Document, to_table(Document, [document])) == [document]


def test_the_plain_form_uses_the_words_of_the_contract() -> None:
    assert to_plain(Removed("Subscribe", "paywall")) == {"text": "Subscribe", "class": "paywall"}


def test_parts_hold_what_was_appended_and_the_same_records_make_the_same_part(tmp_path: Path) -> None:
    folder = PartFolder(tmp_path, Paragraph)
    folder.append([Paragraph("a"), Paragraph("b", "subhead")])
    folder.append([Paragraph("a"), Paragraph("b", "subhead")])
    assert folder.read() == [Paragraph("a"), Paragraph("b", "subhead")]
    folder.append([])
    assert len(list(tmp_path.iterdir())) == 1


def test_many_small_parts_are_compacted_without_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "COMPACT_ABOVE", 4)
    monkeypatch.setattr(parts, "PART_ROWS", 5)
    folder = PartFolder(tmp_path, Paragraph)
    for i in range(12):
        folder.append([Paragraph(str(i))])
    folder.compact()
    assert sorted(p.text for p in folder.read()) == sorted(map(str, range(12)))
    assert len(list(tmp_path.iterdir())) == 3


def test_a_half_written_part_is_never_read(tmp_path: Path) -> None:
    folder = PartFolder(tmp_path, Paragraph)
    folder.append([Paragraph("a")])
    (tmp_path / ".part-feed.parquet.1.tmp").write_bytes(b"PAR1 and then the power went")
    assert folder.read() == [Paragraph("a")]


def test_an_atomic_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    target = tmp_path / "file"
    write_atomic(target, b"old")
    with pytest.raises(TypeError):
        write_atomic(target, "not bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_second_writer_is_told_who_the_first_is(workspace: Workspace) -> None:
    with writer_lock(workspace), multiprocessing.get_context("spawn").Pool(1) as pool:
        message = pool.apply(_try_to_lock, (workspace,))
    assert "another refresh" in message and "process" in message
    assert _try_to_lock(workspace) == "locked"


def test_the_writer_may_ask_again(workspace: Workspace) -> None:
    with writer_lock(workspace), writer_lock(workspace):
        pass


def _try_to_lock(workspace: Workspace) -> str:
    try:
        with writer_lock(workspace):
            return "locked"
    except WarehouseBusyError as error:
        return str(error)
