"""A small invented newsroom as staged rows: three outlets, one meeting told by all of them with contradictions.

`Newsroom` collects rows and finds offsets in the bodies; `newsroom()` is a clean warehouse that passes every check;
`only` keeps what depends on some of the articles, as if the others had not arrived yet.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from pipelines.links import Actor, Alias
from pipelines.warehouse.load import load
from pipelines.warehouse.rows import (
    ArchiveRow,
    ArticleRow,
    DocumentRow,
    EventReportRow,
    EventTypeRow,
    MentionRow,
    PlaceRow,
    QuarantineRow,
    QuoteRow,
    RemovedRow,
    ReportParticipantRow,
    SourceRow,
    StagedRows,
)

LOADED_AT = datetime(2031, 5, 10, 8, 0, tzinfo=UTC)

BODIES = {
    "art_harbour": (
        "LUNDE — Finance minister Ada Brekke met fishing crews in Lunde on Tuesday after a week of protests.\n\n"
        "“We will pay every boat before the winter,” Brekke said.\n\n"
        "The former harbour master Olaf Tveit, now with the Coastal Union, called the offer “far too small”."
    ),
    "art_courier": (
        "Ada Brekke, the finance minister, met crews in Vikoy on Wednesday, officials said.\n\n"
        "“Every boat will be paid by us before winter comes,” said Brekke, who left without taking questions.\n\n"
        "The Coastal Union said the talks had been useful and would go on next month in the capital."
    ),
    "art_tidende": (
        "The talks between Ada Brekke and the Coastal Union were called off, the union said on Tuesday evening.\n\n"
        "The union had asked for a meeting in Lunde since the spring, when prices for cod fell by a third."
    ),
}


@dataclass
class Newsroom:
    """Collects staged rows; every offset is that of the words' first place in the article's body."""

    rows: dict[str, list[Any]] = field(default_factory=lambda: {f.name: [] for f in fields(StagedRows)})

    def staged(self) -> StagedRows:
        return StagedRows(**{name: tuple(rows) for name, rows in self.rows.items()})

    def source(self, source_id: str, name: str, domain: str) -> None:
        self.rows["sources"].append(
            SourceRow(source_id=source_id, name=name, domain=domain, country="NOR", language="en")
        )

    def place(self, place_id: str, name: str) -> None:
        self.rows["places"].append(PlaceRow(place_id=place_id, name=name, country="NOR", latitude=60.5, longitude=5.25))

    def actor(self, actor_id: str, name: str, type_: Any, *aliases: tuple[str, Any]) -> None:
        self.rows["actors"].append(Actor(actor_id=actor_id, name=name, type=type_, country="NOR"))
        self.rows["aliases"].extend(
            Alias(actor_id=actor_id, alias=alias, kind=kind) for alias, kind in (*aliases, (name, "name"))
        )

    def article(self, article_id: str, source_id: str, published: date, title: str) -> None:
        body = BODIES[article_id]
        self.rows["documents"].append(
            DocumentRow(
                document_id=sha256(article_id.encode()).hexdigest(),
                article_id=article_id,
                source_id=source_id,
                path=f"{article_id}.html",
                url=f"https://{source_id}.example/{article_id}",
                captured_at=datetime(2031, 5, 9, 23, 30, tzinfo=UTC),
                media_type="text/html",
                bytes=len(body) + 900,
                access="full",
                is_best=True,
                cleaning_version="cleaning-1",
            )
        )
        self.archived(sha256(article_id.encode()).hexdigest(), f"{article_id}.html")
        self.rows["articles"].append(
            ArticleRow(
                article_id=article_id,
                source_id=source_id,
                url=f"https://{source_id}.example/{article_id}",
                title=title,
                subtitle=None,
                byline=("Kari Moen",),
                section="Economy",
                language="en",
                dateline_place_id="plc_lunde",
                published_date=published,
                published_at=f"{published.isoformat()}T18:05:00+02:00",
                published_basis="json_ld",
                updated_at=None,
                access="full",
                agency=None,
                tags=("fishing",),
                body=body,
                story_id="sto_boats",
                annotation_version="annotation-1",
            )
        )
        self.removed(article_id, 0, "newsletter", "Get our evening letter")

    def archived(self, document_id: str, path: str) -> None:
        self.rows["archive"].append(ArchiveRow(document_id=document_id, path=path))

    def removed(self, article_id: str, position: int, class_: str, text: str) -> None:
        document_id = sha256(article_id.encode()).hexdigest()
        self.rows["removed"].append(RemovedRow(document_id=document_id, position=position, class_=class_, text=text))

    def mention(self, article_id: str, actor_id: str, text: str, kind: str, role: str | None = None) -> None:
        start = BODIES[article_id].index(text)
        self.rows["mentions"].append(
            MentionRow(
                mention_id=f"men_{article_id}_{start}",
                article_id=article_id,
                actor_id=actor_id,
                text=text,
                start_offset=start,
                end_offset=start + len(text),
                role_text=role,
                alias_kind=kind,
            )
        )

    def quote(self, article_id: str, actor_id: str, speaker: str, text: str, group: str, kind: str = "direct") -> None:
        body = BODIES[article_id]
        start = body.index(text)
        self.rows["quotes"].append(
            QuoteRow(
                quote_id=f"quo_{article_id}_{start}",
                article_id=article_id,
                actor_id=actor_id,
                speaker_text=speaker.split()[-1],
                speaker=speaker,
                speaker_anonymous=False,
                text=text,
                kind=kind,
                cue="said",
                start_offset=start,
                end_offset=start + len(text),
                parts=((start, start + len(text)),),
                paragraph_no=body[:start].count("\n\n"),
                truncated=False,
                quote_group_id=group,
                group_rule="same speaker, alike words",
            )
        )

    def report(
        self, article_id: str, evidence: str, trigger: str, day: date | None, place: str | None, status: str
    ) -> None:
        body = BODIES[article_id]
        start, trigger_start = body.index(evidence), body.index(trigger)
        self.rows["event_reports"].append(
            EventReportRow(
                event_id="evt_meeting",
                article_id=article_id,
                event_type="CONSULT",
                evidence=evidence,
                start_offset=start,
                end_offset=start + len(evidence),
                trigger_start=trigger_start,
                trigger_end=trigger_start + len(trigger),
                reported_date=day,
                reported_date_end=day,
                date_precision="day" if day else None,
                date_text=f"on {day:%A}" if day else None,
                reported_place=place,
                place_id=f"plc_{place.lower()}" if place else None,
                status=status,
                link_rule="same actors, same days",
            )
        )
        for actor_id in ("act_brekke", "act_union"):
            self.rows["report_participants"].append(
                ReportParticipantRow(
                    event_id="evt_meeting",
                    article_id=article_id,
                    start_offset=start,
                    trigger_start=trigger_start,
                    actor_id=actor_id,
                    role="participant",
                )
            )


def newsroom() -> StagedRows:
    """Three articles of one story, clean in every respect."""
    room = Newsroom()
    for source_id, name in (("harbour", "The Harbour"), ("courier", "The Courier"), ("tidende", "Tidende")):
        room.source(source_id, name, f"{source_id}.example")
    room.place("plc_lunde", "Lunde")
    room.place("plc_vikoy", "Vikoy")
    room.rows["event_types"].append(
        EventTypeRow(event_type="CONSULT", name="Consult", description="Sides meet.", quad_class="verbal_cooperation")
    )
    room.actor("act_brekke", "Ada Brekke", "person", ("Brekke", "surname"))
    room.actor("act_tveit", "Olaf Tveit", "person")
    room.actor("act_union", "Coastal Union", "organisation")
    _harbour(room)
    _courier(room)
    _tidende(room)
    room.archived(sha256(b"").hexdigest(), "empty.html")
    room.rows["quarantine"].append(
        QuarantineRow(
            document_id=sha256(b"").hexdigest(),
            path="empty.html",
            stage="intake",
            reason="the file is empty: capture the page again",
            seen_at=datetime(2031, 5, 9, 23, 45, tzinfo=UTC),
        )
    )
    return room.staged()


def _harbour(room: Newsroom) -> None:
    key = "art_harbour"
    room.article(key, "harbour", date(2031, 5, 7), "Minister meets angry crews")
    room.mention(key, "act_brekke", "Ada Brekke", "name", "Finance minister")
    room.mention(key, "act_tveit", "Olaf Tveit", "name", "former harbour master")
    room.mention(key, "act_union", "Coastal Union", "name")
    room.quote(key, "act_brekke", "Ada Brekke", "We will pay every boat before the winter,", "grp_pay")
    room.quote(key, "act_tveit", "Olaf Tveit", "far too small", "grp_small", "mixed")
    sentence = BODIES[key].split("\n\n")[0]
    room.report(key, sentence, "met", date(2031, 5, 6), "Lunde", "happened")


def _courier(room: Newsroom) -> None:
    key = "art_courier"
    room.article(key, "courier", date(2031, 5, 8), "Brekke promises money for boats")
    room.mention(key, "act_brekke", "Ada Brekke", "name", "finance minister")
    room.mention(key, "act_union", "Coastal Union", "name")
    room.quote(key, "act_brekke", "Ada Brekke", "Every boat will be paid by us before winter comes,", "grp_pay")
    room.report(key, BODIES[key].split("\n\n")[0], "met", date(2031, 5, 7), "Vikoy", "happened")


def _tidende(room: Newsroom) -> None:
    key = "art_tidende"
    room.article(key, "tidende", date(2031, 5, 7), "Talks called off, union says")
    room.mention(key, "act_brekke", "Ada Brekke", "name")
    room.mention(key, "act_union", "Coastal Union", "name")
    room.report(key, BODIES[key].split("\n\n")[0], "talks", date(2031, 5, 6), None, "denied")


@cache
def newsroom_file() -> bytes:
    """The build file that run-1 made of it at `LOADED_AT`: to be written to a path of one's own."""
    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder) / "build.duckdb"
        load(build, newsroom(), "run-1", LOADED_AT)
        return build.read_bytes()


