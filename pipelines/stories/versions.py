"""Versions of one article: the same piece captured in full, as a preview, or after an edit.

A link is a pure yes/no of two captures (`_similarity`); the links are then followed from the strongest to the weakest,
and none joins captures of two known outlets, even over a capture whose outlet is unknown: two outlets that retell one
agency dispatch are two articles. Everything is a function of the set of captures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from rapidfuzz import fuzz

from pipelines.records import ArticleDraft
from pipelines.reference import seed_toml
from pipelines.stories.outlets import Outlet, canonical_url, outlet_of
from pipelines.stories.shingles import bands, candidate_pairs, containment, jaccard, shingles, words

_UNSTATED_RANK = 5  # of a basis that linking.toml does not name


@dataclass(frozen=True, slots=True)
class _Capture:
    """What is compared of one draft."""

    url: str | None
    outlet: Outlet
    title: str
    is_preview: bool
    tokens: tuple[str, ...]
    shingles: frozenset[int]
    leads: tuple[str, ...]


def link_versions(drafts: Mapping[str, ArticleDraft]) -> tuple[tuple[str, ...], ...]:
    """The document ids of each article: every id once, sorted inside and among the groups."""
    captures = {i: _capture(draft) for i, draft in sorted(drafts.items())}
    copies: defaultdict[Hashable, list[str]] = defaultdict(list)
    for i, capture in captures.items():
        copies[capture if capture.tokens else i].append(i)
    groups = _groups({ids[0]: captures[ids[0]] for ids in copies.values()})
    same = {ids[0]: ids for ids in copies.values()}
    return tuple(sorted(tuple(sorted(i for first in group for i in same[first])) for group in groups))


def _groups(captures: Mapping[str, _Capture]) -> list[list[str]]:
    """Groups of ids that are one article each. The captures differ: copies would multiply the pairs to compare."""
    pairs = candidate_pairs({i: list(_block_keys(c)) for i, c in captures.items()})
    links = [(-_similarity(captures[a], captures[b]), a, b) for a, b in pairs]
    groups = {i: [i] for i in captures}
    outlets = {i: c.outlet for i, c in captures.items()}
    for similarity, a, b in sorted(links):
        first, second = sorted((groups[a][0], groups[b][0]))
        if similarity == 0 or first == second or not outlets[first].agrees_with(outlets[second]):
            continue
        merged = [*groups[first], *groups[second]]
        outlets[first] = outlets[first].joined(outlets[second])
        for member in merged:
            groups[member] = merged
    return [group for i, group in groups.items() if group[0] == i]


def best_version(members: Mapping[str, ArticleDraft]) -> str:
    """The id of the version whose body is read: full before preview, undamaged, then the latest edit, then the longest.

    Raises ValueError when there are no members.
    """
    return _ranked(members)[0]


def merge(members: Mapping[str, ArticleDraft]) -> ArticleDraft:
    """The article: body and what was removed from the best version, each other field from the best that states it.

    The publication date is the earliest of those that stand in the most trusted places; a capture's date is none.
    """
    order = [members[i] for i in _ranked(members)]
    published_at, basis = _published(order)
    stated = {
        name: next((value for d in order if (value := getattr(d, name))), getattr(order[0], name))
        for name in (
            *("title", "subtitle", "byline", "source_name", "url", "section", "language"),
            *("captured_at", "dateline_place", "agency", "tags"),
        )
    }
    updates = [d.updated_at for d in order if d.updated_at]
    updated_at = max(updates, key=lambda at: (_instant(at), at)) if updates else None
    return replace(order[0], **stated, published_at=published_at, published_basis=basis, updated_at=updated_at)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = seed_toml("linking")["versions"]
    return settings


def _capture(draft: ArticleDraft) -> _Capture:
    settings = _settings()
    tokens = tuple(words(draft.body[: settings["most_characters"]]))
    opening = [p.text for p in draft.paragraphs if p.kind == "para"][: settings["lead_paragraphs"]]
    return _Capture(
        url=canonical_url(draft.url),
        outlet=outlet_of(draft),
        title=" ".join(words(draft.title or "")),
        is_preview=draft.access == "preview",
        tokens=tokens,
        shingles=shingles(tokens),
        leads=tuple(" ".join(words(text)[: settings["lead_words"]]) for text in opening),
    )


def _block_keys(capture: _Capture) -> Iterator[Hashable]:
    if capture.url:
        yield "url", capture.url
    yield from (("lead", lead) for lead in capture.leads if lead)
    yield from bands(capture.shingles)


def _similarity(a: _Capture, b: _Capture) -> float:
    """0 for different articles, else how sure it is that they are one (up to 2: one address beats likeness)."""
    settings = _settings()
    same_url = a.url is not None and a.url == b.url
    if not (same_url or a.outlet.agrees_with(b.outlet)):
        return 0.0
    same_title = _same_title(a, b)
    shared = containment(a.shingles, b.shingles)
    if same_url:
        unreadable = same_title and not (a.tokens and b.tokens)
        return 1 + shared if shared >= settings["same_url"] or unreadable else 0.0
    if not (a.tokens and b.tokens):
        return 0.0
    if same_title and _is_prefix(a.tokens, b.tokens):
        return shared or settings["prefix"]
    is_known = a.outlet.is_known_as(b.outlet)
    rule = "contained" if is_known else "contained_unknown"
    if same_title and shared >= settings["contained_preview" if a.is_preview or b.is_preview else rule]:
        return shared
    near = jaccard(a.shingles, b.shingles)
    return near if is_known and near >= settings["near_duplicate"] else 0.0


def _same_title(a: _Capture, b: _Capture) -> bool:
    """An unknown title contradicts nothing."""
    if not a.title or not b.title:
        return True
    return bool(fuzz.token_set_ratio(a.title, b.title) >= 100 * _settings()["title"])


def _is_prefix(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one text opens the other; the last word of a preview is cut, so it may differ."""
    settings = _settings()
    shorter = min(len(a), len(b))
    agreeing = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    return bool(shorter >= settings["prefix_words"] and agreeing >= settings["prefix"] * (shorter - 1))


