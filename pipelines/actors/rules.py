"""The rules of linking: each says yes or no to two names inside a block, and has a name that the warehouse keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from pipelines.actors.evidence import Node
from pipelines.actors.lexicon import surnames
from pipelines.actors.spelling import (
    acronyms,
    is_transliteration,
    near_surname,
    organisation_key,
    person_key,
    same_given,
    same_role,
    sound_key,
    surname_key,
)  # fmt: skip
from pipelines.language.names import bare_words, full_name_words, name_words

_FAR_COMMONER = 4  # times as many mentions as the next person of the surname

UNKNOWN_STATE = "unknown state"

Link = tuple[Node, Node, str]  # two nodes that are one actor, and the rule that says so
Blocks = dict[tuple[str, ...], list[Node]]


def links(nodes: Sequence[Node]) -> Iterator[Link]:
    """Every pair that a rule joins, in canonical order for nodes sorted by id."""
    persons = [node for node in nodes if node.node_id[0] == "person"]
    full = [node for node in persons if node.is_full_name]
    yield from _organisations([node for node in nodes if node.node_id[0] == "organisation"])
    yield from _unknown_states(nodes, full)
    yield from _full_names(full)
    yield from _surnames([node for node in persons if not node.is_full_name], full)


def _unknown_states(nodes: Sequence[Node], full: Sequence[Node]) -> Iterator[Link]:
    """A name that one article shows to be a state no seed knows is that state where others give no evidence."""
    states = {node.node_id[1]: node for node in nodes if node.node_id[0] == "state" and not node.is_known}
    if not states:
        return
    persons = {word for node in full for word in bare_words(node.name)}
    for node in nodes:
        state = states.get(node.node_id[1])
        if state is not None and state is not node and node.country is None and node.node_id[1] not in persons:
            yield state, node, UNKNOWN_STATE


def _organisations(nodes: Sequence[Node]) -> Iterator[Link]:
    by_key = _blocks(nodes, lambda node: [(organisation_key(node.name),)])
    for block in by_key.values():
        for left, right in pairwise(block):
            if not _countries_clash(left, right):
                yield left, right, "organisation spelling"
    expansions = _blocks(nodes, lambda node: [(short,) for short in _short_forms(node)])
    for node in nodes:
        if " " in node.name or not node.name.isupper():
            continue
        others = [other for other in expansions.get((node.name,), []) if other is not node and " " in other.name]
        keys = {organisation_key(other.name) for other in others}
        if len(keys) == 1 and not _countries_clash(node, others[0]):
            yield node, others[0], "acronym"


def _short_forms(node: Node) -> frozenset[str]:
    """Acronyms that an article printed for this organisation; its own initials where an article said so."""
    return frozenset(text for text, kind in node.forms if kind == "acronym") & (acronyms(node.name) | {node.name})


def _full_names(nodes: Sequence[Node]) -> Iterator[Link]:
    blocks = _blocks(
        nodes,
        lambda node: [
            ("surname", surname_key(node.name), _given(node)[:1]),
            ("given", *person_key(node.name)[:1], surname_key(node.name)[:1]),
        ],
    )
    for (kind, *_), block in sorted(blocks.items()):
        for left, right in combinations(block, 2):
            rule = one_person(left, right)
            if rule and (rule == "misspelt surname") == (kind == "given"):
                yield left, right, rule


def one_person(left: Node, right: Node) -> str | None:
    """The rule by which two full names are one person, or None."""
    if _is_junior(left) != _is_junior(right) and _named_together(left, right):
        return None
    agree = _agree(left, right)
    if _countries_clash(left, right) and not agree:
        return None
    a, b = person_key(left.name), person_key(right.name)
    if full_name_words(left.name) == full_name_words(right.name):
        return "same name"
    if is_transliteration(left.name, right.name):
        return "transliteration"
    if a[-1] == b[-1] and a[0] == b[0] and (set(a) <= set(b) or set(b) <= set(a)):
        return "middle name"
    if not agree or _named_together(left, right):
        return None
    given = same_given(_given(left), _given(right))
    if a[-1] == b[-1] and given:
        return "given name"
    if a[0] == b[0] and _roles_agree(left, right) and near_surname(a[-1], b[-1]):
        return "misspelt surname"
    return None


def _surnames(alone: Sequence[Node], full: Sequence[Node]) -> Iterator[Link]:
    """A surname alone joins one full name at most; without any, it may be one person in several articles."""
    by_surname = _blocks(full, lambda node: [(key,) for key in {person_key(node.name)[-1], person_key(node.name)[0]}])
    chosen: dict[tuple[str, str | None, frozenset[str]], Node | None] = {}
    nameless: list[Node] = []
    for node in alone:
        candidates = by_surname.get((sound_key(node.name),), [])
        evidence = (sound_key(node.name), node.country, frozenset(node.roles))
        if evidence not in chosen:
            chosen[evidence] = _bearer(node, candidates)
        bearer = chosen[evidence]
        if bearer is not None:
            yield node, bearer, "surname"
        elif not candidates:
            nameless.append(node)
    for block in _blocks(nameless, lambda node: [(sound_key(node.name),)]).values():
        yield from _nameless(block)


def _bearer(node: Node, candidates: Sequence[Node]) -> Node | None:
    """The one full name that a surname alone can mean: by country or role, the only one, or by far the commonest."""
    possible = [other for other in candidates if not _countries_clash(node, other)]
    possible = [other for other in possible if _agree(node, other)] or possible
    by_given: dict[str, list[Node]] = defaultdict(list)
    for other in possible:
        by_given[person_key(other.name)[0]].append(other)
    ranked = sorted(by_given.values(), key=lambda group: (-_printed(group), group[0].node_id))
    if not ranked or (len(ranked) > 1 and _printed(ranked[0]) < _FAR_COMMONER * _printed(ranked[1])):
        return None
    return min(ranked[0], key=lambda other: (-len(other.mentions), other.node_id))


def _printed(group: Sequence[Node]) -> int:
    return sum(len(node.mentions) for node in group)


def _nameless(block: Sequence[Node]) -> Iterator[Link]:
    """Surnames alone: one person within a country; without a country only if the surname is rare and none disagrees."""
    countries = {node.country for node in block} - {None}
    rare = bare_words(block[0].name)[0] not in surnames()
    if rare and len(countries) < 2:
        groups = [list(block)]
    else:
        groups = [[node for node in block if node.country == country] for country in sorted(c for c in countries if c)]
    for group in groups:
        for left, right in pairwise(group):
            yield left, right, "surname"


def _blocks(nodes: Iterable[Node], keys: Callable[[Node], Iterable[tuple[str, ...]]]) -> Blocks:
    blocks: Blocks = defaultdict(list)
    for node in nodes:
        for key in keys(node):
            blocks[key].append(node)
    return blocks


def _given(node: Node) -> str:
    return bare_words(node.name)[0]


def _is_junior(node: Node) -> bool:
    return "jr" in name_words(node.name)


def _named_together(left: Node, right: Node) -> bool:
    """Whether one article names both: an article spells a person in one way, so these are two."""
    return not {article for article, _ in left.resolved}.isdisjoint(article for article, _ in right.resolved)


def _countries_clash(left: Node, right: Node) -> bool:
    return left.country is not None and right.country is not None and left.country != right.country


def _roles_agree(left: Node, right: Node) -> bool:
    return any(same_role(a, b) for a in left.roles for b in right.roles)


def _agree(left: Node, right: Node) -> bool:
    """Whether country or role speak for one person."""
    return (left.country is not None and left.country == right.country) or _roles_agree(left, right)
