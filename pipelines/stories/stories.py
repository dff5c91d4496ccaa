"""Stories: the articles of all outlets about one happening.

Leads are compared, not whole texts: background repeats from story to story, the lead says what is new. Two articles are
alike by the cosine of their leads' terms, less so as their dates, or the days they tell of, part. A story is a cluster
by average link, so that one article about two happenings does not chain them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from pipelines.links import Article, Cluster, key
from pipelines.reference import seed_toml
from pipelines.stories.agglomerate import average_link
from pipelines.stories.days import ToldDay, first_day_told
from pipelines.stories.terms import Lead, cosine, lead_of

RULE = "lead_terms"


def link_stories(articles: Sequence[Article]) -> tuple[Cluster, ...]:
    """One cluster a story, its members as (article_id, 0); a story without other articles is a story too."""
    leads = {a.article_id: lead_of(a.draft) for a in articles}
    days = {a.article_id: a.published_date for a in articles}
    told = {a.article_id: first_day_told(a) for a in articles}
    likeness = {
        (a, b): cosine(leads[a], leads[b]) * nearness * _agreement(told[a], told[b])
        for a, b in _candidates(leads, days)
        if (nearness := _nearness(days[a], days[b]))
    }

    def fit_the_window(first: Sequence[str], second: Sequence[str]) -> bool:
        """An undated article must not bridge articles that are too far apart."""
        known = [day for i in (*first, *second) if (day := days[i])]
        return not known or _nearness(min(known), max(known)) > 0

    groups = average_link(likeness, seed_toml("linking")["stories"]["threshold"], fit_the_window)
    joined = {i for group in groups for i in group}
    stories = [*groups, *([i] for i in leads if i not in joined)]
    return tuple(_cluster(story) for story in sorted(stories))


def _cluster(ids: Sequence[str]) -> Cluster:
    members = tuple((i, 0) for i in ids)
    return Cluster(cluster_id=key("sto", ids[0]), members=members, rule=RULE if len(ids) > 1 else None)


def _candidates(leads: Mapping[str, Lead], days: Mapping[str, date | None]) -> Iterator[tuple[str, str]]:
    """Pairs (a, b), a < b, that share a telling term and can lie within the window.

    A term that very many leads of some days name brings no pairs together there (it still counts in their likeness):
    that bounds the work.
    """
    settings = seed_toml("linking")["stories"]
    period = {i: day.toordinal() // (settings["window_days"] + 1) if day else None for i, day in days.items()}
    named_in: defaultdict[tuple[str, int | None], list[str]] = defaultdict(list)
    for i, lead in leads.items():
        for term in lead.telling:
            named_in[term, period[i]].append(i)
    for i, lead in sorted(leads.items()):
        met: set[str] = set()
        for place in product(lead.telling, _periods_around(period[i])):
            post = named_in.get(place, ())
            if len(post) <= settings["widest_term"]:
                met.update(j for j in post if j > i or (period[i] is not None and period[j] is None))
        yield from ((min(i, j), max(i, j)) for j in sorted(met))


def _periods_around(period: int | None) -> tuple[int | None, ...]:
    """Where the partners of an article are looked for; the undated are looked up by the dated."""
    return (None,) if period is None else (period - 1, period, period + 1, None)


def _nearness(a: date | None, b: date | None) -> float:
    """1 for articles of one or two days or of unknown dates, then falling to 0 beyond the window."""
    if a is None or b is None:
        return 1.0
    window: int = seed_toml("linking")["stories"]["window_days"]
    return max(0.0, min(1.0, (window + 1 - abs((a - b).days)) / window))


def _agreement(a: ToldDay | None, b: ToldDay | None) -> float:
    """Leads that name different days are less alike: in a long affair the names stay, the day is what is new."""
    if a is None or b is None or not a.differs_from(b):
        return 1.0
    other_day: float = seed_toml("linking")["stories"]["other_day"]
    return other_day
