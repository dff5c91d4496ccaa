"""Which reports are one event: `link_events`, a pure function of the set of articles.

Reports meet only in a block: one kind of act, near days, one side in common. In it a pure yes/no joins two if nothing
between them disagrees (days, place, sides, told as fact or not) and enough agrees. Reports without a place, or without
a day, come second and join only where exactly one event takes them, so they never bridge two. Events are the connected
components; an event's id is made from its smallest report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain, combinations, pairwise

from pipelines.components import Components
from pipelines.events.reports import Report, reports_of
from pipelines.links import ActorLinks, Article, Cluster, ItemKey, key

_FEW_DAYS = 7  # reports that may mean more days meet by month
_LONGEST_DAYS = 366
_ALIKE = 0.3  # share of content words: one act of speech in two wordings
_SOMEWHAT_ALIKE = 0.15
_ALIKE_IN_STORY = 0.3
_COPIED = 0.6  # the same sentence, for reports without a date
_WINDOW_DAYS = 3  # between the articles of undated reports
Block = tuple[object, ...]
Blocks = Callable[[Report], Iterator[Block]]
Rule = Callable[[Report, Report], str | None]


def link_events(
    articles: Sequence[Article], actors: ActorLinks, stories: Sequence[Cluster] = ()
) -> tuple[Cluster, ...]:
    """Every event of every article in exactly one cluster, clusters in order of their smallest report.

    `stories`: the articles about one happening, in which a report without a day may mean what another dates.
    """
    story_of = {article_id: story.cluster_id for story in stories for article_id, _ in story.members}
    reports = sorted(
        (r for a in articles for r in reports_of(a, actors, story_of.get(a.article_id))), key=lambda r: r.key
    )
    groups = Components(r.key for r in reports)
    firm = [r for r in reports if _is_firm(r)]
    loose = [r for r in reports if r.first and not _is_firm(r)]
    undated = [r for r in reports if not r.first]
    _join_all(firm, _day_blocks, _dated_rule, groups)
    _attach(loose, firm, _loose_blocks, _all_blocks, _dated_rule, groups)
    _attach(undated, [*firm, *loose], _article_blocks, _article_blocks, _same_article_rule, groups)
    settled = {groups.root(r.key) for r in (*firm, *loose)}
    undated = [r for r in undated if groups.root(r.key) not in settled]
    _attach(undated, [*firm, *loose], _story_blocks, _story_blocks, _story_rule, groups)
    _join_all(undated, _copy_blocks, _copy_rule, groups)
    return tuple(
        Cluster(cluster_id=key("event", *root), members=members, rule=groups.rule(root))
        for root, members in groups.members().items()
    )


def _is_firm(report: Report) -> bool:
    """Known to the day and, a meeting, to the place: enough to tell it from others of its kind."""
    return (report.days or 0) == 1 and (report.place is not None or report.kind != "meeting")


def _join_all(reports: Sequence[Report], blocks: Blocks, rule: Rule, groups: Components[ItemKey]) -> None:
    by_block: dict[Block, dict[Hashable, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for block in blocks(report):
            by_block[block][_outline(report)].append(report)
    for outlines in by_block.values():
        firsts = [same[0] for same in outlines.values()]
        equals = (pair for same in outlines.values() for pair in pairwise(same))
        for one, other in chain(equals, combinations(firsts, 2)):
            if (name := rule(one, other)) is not None:
                groups.join(one.key, other.key, name)


def _attach(
    reports: Sequence[Report],
    settled: Sequence[Report],
    blocks: Blocks,
    settled_blocks: Blocks,
    rule: Rule,
    groups: Components[ItemKey],
) -> None:
    """Each of `reports` joins the one group of `settled` that takes it; those that none takes may join one another."""
    by_block: dict[Block, list[Report]] = defaultdict(list)
    for report in settled:
        for block in settled_blocks(report):
            by_block[block].append(report)
    takers = {r.key: _takers(r, by_block, blocks, rule, groups) for r in reports}
    for report in reports:
        if len(takers[report.key]) == 1:
            ((other, name),) = takers[report.key].values()
            groups.join(report.key, other, name)
    _join_all([r for r in reports if not takers[r.key]], blocks, rule, groups)


def _takers(
    report: Report,
    by_block: dict[Block, list[Report]],
    blocks: Blocks,
    rule: Rule,
    groups: Components[ItemKey],
) -> dict[ItemKey, tuple[ItemKey, str]]:
    """Root of each group that takes the report -> (its smallest member that does, rule)."""
    found: dict[ItemKey, tuple[ItemKey, str]] = {}
    for block in blocks(report):
        for other in by_block.get(block, ()):
            name = rule(report, other)
            if name is not None:
                root = groups.root(other.key)
                found[root] = min(found.get(root, (other.key, name)), (other.key, name))
    return found


def _outline(report: Report) -> Hashable:
    """Reports with equal outlines are told apart by no rule, so one of them can be compared for all."""
    wording = None if report.kind == "meeting" else report.words
    article = report.key[0] if report.first is None else None
    days, places = (report.first, report.last, report.published), (report.place, report.around)
    return days, places, report.sources, report.sides, wording, article


def _day_blocks(report: Report) -> Iterator[Block]:
    """By every day that the report may mean and the next one, so that reports of neighbouring days meet."""
    if report.first is None or not report.days or report.days > _FEW_DAYS:
        return
    for day in range(report.first.toordinal(), report.first.toordinal() + report.days + 1):
        for side in report.sides:
            yield "day", report.kind, report.is_real, day, side


def _month_blocks(report: Report) -> Iterator[Block]:
    if report.first is None or report.last is None or (report.days or 0) > _LONGEST_DAYS:
        return
    first, last = (day.year * 12 + day.month for day in (report.first, report.last))
    for month in range(first, last + 1):
        for side in report.sides:
            yield "month", report.kind, report.is_real, month, side


def _loose_blocks(report: Report) -> Iterator[Block]:
    return _day_blocks(report) if (report.days or 0) <= _FEW_DAYS else _month_blocks(report)


def _all_blocks(report: Report) -> Iterator[Block]:
    return chain(_day_blocks(report), _month_blocks(report))


def _article_blocks(report: Report) -> Iterator[Block]:
    yield report.key[0], report.kind, report.is_real


def _copy_blocks(report: Report) -> Iterator[Block]:
    if report.published is not None and report.sides:
        window = report.published.toordinal() // (_WINDOW_DAYS + 1)
        yield report.kind, report.is_real, report.sides, window
        yield report.kind, report.is_real, report.sides, window + 1


def _story_blocks(report: Report) -> Iterator[Block]:
    if report.story is not None:
        for side in report.sources:
            yield report.story, report.kind, report.is_real, side


def _dated_rule(one: Report, other: Report) -> str | None:
    if not _agree_on_place(one, other):
        return None
    if not _overlap(one, other):
        return _next_day_rule(one, other)
    if one.kind == "meeting":
        return _meeting_rule(one, other)
    alike = _likeness(one, other)
    if not one.sources or not other.sources:
        return _same_victim_rule(one, other, alike)
    if not one.sources & other.sources or not _agree_on_target(one, other):
        return None
    if one.is_speech:
        return "same speaker, day and wording" if alike >= _ALIKE else None
    if len(one.sides & other.sides) > 1:
        return "same act, sides and day"
    return "same actor, day and wording" if alike >= _SOMEWHAT_ALIKE else None


def _same_victim_rule(one: Report, other: Report, alike: float) -> str | None:
    """An account that leaves out who did it ("two guards were hurt") joins one that says so, in like words."""
    hurt = (one.sides - one.sources) & (other.sides - other.sources)
    return "same target, day and wording" if hurt and alike >= _ALIKE and not one.is_speech else None


def _meeting_rule(one: Report, other: Report) -> str | None:
    common = len(one.sides & other.sides)
    if common > 1:
        return "same sides and day"
    if one.sides == other.sides == one.bodies:
        return "meeting of one body and day" if common else None
    alone = min(len(one.sides), len(other.sides)) == 1
    return "same place, day and side" if common and alone and _same_place(one, other) else None


def _next_day_rule(one: Report, other: Report) -> str | None:
    """Outlets differ by a day about one meeting, or it went on for two: place and sides must be printed and agree."""
    if one.kind != "meeting" or not _same_place(one, other) or one.key[0] == other.key[0]:
        return None
    if one.first is None or other.first is None or abs((one.first - other.first).days) != 1:
        return None
    return "same sides and place, a day apart" if len(one.sides & other.sides) > 1 else None


def _same_article_rule(one: Report, other: Report) -> str | None:
    """ "The meeting", without a date, is the one meeting that its article dates."""
    if one.key[0] != other.key[0] or one.kind != "meeting" or (one.place is not None and one.place != other.place):
        return None
    if one.is_definite and one.is_past == other.is_past and len(other.sides) > 1:
        return "same article"
    return "same article" if len(one.sides & other.sides) > 1 or not one.sides else None


def _copy_rule(one: Report, other: Report) -> str | None:
    if one.key[0] == other.key[0] or one.published is None or other.published is None:
        return None
    near = abs((one.published - other.published).days) <= _WINDOW_DAYS
    return "same wording" if near and one.sides == other.sides and _likeness(one, other) >= _COPIED else None


def _story_rule(one: Report, other: Report) -> str | None:
    """An act without a day is the one that another article of its story tells in like words."""
    if one.key[0] == other.key[0] or one.story is None or one.story != other.story:
        return None
    if not _agree_on_place(one, other) or not _agree_on_target(one, other) or one.sources != other.sources:
        return None
    if one.kind == "meeting":
        return "same story, sides and place" if len(one.sides) > 1 and _same_place(one, other) else None
    alike = len(one.words & other.words) > 1 and _likeness(one, other) >= _ALIKE_IN_STORY
    return "same story, speaker and wording" if alike else None


def _overlap(one: Report, other: Report) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _agree_on_place(one: Report, other: Report) -> bool:
    return one.place is None or other.place is None or _same_place(one, other)


def _same_place(one: Report, other: Report) -> bool:
    """Also where one says "in Norburg" and the other "at an inn outside Norburg"."""
    places, others = one.around | {one.place}, other.around | {other.place}
    return bool((one.place and one.place in others) or (other.place and other.place in places))


def _agree_on_target(one: Report, other: Report) -> bool:
    first, second = one.sides - one.sources, other.sides - other.sources
    return not first or not second or bool(first & second)


def _likeness(one: Report, other: Report) -> float:
    """Jaccard of the content words."""
    either = len(one.words | other.words)
    return len(one.words & other.words) / either if either else 1.0
