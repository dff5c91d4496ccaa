"""What is kept out of the warehouse, and why: refusals of the stages, and documents that a person has set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from pipelines.extraction import Annotated, Cleaned
from pipelines.files import write_atomic
from pipelines.intake import Manifest
from pipelines.warehouse.rows import QuarantineRow
from pipelines.workspace import Workspace


class UnknownDocumentError(LookupError):
    """No document with that id was ever taken in."""


def quarantine_rows(
    workspace: Workspace, manifest: Manifest, cleaned: Sequence[Cleaned], annotated: Sequence[Annotated]
) -> tuple[QuarantineRow, ...]:
    """One row a document that is not in the warehouse, or only in part, with the stage and the reason."""
    rows = {r.document_id: r for r in _by_stage(manifest, cleaned, annotated)}
    paths = {d.document_id: d.path for d in manifest.documents}
    for document_id, decision in set_aside(workspace).items():
        rows[document_id] = QuarantineRow(
            document_id=document_id,
            path=paths.get(document_id, ""),
            stage="audit",
            reason=decision["reason"],
            seen_at=datetime.fromisoformat(decision["seen_at"]),
        )
    return tuple(rows[i] for i in sorted(rows))


def _by_stage(
    manifest: Manifest, cleaned: Sequence[Cleaned], annotated: Sequence[Annotated]
) -> Iterator[QuarantineRow]:
    for s in manifest.unreadable:
        yield QuarantineRow(
            document_id=s.document_id, path=s.path, stage="intake", reason=s.reason or "", seen_at=s.seen_at
        )
    paths = {d.document_id: d.path for d in manifest.documents}
    refused = [("cleaning", c) for c in cleaned if c.reason] + [("annotation", a) for a in annotated if a.reason]
    for stage, output in refused:
        yield QuarantineRow(
            document_id=output.document_id,
            path=paths[output.document_id],
            stage=stage,
            reason=output.reason or "",
            seen_at=manifest.first_seen[output.document_id],
        )


def set_aside(workspace: Workspace) -> dict[str, dict[str, str]]:
    """document_id -> {"reason", "seen_at"} of the documents that a person has quarantined."""
    file = workspace.state / "set_aside.json"
    decisions: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return decisions


def put_aside(workspace: Workspace, manifest: Manifest, document_id: str, reason: str) -> None:
    """Keep a document out of the warehouse from the next refresh on; raises `UnknownDocumentError`."""
    if document_id not in manifest.first_seen:
        raise UnknownDocumentError(f"{document_id}: no document with this id was taken in")
    decision = {"reason": reason, "seen_at": datetime.now(UTC).isoformat()}
    _save(workspace, {**set_aside(workspace), document_id: decision})


def release(workspace: Workspace, document_id: str) -> None:
    """Let a document back in; raises `UnknownDocumentError` if it was not set aside."""
    decisions = set_aside(workspace)
    if document_id not in decisions:
        raise UnknownDocumentError(f"{document_id}: this document is not set aside")
    _save(workspace, {i: d for i, d in decisions.items() if i != document_id})


def _save(workspace: Workspace, decisions: dict[str, dict[str, str]]) -> None:
    text = json.dumps(decisions, indent=2, sort_keys=True, ensure_ascii=False)
    write_atomic(workspace.state / "set_aside.json", text.encode())
