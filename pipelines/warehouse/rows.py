"""What linking hands to the warehouse: one frozen row type for each staged relation.

These are facts before aggregation. Counts, first and last days, representative rows and the calendar are computed by
the SQL in `sql/load/`, so that an analyst can read how every figure in the star schema came about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from pipelines.links import Actor, Alias

__all__ = ["StagedRows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    source_id: str
    name: str
    domain: str | None
    country: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    document_id: str
    article_id: str
    source_id: str | None
    path: str
    url: str | None
    captured_at: datetime | None
    media_type: str | None
    bytes: int
    access: str
    is_best: bool
    cleaning_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedRow:
    document_id: str
    position: int  # order on the page, from 0
    class_: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    article_id: str
    source_id: str | None
    url: str | None
    title: str | None
    subtitle: str | None
    byline: tuple[str, ...]
    section: str | None
    language: str | None
    dateline_place_id: str | None
    published_date: date | None
    published_at: str | None
    published_basis: str | None
    updated_at: str | None
    access: str
    agency: str | None
    tags: tuple[str, ...]
    body: str
    story_id: str
    annotation_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    mention_id: str
    article_id: str
    actor_id: str
    text: str
    start_offset: int
    end_offset: int
    role_text: str | None
    alias_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    quote_id: str
    article_id: str
    actor_id: str | None
    speaker_text: str | None
    speaker: str | None  # resolved name or descriptive label
    speaker_anonymous: bool
    text: str
    kind: str
    cue: str | None
    start_offset: int
    end_offset: int
    parts: tuple[tuple[int, int], ...]
    paragraph_no: int  # from 0, subheads included
    truncated: bool
    quote_group_id: str
    group_rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReportRow:
    event_id: str
    article_id: str
    event_type: str
    evidence: str
    start_offset: int
    end_offset: int
    trigger_start: int
    trigger_end: int
    reported_date: date | None  # first day
    reported_date_end: date | None
    date_precision: str | None  # day, range, month, year
    date_text: str | None
    reported_place: str | None
    place_id: str | None
    status: str
    link_rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportParticipantRow:
    event_id: str
    article_id: str
    start_offset: int
    trigger_start: int
    actor_id: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    place_id: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTypeRow:
    event_type: str
    name: str
    description: str
    quad_class: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRow:
    document_id: str
    path: str
    stage: str  # intake, cleaning, annotation, audit
    reason: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRow:
    """A document that was taken in: the audit asks that each is in `documents` or in `quarantine`."""

    document_id: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRows:
    """Everything a load needs, one tuple a staged relation; the field name is the relation's name in `sql/load/`."""

    sources: tuple[SourceRow, ...] = field(default=())
    documents: tuple[DocumentRow, ...] = field(default=())
    removed: tuple[RemovedRow, ...] = field(default=())
    articles: tuple[ArticleRow, ...] = field(default=())
    mentions: tuple[MentionRow, ...] = field(default=())
    quotes: tuple[QuoteRow, ...] = field(default=())
    actors: tuple[Actor, ...] = field(default=())
    aliases: tuple[Alias, ...] = field(default=())
    event_reports: tuple[EventReportRow, ...] = field(default=())
    report_participants: tuple[ReportParticipantRow, ...] = field(default=())
    places: tuple[PlaceRow, ...] = field(default=())
    event_types: tuple[EventTypeRow, ...] = field(default=())
    quarantine: tuple[QuarantineRow, ...] = field(default=())
    archive: tuple[ArchiveRow, ...] = field(default=())
