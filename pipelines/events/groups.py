"""Which reports have been joined so far, and by which rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipelines.links import Cluster, ItemKey, key


class Groups:
    """Connected components over item keys; the smallest key of a component is its root."""

    def __init__(self, keys: Iterable[ItemKey]) -> None:
        self._parent = {k: k for k in keys}
        self._rules: dict[ItemKey, set[str]] = defaultdict(set)

    def root(self, item: ItemKey) -> ItemKey:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: ItemKey, other: ItemKey, rule: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first
        self._rules[first].add(rule)
        if first != second:
            self._rules[first] |= self._rules.pop(second, set())

    def clusters(self) -> tuple[Cluster, ...]:
        members: dict[ItemKey, list[ItemKey]] = defaultdict(list)
        for item in sorted(self._parent):
            members[self.root(item)].append(item)
        return tuple(
            Cluster(
                cluster_id=key("event", *root),
                members=tuple(items),
                rule=", ".join(sorted(self._rules[root])) or None,
            )
            for root, items in sorted(members.items())
        )
