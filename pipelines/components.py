"""Connected components over links of two items, with the rules that made them: what every linker ends with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

K = TypeVar("K", str, tuple[str, int])


class Components(Generic[K]):
    """The smallest key of a component is its root, so the outcome does not depend on the order of the joins."""

    def __init__(self, keys: Iterable[K]) -> None:
        self._parent: dict[K, K] = {k: k for k in keys}
        self._rules: dict[K, set[str]] = defaultdict(set)

    def root(self, item: K) -> K:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: K, other: K, rule: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first
        self._rules[first].add(rule)
        if first != second:
            self._rules[first] |= self._rules.pop(second, set())

    def members(self) -> dict[K, tuple[K, ...]]:
        """Root -> all keys of its component, both sorted."""
        members: dict[K, list[K]] = defaultdict(list)
        for item in sorted(self._parent):
            members[self.root(item)].append(item)
        return {root: tuple(items) for root, items in sorted(members.items())}

    def rule(self, root: K) -> str | None:
        """The names of the rules that joined a component, comma separated; None where nothing was joined."""
        return ", ".join(sorted(self._rules[root])) or None
