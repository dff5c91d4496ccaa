"""Cleaning: from the bytes of one capture to the article it carries (`clean`)."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from pipelines.cleaning.access import judge_access
from pipelines.cleaning.bylines import find_signature
from pipelines.cleaning.datelines import find_dateline_place
from pipelines.cleaning.decode import decode
from pipelines.cleaning.html import extract_body
from pipelines.cleaning.languages import find_language
from pipelines.cleaning.markup import parse_html
from pipelines.cleaning.metadata import read_metadata
from pipelines.cleaning.normalise import fold
from pipelines.cleaning.outlets import agency_credit, find_agency
from pipelines.cleaning.text import extract_article
from pipelines.cleaning.urls import clean_url
from pipelines.records import ArticleDraft, Paragraph, UnreadableDocument

__all__ = ["clean"]

_FEWEST_WORDS = 25  # of a body; a shorter one is a section front, an error page or a teaser
_CHARACTERS_PER_WORD = 6  # where a script writes no spaces


def clean(raw: bytes, path: str, *, url: str | None = None, captured_at: datetime | None = None) -> ArticleDraft:
    """The article in one captured page.

    `path` gives the form when the bytes do not (".html", ".txt"). Raises `UnreadableDocument` with the reason when
    there is no article to be had.
    """
    page = decode(raw, path)
    with _collector_paused():
        draft = _from_html(page.text, url, captured_at) if page.is_html else _from_text(page.text, url)
    body = draft.body
    if _is_too_short(body):
        raise UnreadableDocument(
            f"no article on the page: fewer than {_FEWEST_WORDS} words of running text (a section front, an error page,"
            " or a page that scripts fill later); capture the article's own page"
        )
    paragraphs = [paragraph.text for paragraph in draft.paragraphs]
    return replace(
        draft,
        language=find_language(body, draft.language),
        agency=draft.agency or find_agency(paragraphs, draft.byline),
        dateline_place=draft.dateline_place or find_dateline_place(paragraphs),
        captured_at=captured_at.isoformat() if captured_at else draft.captured_at,
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without the search for reference cycles: a page makes tens of thousands of objects and hardly a cycle among
    them, so that searching costs 7 % of the time and finds nothing. Sizes are bounded (`decode`, `markup`).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _from_text(text: str, url: str | None) -> ArticleDraft:
    draft = extract_article(text)
    return draft if draft.url or not url else replace(draft, url=clean_url(url))


def _from_html(text: str, url: str | None, captured_at: datetime | None) -> ArticleDraft:
    tree = parse_html(text)
    found = read_metadata(tree, url, captured_at)
    body = extract_body(tree, found.title, found.byline)
    elsewhere = [*(piece.text for piece in body.removed), *(paragraph.text for paragraph in body.paragraphs[-2:])]
    paragraphs, agency = _without_credit(body.paragraphs)
    is_unsigned = all(fold(name) == fold(found.source_name or "") for name in found.byline)
    return ArticleDraft(
        title=found.title,
        subtitle=found.subtitle,
        byline=(find_signature(elsewhere) if is_unsigned else ()) or found.byline,
        source_name=found.source_name,
        url=found.url,
        section=found.section,
        language=found.language,
        published_at=found.published_at,
        published_basis=found.published_basis,
        updated_at=found.updated_at,
        access=judge_access(body, declared_words=found.declared_words, hidden_remainder=found.withholds_text),
        agency=agency,
        tags=found.tags,
        paragraphs=paragraphs,
        removed=body.removed,
    )


def _without_credit(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], str | None]:
    """The paragraphs, and the agency that signs the last of them in brackets."""
    credit = agency_credit(paragraphs[-1].text) if paragraphs else None
    if credit is None:
        return paragraphs, None
    return (*paragraphs[:-1], replace(paragraphs[-1], text=credit[1])), credit[0]


def _is_too_short(body: str) -> bool:
    return len(body.split()) < _FEWEST_WORDS and len(body) < _FEWEST_WORDS * _CHARACTERS_PER_WORD
