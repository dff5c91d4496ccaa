"""Cleaning and annotation of many documents: in parallel, cached by code version, one document's failure its own.

The stage functions are pure; this module adds the stage outputs on disk, and a reason in place of a result where a
document fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from pipelines.annotation import annotate
from pipelines.cleaning import clean
from pipelines.code_versions import code_version
from pipelines.intake.archive import Archive
from pipelines.links import key
from pipelines.parts import PART_ROWS, PartFolder
from pipelines.records import Annotation, ArticleDraft, Document, UnreadableDocument
from pipelines.workers import fault, in_parallel, time_limit
from pipelines.workspace import Workspace

S = TypeVar("S")
R = TypeVar("R")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """Output of the cleaning stage for one document: a draft, or the reason why there is none."""

    document_id: str
    draft: ArticleDraft | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """Output of the annotation stage for one document: an annotation, or the reason why there is none.

    `text_id` is the hash of what was annotated: a body can change when more captures of its outlet arrive.
    """

    document_id: str
    text_id: str
    annotation: Annotation | None = None
    reason: str | None = None


def clean_documents(
    workspace: Workspace, documents: Sequence[Document], progress: Progress = lambda done: None
) -> list[Cleaned]:
    """The cleaning stage for `documents`; only those without an output of this code version are cleaned anew."""
    folder = PartFolder(workspace.stages / "cleaning" / code_version("cleaning"), Cleaned)
    known = {c.document_id: c for c in folder.read()}
    todo = [d for d in documents if d.document_id not in known]
    work = partial(clean_one, Archive(workspace.raw))
    known |= {c.document_id: c for c in _run(work, _refuse_cleaning, todo, folder, progress)}
    return [known[d.document_id] for d in documents]


def annotate_drafts(
    workspace: Workspace, cleaned: Sequence[Cleaned], progress: Progress = lambda done: None
) -> list[Annotated]:
    """The annotation stage for every draft in `cleaned`, cached in the same way."""
    folder = PartFolder(workspace.stages / "annotation" / code_version("annotation"), Annotated)
    drafts = [c for c in cleaned if c.draft is not None]
    known = {(a.document_id, a.text_id): a for a in folder.read()}
    todo = [c for c in drafts if (c.document_id, _text_id(c)) not in known]
    known |= {(a.document_id, a.text_id): a for a in _run(annotate_one, _refuse_annotation, todo, folder, progress)}
    return [known[c.document_id, _text_id(c)] for c in drafts]


def clean_one(archive: Archive, document: Document) -> Cleaned:
    """One document's draft, or the reason why there is none."""
    try:
        with time_limit():
            raw = archive.get(document.document_id)
            draft = clean(raw, document.path, url=document.url, captured_at=document.captured_at)
    except (UnreadableDocument, TimeoutError) as error:
        return Cleaned(document_id=document.document_id, reason=str(error))
    except Exception as error:  # a fault of ours must not cost the other documents; the reason names the place
        return Cleaned(document_id=document.document_id, reason=fault(error))
    return Cleaned(document_id=document.document_id, draft=draft)


def annotate_one(cleaned: Cleaned) -> Annotated:
    """One draft's annotation, or the reason why there is none."""
    assert cleaned.draft is not None
    try:
        with time_limit():
            draft = cleaned.draft
            annotation = annotate(draft.body, draft.title, draft.language)
    except TimeoutError as error:
        return _refuse_annotation(cleaned, str(error))
    except Exception as error:  # as above
        return _refuse_annotation(cleaned, fault(error))
    return Annotated(document_id=cleaned.document_id, text_id=_text_id(cleaned), annotation=annotation)


def _text_id(cleaned: Cleaned) -> str:
    draft = cleaned.draft
    return key("txt", draft.title, draft.language, draft.body) if draft else ""


def _refuse_cleaning(document: Document, reason: str) -> Cleaned:
    return Cleaned(document_id=document.document_id, reason=reason)


def _refuse_annotation(cleaned: Cleaned, reason: str) -> Annotated:
    return Annotated(document_id=cleaned.document_id, text_id=_text_id(cleaned), reason=reason)


def _run(
    work: Callable[[S], R],
    refuse: Callable[[S, str], R],
    items: Sequence[S],
    folder: PartFolder[R],
    progress: Progress,
) -> list[R]:
    """Work through the items and keep each part of the results as soon as it is full: a kill costs one part."""
    done: list[R] = []
    for i in range(0, len(items), PART_ROWS):
        part: list[R] = []
        for result in in_parallel(work, refuse, items[i : i + PART_ROWS]):
            part.append(result)
            progress(len(done) + len(part))
        folder.append(part)
        done += part
    folder.compact()
    return done
