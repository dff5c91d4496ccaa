"""The order of the linking steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.actors.link import link_actors
from pipelines.events.link import link_events
from pipelines.linking.rows import LinkedSet, staged_rows
from pipelines.linking.sources import link_sources
from pipelines.links import Article, Cluster, key
from pipelines.quotes.link import link_quotes
from pipelines.records import Annotation, ArticleDraft, Document
from pipelines.stories.dates import infer_dates
from pipelines.stories.stories import link_stories
from pipelines.stories.versions import best_version, link_versions, merge
from pipelines.warehouse.rows import StagedRows


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedDocument:
    """One document with what cleaning and annotation made of it."""

    document: Document
    draft: ArticleDraft
    annotation: Annotation


def link(extracted: Sequence[ExtractedDocument]) -> StagedRows:
    """The rows of the warehouse for a set of documents, all but the archive and the quarantine."""
    documents = {e.document.document_id: e for e in extracted}
    versions = {_article_id(ids): ids for ids in link_versions({i: e.draft for i, e in documents.items()})}
    best = {a: best_version({i: documents[i].draft for i in ids}) for a, ids in versions.items()}
    merged = {a: merge({i: documents[i].draft for i in ids}) for a, ids in versions.items()}
    sources = link_sources(merged)
    articles = [
        Article(
            article_id=article_id,
            source_id=sources.of_article[article_id],
            published_date=_day(draft.published_at),
            draft=draft,
            annotation=documents[best[article_id]].annotation,
        )
        for article_id, draft in sorted(merged.items())
    ]
    linked = link_articles(articles)
    captures = [(documents[i], a, i == best[a]) for a, ids in versions.items() for i in ids]
    return staged_rows(
        linked,
        sources=sources.rows,
        documents=[(e.document, article_id, e.draft, is_best) for e, article_id, is_best in captures],
    )


def link_articles(articles: Sequence[Article]) -> LinkedSet:
    """The links among articles: stories, late dates, actors, quote groups, events. Also serves `annotate --link`."""
    stories = link_stories(articles)
    dated = _with_late_dates(articles, stories)
    actors = link_actors(dated)
    return LinkedSet(
        articles=tuple(dated),
        stories=stories,
        actors=actors,
        quote_groups=link_quotes(dated, actors),
        events=link_events(dated, actors, stories),
    )


def _with_late_dates(articles: Sequence[Article], stories: tuple[Cluster, ...]) -> list[Article]:
    late = infer_dates(articles, stories)
    return [_late_dated(a, late) for a in articles]


def _late_dated(article: Article, late: Mapping[str, tuple[date, str]]) -> Article:
    if article.published_date is not None or article.article_id not in late:
        return article
    day, basis = late[article.article_id]
    return replace(
        article,
        published_date=day,
        draft=replace(article.draft, published_at=day.isoformat(), published_basis=basis),
    )


def _article_id(document_ids: Sequence[str]) -> str:
    return key("art", min(document_ids))


def _day(published_at: str | None) -> date | None:
    return date.fromisoformat(published_at[:10]) if published_at else None
