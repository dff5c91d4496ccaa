"""Which quotes are one utterance: the same words of one speaker in several articles, in whatever wording.

The speaker decides first: quotes of different known speakers are never compared. Inside a speaker's quotes, pairs meet
through a shared run of words (any date) or through shared content words (within a few days), and a pure yes/no names
the rule that joins them (`utterance`). A quote of unknown speaker joins only near-identical words, and only when all
that it matches have one speaker. Groups are connected components; nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipelines.components import Components
from pipelines.links import ActorLinks, Article, Cluster, ItemKey, key
from pipelines.quotes.lexicon import words
from pipelines.quotes.utterance import nearly_identical, same_utterance, thresholds
from pipelines.quotes.wording import Wording, canonical_words, wording
from pipelines.records import Quote

_UNKNOWN = ""
_UNNAMED = "?"


@dataclass(frozen=True, slots=True)
class _Item:
    key: ItemKey
    quote: Quote
    wording: Wording
    speaker: str  # actor id or folded name; "?" and the noun of an unnamed source; "" for unknown
    day: int | None


def link_quotes(articles: Sequence[Article], actors: ActorLinks) -> tuple[Cluster, ...]:
    """The quote groups of `articles`: every quote is a member of exactly one."""
    items = sorted((i for a in articles for i in _items(a, actors)), key=lambda i: i.key)
    groups = Components(item.key for item in items)
    blocks: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        blocks[item.speaker].append(item)
    for speaker, block in sorted(blocks.items()):
        if speaker != _UNKNOWN:
            _link_block(block, groups, named=not speaker.startswith(_UNNAMED))
    _link_unknown(items, groups)
    quotes = {item.key: item.quote for item in items}
    return tuple(
        Cluster(cluster_id=_cluster_id(root, quotes[root]), members=members, rule=groups.rule(root))
        for root, members in groups.members().items()
    )


def _cluster_id(smallest: ItemKey, quote: Quote) -> str:
    """From the content of the smallest member: equal sets give equal ids."""
    return key("utterance", smallest[0], quote.start, quote.end, quote.kind)


def _items(article: Article, actors: ActorLinks) -> Iterator[_Item]:
    body = article.draft.body
    day = article.published_date.toordinal() if article.published_date else None
    for index, quote in enumerate(article.annotation.quotes):
        speaker = _speaker_key(article.article_id, quote, actors)
        yield _Item((article.article_id, index), quote, wording(quote, body), speaker, day)


def _speaker_key(article_id: str, quote: Quote, actors: ActorLinks) -> str:
    if quote.speaker is None:
        return _UNKNOWN
    actor = actors.of_name.get((article_id, quote.speaker))
    if actor is not None:
        return actor
    name = canonical_words(quote.speaker)
    if not quote.speaker_anonymous:
        return " ".join(name)
    nouns = [w for w in name if w in words("person_nouns") or w in words("group_nouns")]
    return _UNNAMED + " ".join(nouns[:1] or name)


def _link_block(block: Sequence[_Item], groups: Components[ItemKey], *, named: bool) -> None:
    for a, b in _pairs(block):
        rule = same_utterance(a.wording, b.wording, near=_near(a, b), named=named)
        if rule is not None:
            groups.join(a.key, b.key, rule)


def _near(a: _Item, b: _Item) -> bool:
    """Within a few days; two undated articles may be."""
    if a.day is None or b.day is None:
        return a.day == b.day
    return abs(a.day - b.day) <= thresholds().days


def _pairs(block: Sequence[_Item]) -> list[tuple[_Item, _Item]]:
    """Pairs worth comparing: a shared run of words, or nearby days and two shared content words."""
    limits = thresholds()
    found: set[tuple[int, int]] = set()
    for posting in _postings(block, lambda item: item.wording.runs(limits.shingle_words)):
        if len(posting) <= limits.common_shingle:
            found.update(combinations(posting, 2))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for posting in _postings(block, lambda item: item.wording.stems):
        for pair in _near_pairs(block, posting):
            shared[pair] += 1
    found.update(pair for pair, count in shared.items() if count >= 2)
    return [(block[i], block[j]) for i, j in sorted(found)]


def _postings(block: Sequence[_Item], features: Callable[[_Item], Iterable[str]]) -> list[list[int]]:
    """For each feature that two or more items have: those items."""
    table: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(block):
        for feature in features(item):
            table[feature].append(index)
    return [posting for posting in table.values() if len(posting) > 1]


def _near_pairs(block: Sequence[_Item], posting: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a posting that are near in time; a day on which many have the word is passed over."""
    limits = thresholds()
    by_day: dict[int | None, list[int]] = defaultdict(list)
    for index in posting:
        by_day[block[index].day].append(index)
    for day, here in by_day.items():
        if len(here) <= limits.common_stem:
            yield from combinations(here, 2)
        for later in range(day + 1, day + limits.days + 1) if day is not None else ():
            there = by_day.get(later, [])
            if len(here) + len(there) <= limits.common_stem:
                yield from ((min(i, j), max(i, j)) for i in here for j in there)


def _link_unknown(items: Sequence[_Item], groups: Components[ItemKey]) -> None:
    """Quotes of unknown speaker join near-identical words, if those have one speaker."""
    limits = thresholds()
    matches: dict[int, list[int]] = defaultdict(list)
    compared: set[tuple[int, int]] = set()
    long = [i for i, item in enumerate(items) if len(item.wording.words) >= limits.unknown_words]
    if not any(items[i].speaker == _UNKNOWN for i in long):
        return
    for posting in _postings([items[i] for i in long], lambda item: item.wording.runs(limits.overlap_words)):
        if len(posting) > limits.common_shingle:
            continue
        for i, j in combinations([long[p] for p in posting], 2):
            if (i, j) in compared or _UNKNOWN not in (items[i].speaker, items[j].speaker):
                continue
            compared.add((i, j))
            if nearly_identical(items[i].wording, items[j].wording):
                matches[i].append(j)
                matches[j].append(i)
    for i in sorted(matches):
        speakers = {items[j].speaker for j in matches[i]} - {_UNKNOWN}
        for j in matches[i] if items[i].speaker == _UNKNOWN else ():
            if len(speakers) == 1 if items[j].speaker != _UNKNOWN else not speakers:
                groups.join(items[i].key, items[j].key, "same_words")
