"""The records that the stages hand to one another: one frozen type a stage, named in the contract's words.

Offsets are Unicode code points into `ArticleDraft.body` (or into the text given to `annotate`), end exclusive.
Everything here is a function of one document; what depends on the set of documents is in `links.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

RemovedClass = Literal[
    "navigation", "date_header", "caption", "paywall", "newsletter", "related", "author_bio", "tags",
    "advert", "disclaimer", "social", "player", "legal", "list_header", "other",
]  # fmt: skip
ParagraphKind = Literal["para", "subhead"]
Access = Literal["full", "preview"]
QuoteKind = Literal["direct", "mixed", "indirect"]
ActorType = Literal["person", "organisation", "state", "place", "media"]
AliasKind = Literal["name", "surname", "transliteration", "misspelling", "acronym", "metonym"]
EventStatus = Literal["happened", "ongoing", "scheduled", "proposed", "hypothetical", "denied"]
ParticipantRole = Literal["source", "target", "participant"]
Direction = Literal["past", "future", "none"]


class UnreadableDocument(ValueError):
    """A document that cannot become an article. The message is the quarantine reason: what is wrong, what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Intake: one captured page as it arrived, without its bytes (the archive holds those under `document_id`)."""

    document_id: str  # sha256 of the bytes, hex
    path: str  # relative to the folder that was given, or the file's name; a WARC record adds "#url"
    url: str | None
    captured_at: datetime | None  # what the carrier says (a WARC-Date, ...), never a file's modification time
    media_type: str | None
    bytes: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    kind: ParagraphKind = "para"


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not the article, and what it is instead."""

    text: str
    class_: RemovedClass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """Cleaning: what one document says the article is. Absent means unknown: null beats wrong."""

    title: str | None = None
    subtitle: str | None = None
    byline: tuple[str, ...] = ()
    source_name: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None  # ISO 639-1
    published_at: str | None = None  # ISO 8601: date, or date and time with the offset if one is printed
    published_basis: str | None = None  # where published_at was found, e.g. json_ld, meta, time_tag, printed, url
    updated_at: str | None = None
    captured_at: str | None = None
    dateline_place: str | None = None
    access: Access = "full"
    agency: str | None = None
    tags: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    removed: tuple[Removed, ...] = ()

    @property
    def body(self) -> str:
        return "\n\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an actor is named. `actor` is its name resolved within the document."""

    text: str
    start: int
    end: int
    type: ActorType
    actor: str
    kind: AliasKind = "name"
    country: str | None = None  # ISO 3166-1 alpha-3, "IGO" for an international organisation
    role_text: str | None = None  # the description that stands beside the name: "US deputy secretary of state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words attributed to a speaker. `body[start:end] == text`; `parts` are the quoted stretches without marks."""

    text: str
    kind: QuoteKind
    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()
    speaker_text: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker: str | None = None  # resolved name, or a label such as "a senior European diplomat"
    speaker_anonymous: bool = False
    cue: str | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time as printed, not yet anchored to the article's date (which may come from other articles, later)."""

    text: str
    start: int
    end: int
    value: str  # normal form, see language/times.py: absolute ISO, or relative to the article's date
    direction: Direction = "none"  # which way a bare weekday or month points: from tense and prepositions


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    actor: str  # resolved name, as in Mention.actor
    country: str | None
    role: ParticipantRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something done, as one sentence tells it; typed with PLOVER. Its date is `time` anchored."""

    type: str
    status: EventStatus
    start: int  # of the evidence
    end: int
    evidence: str
    trigger_start: int
    trigger_end: int
    time: TimeExpression | None = None
    place: str | None = None
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Annotation: what was found in one clean text."""

    mentions: tuple[Mention, ...] = field(default=())
    quotes: tuple[Quote, ...] = field(default=())
    times: tuple[TimeExpression, ...] = field(default=())
    events: tuple[Event, ...] = field(default=())
