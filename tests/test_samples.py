"""The sample captures in seeds/articles, read as `samples.toml` says they should be."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipelines.actors import find_mentions
from pipelines.cleaning import clean
from pipelines.quotes import find_quotes
from pipelines.records import ArticleDraft, Quote
from pipelines.reference import SEEDS

FOLDER = SEEDS / "articles"
SAMPLES: dict[str, dict[str, Any]] = {
    sample["file"]: sample
    for sample in tomllib.loads((Path(__file__).parent / "samples.toml").read_text("utf-8"))["sample"]
}
METADATA = ("title", "subtitle", "byline", "access", "source", "section", "language", "agency")
FIELDS = [(name, field) for name, sample in SAMPLES.items() for field in METADATA if field in sample]
DATES = [(name, moment) for name, sample in SAMPLES.items() for moment in ("published", "updated") if moment in sample]
BODY = ("first", "last", "paragraphs", "subheads")
PARTS = [(name, part) for name, sample in SAMPLES.items() for part in BODY if part in sample]
QUOTES = [(name, quote["words"], quote["speaker"]) for name, s in SAMPLES.items() for quote in s.get("quotes", [])]


@cache
def draft_of(name: str) -> ArticleDraft:
    return clean((FOLDER / name).read_bytes(), name)


@cache
def quotes_of(name: str) -> tuple[Quote, ...]:
    draft = draft_of(name)
    return find_quotes(draft.body, find_mentions(draft.body, draft.title))


def test_every_capture_has_expectations() -> None:
    assert sorted(SAMPLES) == sorted(p.name for p in FOLDER.iterdir() if p.suffix in {".html", ".txt"})


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_metadata(name: str, field: str) -> None:
    found = getattr(draft_of(name), {"source": "source_name"}.get(field, field))
    expected = SAMPLES[name][field]
    assert (list(found) if field == "byline" else found) == expected


@pytest.mark.parametrize(("name", "moment"), DATES)
def test_dates(name: str, moment: str) -> None:
    draft = draft_of(name)
    found = draft.published_at if moment == "published" else draft.updated_at
    assert (found or "")[:10] == SAMPLES[name][moment]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_body(name: str, part: str) -> None:
    expected = SAMPLES[name][part]
    paragraphs = draft_of(name).paragraphs
    match part:
        case "first":
            assert paragraphs[0].text.startswith(expected)
        case "last":
            assert paragraphs[-1].text.endswith(expected)
        case "paragraphs":
            assert len(paragraphs) == expected
        case "subheads":
            assert [p.text for p in paragraphs if p.kind == "subhead"] == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_what_must_not_be_in_the_body(name: str) -> None:
    body = draft_of(name).body
    assert [phrase for phrase in SAMPLES[name]["absent"] if phrase in body] == []


@pytest.mark.parametrize(("name", "words", "speaker"), QUOTES)
def test_quotes_and_their_speakers(name: str, words: str, speaker: str) -> None:
    speakers = [q.speaker for q in quotes_of(name) if words in q.text]
    assert len(speakers) == 1 and speakers[0] is not None
    assert speaker.casefold() in speakers[0].casefold()
