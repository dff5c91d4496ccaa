"""The steps of a refresh over one workspace, each callable by itself: what the Dagster assets call, and nothing else.

Every step reads what the step before left on disk, so that each can run in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from pipelines.extraction import Annotated, Cleaned, annotate_drafts, clean_documents
from pipelines.intake import read_manifest
from pipelines.linking import ExtractedDocument, link
from pipelines.linking.stage import read_staged, write_staged
from pipelines.quarantine import quarantine_rows, set_aside
from pipelines.warehouse.rows import StagedRows
from pipelines.workspace import Workspace

Progress = Callable[[int], None]


def _quiet(done: int) -> None:
    """No progress shown."""


def run_cleaning(workspace: Workspace, progress: Progress = _quiet) -> list[Cleaned]:
    """Clean every document that was ever taken in; cached outputs are used where the code version is the same."""
    return clean_documents(workspace, read_manifest(workspace).documents, progress)


def run_annotation(workspace: Workspace, progress: Progress = _quiet) -> list[Annotated]:
    """Annotate every draft."""
    return annotate_drafts(workspace, run_cleaning(workspace), progress)


def run_linking(workspace: Workspace) -> StagedRows:
    """Link all documents that are not quarantined, and keep the staged relations."""
    manifest = read_manifest(workspace)
    cleaned = clean_documents(workspace, manifest.documents)
    annotated = annotate_drafts(workspace, cleaned)
    aside = set_aside(workspace)
    drafts = {c.document_id: c.draft for c in cleaned if c.draft is not None}
    annotations = {a.document_id: a.annotation for a in annotated if a.annotation is not None}
    extracted = [
        ExtractedDocument(document=d, draft=drafts[d.document_id], annotation=annotations[d.document_id])
        for d in manifest.documents
        if d.document_id in annotations and d.document_id not in aside
    ]
    staged = link(extracted, quarantine_rows(workspace, manifest, cleaned, annotated))
    write_staged(workspace.linked, staged)
    return staged


def read_linked(workspace: Workspace) -> StagedRows:
    """The staged relations of the last linking; raises `FileNotFoundError` if there was none."""
    return read_staged(workspace.linked)