def only(staged: StagedRows, article_ids: set[str]) -> StagedRows:
    """The rows that the given articles alone would have staged; reference data stays whole."""
    documents = tuple(d for d in staged.documents if d.article_id in article_ids)
    document_ids = {d.document_id for d in documents}
    in_archive = document_ids | {q.document_id for q in staged.quarantine}
    kept = {
        name: tuple(row for row in getattr(staged, name) if row.article_id in article_ids)
        for name in ("articles", "mentions", "quotes", "event_reports", "report_participants")
    }
    actor_ids = {row.actor_id for name in ("mentions", "quotes", "report_participants") for row in kept[name]}
    return replace(
        staged,
        documents=documents,
        archive=tuple(a for a in staged.archive if a.document_id in in_archive),
        removed=tuple(r for r in staged.removed if r.document_id in document_ids),
        actors=tuple(a for a in staged.actors if a.actor_id in actor_ids),
        aliases=tuple(a for a in staged.aliases if a.actor_id in actor_ids),
        **kept,
    )


def shuffled(staged: StagedRows, seed: int) -> StagedRows:
    """The same rows in another order."""
    random = Random(seed)
    return StagedRows(
        **{f.name: tuple(random.sample(rows := getattr(staged, f.name), len(rows))) for f in fields(staged)}
    )
