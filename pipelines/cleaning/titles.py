"""The headline of a page, agreed on by what it shows (h1) and what it declares (JSON-LD, OpenGraph, <title>)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.normalise import fold, normalise, plain
from pipelines.cleaning.structured import Structured

_SEPARATOR = re.compile(r"\s+[|·•»«:~<>/\\–—−-]+\s+|\s*[|｜ㅣ]\s*|\s*：\s*|\s+[-–—]{2}\s*|-{2,}|\s+::\s+")
_KICKER = re.compile(r":\s+|\s+[|–—-]\s+")
_WORDS_OF_A_HEADLINE = 8  # a visible heading of so many words is the headline even if the declared title is another
_MOST_HEADINGS = 40
_LONGEST = 400  # characters
_LIKELY_CUT = 100  # characters: search engines ask for headlines no longer than 110
_WORDS_BEFORE_BAR = 3
_SHORTEST = 15  # characters of a title that may stand behind a kicker
_ALIKE = 50  # rapidfuzz token_sort_ratio of a visible heading that says what the declared title says


def find_title(tree: LexborHTMLParser, page: Structured, site_names: Iterable[str]) -> str | None:
    """The headline without the site's name and without a kicker that only the visible heading carries."""
    sites = {fold(name) for name in site_names if name} - {""}
    declared = _declared(tree, page, sites)
    headings = _headings(tree)
    shown = [h for h in headings if fold(h) not in sites]
    return _agreed(shown, declared) or _alike(shown, declared) or _longest(declared) or next(iter(shown), None)


def _declared(tree: LexborHTMLParser, page: Structured, sites: set[str]) -> list[str]:
    """The titles that the page declares, the most trustworthy first, cleaned of the site's name."""
    metas = [page.meta(key) for key in ("og:title", "twitter:title", "dc.title", "headline")]
    raw = [*page.texts("headline")[:1], *metas, *(plain(node.text()) for node in tree.css("head title")[:1])]
    titles = [without_site(title[:_LONGEST], sites) for title in raw if title]
    return [title for title in titles if title and fold(title) not in sites]


def without_site(title: str, sites: set[str]) -> str:
    """The title without the parts at its ends that name the site."""
    while cuts := list(_SEPARATOR.finditer(title)):
        if fold(title[cuts[-1].end() :]) in sites:
            title = title[: cuts[-1].start()].rstrip()
        elif fold(title[: cuts[0].start()]) in sites:
            title = title[cuts[0].end() :].lstrip()
        else:
            break
    return title


def _headings(tree: LexborHTMLParser) -> list[str]:
    texts = []
    for node in tree.css("h1")[:_MOST_HEADINGS]:
        close, apart = normalise(node.text()), normalise(node.text(separator=" "))
        texts += [close] if fold(close) == fold(apart) else [apart, close]
    return [text for text in texts if 0 < len(text) <= _LONGEST]


def _agreed(shown: Sequence[str], declared: Sequence[str]) -> str | None:
    """A visible heading that the page also declares; without a kicker that one of the declared titles leaves out."""
    folded = {fold(title): title for title in reversed(declared)}
    for heading in shown:
        whole = fold(heading)
        for key, title in folded.items():
            if len(key) >= _SHORTEST and whole.endswith(" " + key):
                return title
        if whole in folded:
            return heading
    tails = {fold(tail) for title in declared for tail in _tails(title)}
    return next((tail for heading in shown for tail in _tails(heading) if fold(tail) in tails), None)


def _tails(title: str) -> list[str]:
    """What stands behind each possible kicker of a title."""
    tails = [title[cut.end() :] for cut in _KICKER.finditer(title)]
    return [tail for tail in tails if len(tail) >= _SHORTEST]


def _longest(declared: Sequence[str]) -> str | None:
    """The most trustworthy declared title, whole where it was cut, and without what follows a bar."""
    if not declared:
        return None
    first = declared[0]
    cut = [title for title in declared if len(first) >= _LIKELY_CUT and title.startswith(first)]
    whole = max(cut, key=len, default=first)
    head = whole.rsplit(" | ", 1)[0]
    return head if len(head.split()) >= _WORDS_BEFORE_BAR else whole


def _alike(shown: Sequence[str], declared: Sequence[str]) -> str | None:
    """The visible heading that says about the same as a declared title."""
    scored = [
        (max((fuzz.token_sort_ratio(fold(heading), fold(title)) for title in declared), default=0.0), -place, heading)
        for place, heading in enumerate(shown)
    ]
    best = max(scored, default=None)
    if best is None:
        return None
    is_long = len(best[2].split()) >= _WORDS_OF_A_HEADLINE and best[0] >= _ALIKE / 2
    return best[2] if best[0] >= _ALIKE or is_long or not declared else None
