"""From links to the staged rows of the warehouse: keys, offsets and resolved ids, nothing decided any more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate

from pipelines.actors.places import Place, find_place
from pipelines.code_versions import code_version
from pipelines.events.dates import event_dates
from pipelines.links import ActorLinks, Article, Cluster, ItemKey, key
from pipelines.records import ArticleDraft, Document, Event, Quote
from pipelines.reference import seed_rows
from pipelines.warehouse.rows import (
    ArticleRow,
    DocumentRow,
    EventReportRow,
    EventTypeRow,
    MentionRow,
    PlaceRow,
    QuoteRow,
    RemovedRow,
    ReportParticipantRow,
    SourceRow,
    StagedRows,
)

DocumentVersion = tuple[Document, str, ArticleDraft, bool]  # document, article_id, its own draft, is it the best one


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedSet:
    """A set of articles with every link among them."""

    articles: tuple[Article, ...]
    stories: tuple[Cluster, ...]
    actors: ActorLinks
    quote_groups: tuple[Cluster, ...]
    events: tuple[Cluster, ...]

    def ids(self) -> dict[tuple[str, ItemKey], dict[str, str]]:
        """("stories" | "quotes" | "mentions" | "events", item) -> the ids that linking gave the item, by their name."""
        return {
            **{("stories", k): {"story_id": c.cluster_id} for k, c in cluster_of(self.stories).items()},
            **{("quotes", k): {"quote_group_id": c.cluster_id} for k, c in cluster_of(self.quote_groups).items()},
            **{("mentions", k): {"actor_id": i} for k, i in self.actors.of_mention.items()},
            **{("events", k): {"event_id": c.cluster_id} for k, c in cluster_of(self.events).items()},
        }


def staged_rows(
    linked: LinkedSet,
    *,
    sources: Sequence[SourceRow],
    documents: Sequence[DocumentVersion],
) -> StagedRows:
    """All staged relations of a linked set, but for the archive and the quarantine."""
    source_of = {a.article_id: a.source_id for a in linked.articles}
    story_of = cluster_of(linked.stories)
    reports = list(_event_reports(linked))
    return StagedRows(
        sources=tuple(sources),
        documents=tuple(_document(d, a, draft, best, source_of[a]) for d, a, draft, best in documents),
        removed=tuple(r for d, _, draft, _ in documents for r in _removed(d, draft)),
        articles=tuple(_article(a, story_of[a.article_id, 0].cluster_id) for a in linked.articles),
        mentions=tuple(m for a in linked.articles for m in _mentions(a, linked.actors)),
        quotes=tuple(q for a in linked.articles for q in _quotes(a, linked)),
        actors=linked.actors.actors,
        aliases=linked.actors.aliases,
        event_reports=tuple(reports),
        report_participants=tuple(_participants(linked)),
        places=tuple(_places(linked)),
        event_types=tuple(EventTypeRow(**row) for row in seed_rows("event_types")),
    )


def cluster_of(clusters: Sequence[Cluster]) -> dict[ItemKey, Cluster]:
    return {member: cluster for cluster in clusters for member in cluster.members}


def _document(document: Document, article_id: str, draft: ArticleDraft, best: bool, source: str | None) -> DocumentRow:
    return DocumentRow(
        document_id=document.document_id,
        article_id=article_id,
        source_id=source,
        path=document.path,
        url=document.url or draft.url,
        captured_at=_instant(draft.captured_at),
        media_type=document.media_type,
        bytes=document.bytes,
        access=draft.access,
        is_best=best,
        cleaning_version=code_version("cleaning"),
    )


def _removed(document: Document, draft: ArticleDraft) -> Iterator[RemovedRow]:
    for position, piece in enumerate(draft.removed):
        yield RemovedRow(document_id=document.document_id, position=position, class_=piece.class_, text=piece.text)


def _article(article: Article, story_id: str) -> ArticleRow:
    draft = article.draft
    place = _place(draft.dateline_place)
    return ArticleRow(
        article_id=article.article_id,
        source_id=article.source_id,
        url=draft.url,
        title=draft.title,
        subtitle=draft.subtitle,
        byline=draft.byline,
        section=draft.section,
        language=draft.language,
        dateline_place_id=place.place_id if place else None,
        published_date=article.published_date,
        published_at=draft.published_at,
        published_basis=draft.published_basis,
        updated_at=draft.updated_at,
        access=draft.access,
        agency=draft.agency,
        tags=draft.tags,
        body=draft.body,
        story_id=story_id,
        annotation_version=code_version("annotation"),
    )


def _mentions(article: Article, actors: ActorLinks) -> Iterator[MentionRow]:
    for i, mention in enumerate(article.annotation.mentions):
        yield MentionRow(
            mention_id=key("men", article.article_id, mention.start, mention.end, mention.type),
            article_id=article.article_id,
            actor_id=actors.of_mention[article.article_id, i],
            text=mention.text,
            start_offset=mention.start,
            end_offset=mention.end,
            role_text=mention.role_text,
            alias_kind=mention.kind,
        )


def _quotes(article: Article, linked: LinkedSet) -> Iterator[QuoteRow]:
    groups = cluster_of(linked.quote_groups)
    starts = list(accumulate((len(p.text) + 2 for p in article.draft.paragraphs), initial=0))
    for i, quote in enumerate(article.annotation.quotes):
        group = groups[article.article_id, i]
        yield QuoteRow(
            quote_id=key("quo", article.article_id, quote.start, quote.end, quote.kind),
            article_id=article.article_id,
            actor_id=_speaker_id(article, quote, linked.actors),
            speaker_text=quote.speaker_text,
            speaker=quote.speaker,
            speaker_anonymous=quote.speaker_anonymous,
            text=quote.text,
            kind=quote.kind,
            cue=quote.cue,
            start_offset=quote.start,
            end_offset=quote.end,
            parts=quote.parts,
            paragraph_no=bisect_right(starts, quote.start) - 1,
            truncated=quote.truncated,
            quote_group_id=group.cluster_id,
            group_rule=group.rule,
        )


def _speaker_id(article: Article, quote: Quote, actors: ActorLinks) -> str | None:
    return actors.of_name.get((article.article_id, quote.speaker)) if quote.speaker else None


def _reported(linked: LinkedSet) -> Iterator[tuple[Article, Event, Cluster]]:
    clusters = cluster_of(linked.events)
    for article in linked.articles:
        for i, event in enumerate(article.annotation.events):
            yield article, event, clusters[article.article_id, i]


def _event_reports(linked: LinkedSet) -> Iterator[EventReportRow]:
    for article, event, cluster in _reported(linked):
        captured = _instant(article.draft.captured_at)
        when = event_dates(event, article.published_date, latest=captured.date() if captured else None)
        place = _place(event.place)
        yield EventReportRow(
            event_id=cluster.cluster_id,
            article_id=article.article_id,
            event_type=event.type,
            evidence=event.evidence,
            start_offset=event.start,
            end_offset=event.end,
            trigger_start=event.trigger_start,
            trigger_end=event.trigger_end,
            reported_date=when.date_start,
            reported_date_end=when.date_end,
            date_precision=when.precision,
            date_text=when.date_text,
            reported_place=event.place,
            place_id=place.place_id if place else None,
            status=event.status,
            link_rule=cluster.rule,
        )


def _participants(linked: LinkedSet) -> Iterator[ReportParticipantRow]:
    for article, event, cluster in _reported(linked):
        for participant in event.participants:
            actor_id = linked.actors.of_name.get((article.article_id, participant.actor))
            if actor_id is not None:
                yield ReportParticipantRow(
                    event_id=cluster.cluster_id,
                    article_id=article.article_id,
                    start_offset=event.start,
                    trigger_start=event.trigger_start,
                    actor_id=actor_id,
                    role=participant.role,
                )


def _places(linked: LinkedSet) -> Iterator[PlaceRow]:
    names = {a.draft.dateline_place for a in linked.articles} | {e.place for _, e, _ in _reported(linked)}
    found = {p.place_id: p for p in map(_place, names) if p is not None}
    for _, place in sorted(found.items()):
        yield PlaceRow(
            place_id=place.place_id,
            name=place.name,
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
        )


def _place(name: str | None) -> Place | None:
    return find_place(name) if name else None


def _instant(value: str | None) -> datetime | None:
    """ISO 8601 as an instant; a day stands for its first moment, and a time without offset is taken for UTC."""
    if value is None:
        return None
    instant = datetime.fromisoformat(value)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
