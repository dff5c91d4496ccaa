"""Lines that an outlet prints under most of its articles: furniture that no single page gives away.

A function of the set of captures, never of their order, so it stands right of the line that docs/architecture.md draws:
the drafts it changes are annotated anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from pipelines.cleaning.boilerplate import classify_line
from pipelines.cleaning.normalise import fold
from pipelines.records import ArticleDraft, Paragraph, Removed

# Background on a running story recurs too, in several articles but not in most of what an outlet prints.
_TITLES = 5  # different headlines that a line must stand under; versions of one article count once
_SHARE = 0.5  # of the outlet's headlines


def without_recurring(drafts: Mapping[str, ArticleDraft]) -> dict[str, ArticleDraft]:
    """The drafts by their id, without the paragraphs that recur under most headlines of their outlet."""
    by_outlet: defaultdict[str, list[str]] = defaultdict(list)
    for document_id, draft in drafts.items():
        if draft.source_name:
            by_outlet[fold(draft.source_name)].append(document_id)
    result = dict(drafts)
    for document_ids in by_outlet.values():
        furniture = _recurring([drafts[i] for i in document_ids])
        for document_id in document_ids if furniture else ():
            result[document_id] = _stripped(drafts[document_id], furniture)
    return result


def _recurring(drafts: list[ArticleDraft]) -> set[str]:
    titles_of: defaultdict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        for paragraph in draft.paragraphs:
            titles_of[fold(paragraph.text)].add(fold(draft.title or ""))
    total = len({fold(draft.title or "") for draft in drafts})
    return {text for text, titles in titles_of.items() if len(titles) >= max(_TITLES, _SHARE * total)}


def _stripped(draft: ArticleDraft, furniture: set[str]) -> ArticleDraft:
    """The draft without the furniture; whole if nothing else is in it."""
    kept = tuple(p for p in draft.paragraphs if fold(p.text) not in furniture)
    if not kept or len(kept) == len(draft.paragraphs):
        return draft
    gone = tuple(_removed(p) for p in draft.paragraphs if fold(p.text) in furniture)
    return replace(draft, paragraphs=kept, removed=draft.removed + gone)


def _removed(paragraph: Paragraph) -> Removed:
    return Removed(paragraph.text, classify_line(paragraph.text) or "other")
