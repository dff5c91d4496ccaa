"""The records of linking: what depends on the set of documents, never on the order in which they arrived.

Every linker is a pure function of a sequence of `Article`; it must give equal results for every order of that
sequence, with keys made from content (`key`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from pipelines.records import ActorType, AliasKind, Annotation, ArticleDraft

ItemKey = tuple[str, int]  # (article_id, index of the mention, quote or event in the article's annotation)


def key(prefix: str, *parts: object) -> str:
    """A text key from content: `prefix` and 16 hex digits of the SHA-256 of the parts."""
    data = "\x1f".join("" if p is None else str(p) for p in parts).encode("utf-8")
    return f"{prefix}_{hashlib.sha256(data).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article in its best version, annotated; the input of every linker."""

    article_id: str
    source_id: str | None
    published_date: date | None
    draft: ArticleDraft
    annotation: Annotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    actor_id: str
    name: str
    type: ActorType
    country: str | None
    wikidata_id: str | None = None
    parent_actor_id: str | None = None
    merge_rule: str | None = None  # which rules joined its members, comma separated


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    actor_id: str
    alias: str
    kind: AliasKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLinks:
    actors: tuple[Actor, ...]
    aliases: tuple[Alias, ...]
    of_mention: dict[ItemKey, str]  # mention -> actor_id
    of_name: dict[tuple[str, str], str]  # (article_id, name resolved in that article) -> actor_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Items of several articles that are one thing: a quote group, an event or a story."""

    cluster_id: str
    members: tuple[ItemKey, ...]
    rule: str | None = None  # which rules joined its members
