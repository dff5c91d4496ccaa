"""What a set of articles says of each name: the nodes that the rules of linking join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipelines.actors.lexicon import known_names
from pipelines.language.names import bare_words, fold
from pipelines.links import Article, ItemKey
from pipelines.records import ActorType, AliasKind, Mention

NodeId = tuple[str, str, str]  # kind of actor, folded name, and what keeps namesakes apart: a country or an article

_GROUPS: dict[ActorType, str] = {
    "person": "person", "organisation": "organisation", "media": "organisation", "state": "state", "place": "place",
}  # fmt: skip


@dataclass
class Node:
    """One name, with all that the articles of the set say of it. Filled by `nodes_of`, read-only afterwards."""

    node_id: NodeId
    types: Counter[ActorType] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)  # spellings of the resolved name -> articles
    forms: dict[tuple[str, AliasKind], int] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    mentions: list[ItemKey] = field(default_factory=list)
    resolved: set[tuple[str, str]] = field(default_factory=set)  # (article_id, name as resolved there)

    @cached_property
    def name(self) -> str:
        """The commonest spelling; of equals the longest, then the first by code point."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @cached_property
    def country(self) -> str | None:
        return min(self.countries, key=lambda code: (-self.countries[code], code), default=None)

    @cached_property
    def is_full_name(self) -> bool:
        return len(bare_words(self.node_id[1])) > 1

    @cached_property
    def is_known(self) -> bool:
        """Whether the seeds know an actor of this name."""
        return self.node_id[0] != "person" and self.name in known_names()


def nodes_of(articles: Sequence[Article]) -> list[Node]:
    """The nodes of a set of articles, sorted by id."""
    nodes: dict[NodeId, Node] = {}
    for article in articles:
        mentions = article.annotation.mentions
        apart = _namesake_marks(article.article_id, mentions)
        seen: set[tuple[NodeId, str]] = set()
        for index, mention in enumerate(mentions):
            group = _GROUPS[mention.type]
            node_id = (group, fold(mention.actor), apart.get(mention.actor, "") if group == "person" else "")
            node = nodes.setdefault(node_id, Node(node_id))
            node.mentions.append((article.article_id, index))
            node.resolved.add((article.article_id, mention.actor))
            node.types[mention.type] += 1
            node.forms[(mention.text, mention.kind)] += 1
            if mention.country:
                node.countries[mention.country] += 1
            if mention.role_text:
                node.roles.add(mention.role_text)
            if (node_id, mention.actor) not in seen:
                seen.add((node_id, mention.actor))
                node.names[mention.actor] += 1
    return [nodes[node_id] for node_id in sorted(nodes)]


def _namesake_marks(article_id: str, mentions: Iterable[Mention]) -> dict[str, str]:
    """Resolved person -> country (full names) or article (a surname alone says too little to be joined unseen)."""
    marks: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.type != "person":
            continue
        countries = marks.setdefault(mention.actor, Counter())
        if mention.country:
            countries[mention.country] += 1
    return {
        name: article_id if len(bare_words(name)) == 1 else min(countries, key=lambda c: (-countries[c], c), default="")
        for name, countries in marks.items()
    }
