"""Average-link clustering of a sparse likeness graph, in an order that depends on the likenesses alone."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence

MayJoin = Callable[[Sequence[str], Sequence[str]], bool]


def average_link(
    likeness: Mapping[tuple[str, str], float], threshold: float, may_join: MayJoin = lambda a, b: True
) -> list[list[str]]:
    """Clusters of two or more of the ids in `likeness`, each sorted.

    `likeness` holds pairs (a, b) with a < b; a pair that is left out is 0 alike. The two clusters with the highest mean
    over all their pairs are joined, the smaller ids first among equals, as long as that mean reaches `threshold`. A
    join touches only its neighbours, so the cost follows the edges, and parts that no edge connects never meet.
    `may_join` may forbid joins; what it forbids to two clusters it must forbid to larger ones, too.
    """
    members = {i: [i] for pair in likeness for i in pair}
    sums: dict[str, dict[str, float]] = {i: {} for i in members}
    for (a, b), value in sorted(likeness.items()):
        sums[a][b] = sums[b][a] = value
    heap = [(-value, a, b, 2) for (a, b), value in likeness.items() if value >= threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, size = heapq.heappop(heap)
        if a not in members or b not in members or len(members[a]) + len(members[b]) != size:
            continue  # one of the two has grown or gone since
        if not may_join(members[a], members[b]):
            continue
        members[a] += members.pop(b)
        _absorb(sums, a, b)
        for other, total in sums[a].items():
            mean = total / (len(members[a]) * len(members[other]))
            if mean >= threshold:
                first, second = sorted((a, other))
                heapq.heappush(heap, (-mean, first, second, len(members[a]) + len(members[other])))
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def _absorb(sums: dict[str, dict[str, float]], a: str, b: str) -> None:
    """Adds the sums of cluster `b` to those of `a` and forgets `b`."""
    for other, total in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
