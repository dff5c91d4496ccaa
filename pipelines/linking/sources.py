"""Outlets over the set of documents: captures that share a name or a domain come from one source."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.components import Components
from pipelines.links import key
from pipelines.records import ArticleDraft
from pipelines.reference import seed_rows
from pipelines.stories.outlets import Outlet, outlet_of
from pipelines.warehouse.rows import SourceRow


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources, and which of them each article comes from (None where the capture does not tell)."""

    rows: tuple[SourceRow, ...]
    of_article: dict[str, str | None]


def link_sources(drafts: Mapping[str, ArticleDraft]) -> Sources:
    """The sources of the articles in `drafts` (article_id -> merged draft)."""
    outlets = {i: outlet_of(d) for i, d in drafts.items()}
    component = _components(outlets.values())
    members: dict[str, list[str]] = {}
    for article_id, outlet in sorted(outlets.items()):
        for label in _labels(outlet)[:1]:
            members.setdefault(component[label], []).append(article_id)
    rows = {root: _row(root, [drafts[i] for i in ids], component) for root, ids in members.items()}
    of_article = {i: rows[root].source_id for root, ids in members.items() for i in ids}
    return Sources(
        rows=tuple(sorted(rows.values(), key=lambda r: r.source_id)),
        of_article={i: of_article.get(i) for i in drafts},
    )


def _labels(outlet: Outlet) -> list[str]:
    """Names of the outlet's evidence, domains first."""
    return [f"domain:{d}" for d in sorted(outlet.domains)] + [f"name:{n}" for n in sorted(outlet.names)]


def _components(outlets: Iterable[Outlet]) -> dict[str, str]:
    """Label -> the smallest label of its component; the seeds join the domain and the name of known outlets."""
    known = (outlet_of(ArticleDraft(source_name=r["name"], url=f"https://{r['domain']}/x")) for r in _known_sources())
    evidence = [labels for outlet in [*outlets, *known] if (labels := _labels(outlet))]
    components = Components(label for labels in evidence for label in labels)
    for labels in evidence:
        for a, b in itertools.pairwise(labels):
            components.join(a, b, "one page names both")
    return {label: components.root(label) for labels in evidence for label in labels}


def _row(root: str, drafts: list[ArticleDraft], component: Mapping[str, str]) -> SourceRow:
    seed = next((r for r in _known_sources() if component.get(f"domain:{r['domain']}") == root), None)
    domains = sorted({d for draft in drafts for d in outlet_of(draft).domains})
    names = Counter(d.source_name for d in drafts if d.source_name)
    languages = Counter(d.language for d in drafts if d.language)
    return SourceRow(
        source_id=key("src", root),
        name=seed["name"] if seed else _most_frequent(names) or domains[0],
        domain=seed["domain"] if seed else next(iter(domains), None),
        country=(seed["country"] or None) if seed else None,
        language=(seed["language"] or None) if seed else _most_frequent(languages),
    )


def _known_sources() -> tuple[dict[str, str], ...]:
    return tuple(r for r in seed_rows("sources") if r["domain"])


def _most_frequent(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda k: (-counts[k], k), default=None)
