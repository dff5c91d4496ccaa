"""Linking: which names are one actor over a set of articles. A pure function of the set, whatever its order.

Nodes are names as the articles resolved them (`evidence`); rules say yes or no to a pair inside a block (`rules`);
actors are the connected components, and each keeps the names of the rules that joined it. `seeds/actors.csv` forces
and forbids joins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipelines.actors.evidence import Node, NodeId, nodes_of
from pipelines.actors.lexicon import wikidata_ids
from pipelines.actors.rules import UNKNOWN_STATE, links
from pipelines.actors.spelling import organisation_key, person_key
from pipelines.language.names import bare_words, fold
from pipelines.links import Actor, ActorLinks, Alias, Article, ItemKey, key
from pipelines.records import ActorType, AliasKind
from pipelines.reference import seed_rows

_KIND_ORDER: tuple[AliasKind, ...] = ("name", "acronym", "transliteration", "misspelling", "surname", "metonym")


def link_actors(articles: Sequence[Article]) -> ActorLinks:
    """One actor under all its spellings; every mention, and every name resolved in an article, mapped to its actor."""
    nodes = nodes_of(articles)
    actors: list[Actor] = []
    aliases: dict[tuple[str, str], AliasKind] = {}
    of_mention: dict[ItemKey, str] = {}
    of_name: dict[tuple[str, str], tuple[int, str]] = {}
    for members, rules in _components(nodes):
        actor = _actor(members, rules)
        actors.append(actor)
        for node in members:
            of_mention.update((item, actor.actor_id) for item in node.mentions)
            for name in node.resolved:
                of_name[name] = max(of_name.get(name, (0, "")), (len(node.mentions), actor.actor_id))
            for alias, kind in _aliases(actor, node):
                known = aliases.get((actor.actor_id, alias), kind)
                aliases[(actor.actor_id, alias)] = min(known, kind, key=_KIND_ORDER.index)
    return ActorLinks(
        actors=tuple(sorted(actors, key=lambda actor: actor.actor_id)),
        aliases=tuple(Alias(actor_id=actor, alias=text, kind=kind) for (actor, text), kind in sorted(aliases.items())),
        of_mention=dict(sorted(of_mention.items())),
        of_name={name: actor for name, (_, actor) in sorted(of_name.items())},
    )


def _components(nodes: Sequence[Node]) -> Iterator[tuple[list[Node], set[str]]]:
    """The clusters of nodes, members sorted by id, with the names of the rules that joined them."""
    parent: dict[NodeId, NodeId] = {node.node_id: node.node_id for node in nodes}
    members: dict[NodeId, list[Node]] = {node.node_id: [node] for node in nodes}
    rules: dict[NodeId, set[str]] = defaultdict(set)
    forced, forbidden = _verdicts(nodes)
    guarded = {node.node_id: {node.node_id[1]} & forbidden.keys() for node in nodes}

    def root(node_id: NodeId) -> NodeId:
        while parent[node_id] != node_id:
            parent[node_id] = parent[parent[node_id]]
            node_id = parent[node_id]
        return node_id

    for left, right, rule in (*forced, *links(nodes)):
        a, b = sorted((root(left.node_id), root(right.node_id)), key=lambda r: (-len(members[r]), r))
        if a != b:
            if any(forbidden[name] & guarded[b] for name in guarded[a]):
                continue
            parent[b] = a
            members[a].extend(members.pop(b))
            guarded[a] |= guarded.pop(b)
            rules[a] |= rules.pop(b, set())
        rules[a].add(rule)
    for node_id, cluster in members.items():
        yield sorted(cluster, key=lambda node: node.node_id), rules[node_id]


def _verdicts(nodes: Sequence[Node]) -> tuple[list[tuple[Node, Node, str]], dict[str, set[str]]]:
    """The joins that `seeds/actors.csv` forces, and the folded names that it keeps apart."""
    by_name: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_name[node.node_id[1]].append(node)
    forced: list[tuple[Node, Node, str]] = []
    forbidden: dict[str, set[str]] = defaultdict(set)
    for row in seed_rows("actors"):
        left, right = fold(row["left"]), fold(row["right"])
        if row["verdict"] == "different":
            forbidden[left].add(right)
            forbidden[right].add(left)
        else:
            forced.extend((a, b, "seeds/actors.csv") for a in by_name[left] for b in by_name[right])
    return forced, forbidden


def _actor(members: Sequence[Node], rules: set[str]) -> Actor:
    best = min(members, key=_preference)
    countries = [node.country for node in sorted(members, key=_preference) if node.country]
    smallest = members[0].node_id
    types: dict[ActorType, int] = defaultdict(int)
    for node in members:
        for type_, count in node.types.items():
            types[type_] += count
    return Actor(
        actor_id=key("actor", *smallest),
        name=best.name,
        type="state" if UNKNOWN_STATE in rules else min(types, key=lambda type_: (-types[type_], type_)),
        country=countries[0] if countries else None,
        wikidata_id=wikidata_ids().get(best.name) if best.node_id[0] != "person" else None,
        merge_rule=", ".join(sorted(rules)) or None,
    )


def _preference(node: Node) -> tuple[bool, bool, int, int, str]:
    """Names known to the seeds first, then full names, the most widespread, the longest."""
    return not node.is_known, not node.is_full_name, -sum(node.names.values()), -len(node.name), node.name


def _aliases(actor: Actor, node: Node) -> Iterator[tuple[str, AliasKind]]:
    """The surface forms of one node, with their kind as seen from the actor's name."""
    kind = _kind_of_name(actor, node)
    for name in node.names:
        yield name, kind
    for text, local in node.forms:
        yield text, kind if local == "name" else local


def _kind_of_name(actor: Actor, node: Node) -> AliasKind:
    if actor.type != "person":
        short = " " not in node.name and node.name.isupper() and node.name != actor.name
        same = organisation_key(node.name) == organisation_key(actor.name)
        return "acronym" if short else "name" if same or node.is_known else "misspelling"
    ours, theirs = bare_words(node.name), bare_words(actor.name)
    if len(ours) == 1 and len(theirs) > 1:
        return "surname"
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return "name"
    return "transliteration" if person_key(node.name) == person_key(actor.name) else "misspelling"