def _ranked(members: Mapping[str, ArticleDraft]) -> list[str]:
    """Ids, the best version first."""
    lengths = {i: len(words(draft.body)) for i, draft in members.items()}
    longest: defaultdict[str, int] = defaultdict(int)
    for i, draft in members.items():
        longest[draft.access] = max(longest[draft.access], lengths[i])

    def rank(i: str) -> tuple[bool, bool, float, int, str]:
        draft = members[i]
        damaged = lengths[i] < _settings()["best_share"] * longest[draft.access]
        edited = _instant(draft.updated_at or draft.captured_at or draft.published_at)
        return draft.access == "preview", damaged, -edited, -lengths[i], i

    if not members:
        raise ValueError("an article has at least one document: no members were given")
    return sorted(members, key=rank)


def _instant(at: str | None) -> float:
    """Seconds of an ISO 8601 time for comparing; a time without offset is UTC, an unknown one the earliest."""
    try:
        moment = datetime.fromisoformat(at or "")
    except ValueError:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _published(order: list[ArticleDraft]) -> tuple[str | None, str | None]:
    settings = seed_toml("linking")["dates"]

    def rank(draft: ArticleDraft) -> tuple[bool, str, int, int]:
        trust = settings["basis_rank"].get(draft.published_basis, _UNSTATED_RANK)
        at = draft.published_at or ""
        return trust > _UNSTATED_RANK, at[:10], -len(at), trust

    dated = [d for d in order if d.published_at and d.published_basis not in settings["capture_bases"]]
    best = min(dated, key=rank, default=None)
    return (best.published_at, best.published_basis) if best else (None, None)
