"""The steps of a refresh over one workspace, each callable by itself: what the Dagster assets call, and nothing else.

Every step reads what the step before left on disk, so that each can run in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pipelines.cleaning.recurring import without_recurring
from pipelines.code_versions import code_version, sql_version
from pipelines.extraction import Annotated, Cleaned, annotate_drafts, clean_documents
from pipelines.intake import Intake, read_manifest, take_in
from pipelines.linking import ExtractedDocument, link
from pipelines.linking.stage import read_staged, write_staged
from pipelines.quarantine import quarantine_rows, set_aside
from pipelines.warehouse.audit import CheckResult, audit, blocked
from pipelines.warehouse.load import LoadCounts, load
from pipelines.warehouse.publish import publish
from pipelines.warehouse.rows import ArchiveRow, StagedRows
from pipelines.workspace import Workspace, writer_lock

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a refresh did; `published` is False when a check blocked it, or when nothing had changed."""

    intake: Intake
    tables: dict[str, LoadCounts]
    checks: tuple[CheckResult, ...]
    published: bool


def _quiet(done: int) -> None:
    """No progress shown."""


def run_cleaning(workspace: Workspace, progress: Progress = _quiet) -> list[Cleaned]:
    """Clean every document that was ever taken in; cached outputs are used where the code version is the same."""
    return clean_documents(workspace, read_manifest(workspace).documents, progress)


def run_annotation(workspace: Workspace, progress: Progress = _quiet) -> list[Annotated]:
    """Annotate every draft, as it stands among the others of its outlet."""
    return annotate_drafts(workspace, _cleaned_as_a_set(run_cleaning(workspace)), progress)


def _cleaned_as_a_set(cleaned: Sequence[Cleaned]) -> list[Cleaned]:
    """What only the set of captures shows to be furniture is taken out."""
    drafts = without_recurring({c.document_id: c.draft for c in cleaned if c.draft is not None})
    return [replace(c, draft=drafts.get(c.document_id)) for c in cleaned]


def run_linking(workspace: Workspace) -> StagedRows:
    """Link all documents that are not quarantined, and keep the staged relations."""
    manifest = read_manifest(workspace)
    cleaned = _cleaned_as_a_set(clean_documents(workspace, manifest.documents))
    annotated = annotate_drafts(workspace, cleaned)
    aside = set_aside(workspace)
    drafts = {c.document_id: c.draft for c in cleaned if c.draft is not None}
    annotations = {a.document_id: a.annotation for a in annotated if a.annotation is not None}
    extracted = [
        ExtractedDocument(document=d, draft=drafts[d.document_id], annotation=annotations[d.document_id])
        for d in manifest.documents
        if d.document_id in annotations and d.document_id not in aside
    ]
    staged = replace(
        link(extracted),
        quarantine=quarantine_rows(workspace, manifest, cleaned, annotated),
        archive=tuple(ArchiveRow(document_id=d.document_id, path=d.path) for d in manifest.documents),
    )
    write_staged(workspace.linked, staged)
    return staged


def read_linked(workspace: Workspace) -> StagedRows:
    """The staged relations of the last linking; raises `FileNotFoundError` if there was none."""
    return read_staged(workspace.linked)


def refresh(workspace: Workspace, paths: Sequence[Path], run_id: str, now: datetime) -> Refreshed:
    """The whole line in one call, for scripts and tests; the Dagster job runs the same steps as assets.

    Raises `WarehouseBusyError` when another process is at it.
    """
    with writer_lock(workspace):
        intake = take_in(workspace, paths)
        counts, results = run_load(workspace, run_linking(workspace), run_id, now)
        published = not blocked(results) and publish(workspace.build, workspace.published)
    return Refreshed(intake=intake, tables=counts, checks=results, published=published)


def run_load(
    workspace: Workspace, staged: StagedRows, run_id: str, now: datetime
) -> tuple[dict[str, LoadCounts], tuple[CheckResult, ...]]:
    """Load the build file and run every check on it."""
    workspace.build.parent.mkdir(parents=True, exist_ok=True)
    versions = {stage: code_version(stage) for stage in ("cleaning", "annotation")} | {"sql": sql_version()}
    counts = load(workspace.build, staged, run_id, now, versions)
    return counts, audit(workspace.build, now)
