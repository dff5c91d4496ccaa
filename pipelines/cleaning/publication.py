"""When the article was published and updated: declared, printed by the headline, or in the URL (`find_moments`).

Declared moments are preferred, but many are in UTC: where the page prints the day before or after, the printed day is
the day of publication there. A date that only an update carries is no date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.dates import parse_machine, parse_printed
from pipelines.cleaning.normalise import normalise
from pipelines.cleaning.structured import Structured
from pipelines.cleaning.visible import Line
from pipelines.reference import seed_toml

_IN_URL = re.compile(r"/(20\d\d|19\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-]|$)")
_LONGEST_DATE_LINE = 160  # characters
_MOST_WORDS = 14  # of a line with names, a date, a reading time
_WORDS_OF_A_DATE = 8  # of a line above the headline: a section, a date, a time
_RENEWED_AFTER = 180  # days
_DATE_ELEMENTS = 'time, [itemprop="datePublished"], [class*="date" i], [class*="publish" i], [class*="posted" i]'
_IN_SCRIPT = re.compile(
    r"\"(?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time|at)|pub_?date|first_?published\w{0,9}|"
    r"deploy_?d(?:ate|t))\\*\"\s*:\s*\\*\"([^\"\\]{8,40})",
    re.IGNORECASE,
)
_MOST_SCRIPTS = 60
_LONGEST_SCRIPT = 500_000  # characters
_MOST_DATE_ELEMENTS = 40
_DAY_FIRST = ("gb", "au", "nz", "ie", "in", "za", "sg", "ng", "ke", "pk")
_UTC = ("Z", "+00:00")


@dataclass(frozen=True, slots=True)
class Moments:
    published_at: str | None = None
    basis: str | None = None  # json_ld, meta, time_tag, printed, printed_update, url, script
    updated_at: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    value: str
    basis: str


def find_moments(
    page: Structured,
    tree: LexborHTMLParser,
    above: Sequence[Line],
    below: Sequence[Line],
    urls: Iterable[str],
    language: str | None,
    captured_at: datetime | None,
) -> Moments:
    """`language`: the page's language tag (for `12/01/2022`); nothing later than `captured_at` by a day is believed."""
    language = _reading(language)
    shown, shown_update = _printed(below, language)
    shown += _printed([line for line in above if len(line.text.split()) <= _WORDS_OF_A_DATE], language)[0]
    declared = _first(_declared(page, "datePublished", "published"), captured_at)
    in_url = next((_Found(day, "url") for url in urls if (day := _day_in(url))), None)
    updated = _first(_declared(page, "dateModified", "updated"), captured_at)
    renewed = _Found(shown_update, "printed_update") if shown_update and not shown else None
    if declared:
        published: _Found | None = _decide(declared, updated, shown, in_url, renewed)
    else:
        published = next(iter(shown), in_url) or _only_one(tree, language) or _in_scripts(tree)
        published = published or (None if updated else renewed)
    return Moments(
        published.value if published else None,
        published.basis if published else None,
        updated.value if updated else shown_update,
    )


def _reading(tag: str | None) -> str | None:
    """The language in which numeric dates are to be read; "en-gb" for English that writes the day first."""
    language, _, region = (tag or "").replace("_", "-").lower().partition("-")
    return "en-gb" if language == "en" and region in _DAY_FIRST else language or None


def _declared(page: Structured, key: str, names: str) -> Iterator[_Found]:
    for basis, nodes in (("json_ld", page.articles), ("", ()), ("json_ld", page.pages)):
        for node in nodes:
            value = node.get(key)
            if isinstance(value, str) and (moment := parse_machine(value)):
                yield _Found(moment, basis)
        if not basis:
            wanted: list[str] = seed_toml("metadata")["meta"][names]
            for name in wanted:
                for content in page.metas.get(name, ()):
                    if moment := parse_machine(content):
                        yield _Found(moment, "meta")


def _first(found: Iterator[_Found], captured_at: datetime | None) -> _Found | None:
    for item in found:
        if captured_at is None or (date.fromisoformat(item.value[:10]) - captured_at.date()).days <= 1:
            return item
    return None


def _decide(
    declared: _Found, updated: _Found | None, shown: Sequence[_Found], in_url: _Found | None, renewed: _Found | None
) -> _Found:
    """The declared moment, unless the page shows its readers another day and not that one.

    A day before or after a declared moment in UTC is the local day, if it is not that of the update. A day further off
    is what the page holds out as its date; a declared date of long ago is then that of the page's first draft. So it is
    where the only date shown is that of the update, half a year later or more.
    """
    others = [*shown, *([in_url] if in_url else [])]
    if any(_days_between(other, declared) == 0 for other in others):
        return declared
    if declared.value.endswith(_UTC):
        for other in others:
            is_update = updated and _days_between(other, updated) == 0 and _days_between(updated, declared) == 1
            if abs(_days_between(other, declared)) == 1 and not is_update:
                return other
    if shown and abs(_days_between(shown[0], declared)) > 1:
        return shown[0]
    if renewed and updated and abs(_days_between(renewed, updated)) <= 1:
        return renewed if _days_between(renewed, declared) >= _RENEWED_AFTER else declared
    return declared


def _only_one(tree: LexborHTMLParser, language: str | None) -> _Found | None:
    """The one day of publication that is printed in the page's date elements, wherever they stand."""
    found: dict[str, _Found] = {}
    for node in tree.css(_DATE_ELEMENTS)[:_MOST_DATE_ELEMENTS]:
        text = normalise(node.text())
        if 0 < len(text) <= _LONGEST_DATE_LINE:
            line = Line(text, "", node.attributes.get("datetime"))
            for item in _printed([line], language)[0]:
                found.setdefault(item.value[:10], item)
    return next(iter(found.values())) if len(found) == 1 else None


def _days_between(first: _Found, second: _Found) -> int:
    return (date.fromisoformat(first.value[:10]) - date.fromisoformat(second.value[:10])).days


def _printed(lines: Sequence[Line], language: str | None) -> tuple[list[_Found], str | None]:
    """The dates of publication that may be printed among the lines, and the first date of an update."""
    published: list[_Found] = []
    updated: str | None = None
    for line in lines:
        words = len(line.text.split())
        if len(line.text) > _LONGEST_DATE_LINE or words > _MOST_WORDS or "caption" in line.marks:
            continue
        if words > _WORDS_OF_A_DATE and line.text.endswith("."):  # a sentence that tells of a day
            continue
        text, update = _split_update(line.text)
        if _is_other(text):
            continue
        moment = parse_printed(text, language) if text else None
        if line.moment and (text and (moment or not update)) and (exact := parse_machine(line.moment)):
            published.append(_Found(exact, "time_tag"))
        elif moment:
            published.append(_Found(moment, "printed"))
        updated = updated or (parse_printed(update, language) if update else None)
    return published, updated


def _split_update(text: str) -> tuple[str, str]:
    """The line before and from the word that announces an update."""
    label = _labels("updated").search(text)
    return (text[: label.start()], text[label.start() :]) if label else (text, "")


def _is_other(text: str) -> bool:
    return _labels("event").search(text) is not None


def _in_scripts(tree: LexborHTMLParser) -> _Found | None:
    """The one day of publication that the page's own scripts and data attributes name."""
    days: set[str] = set()
    for script in tree.css("script:not([src])")[:_MOST_SCRIPTS]:
        text = script.text()[:_LONGEST_SCRIPT]
        days.update(day[:10] for match in _IN_SCRIPT.finditer(text) if (day := parse_machine(match[1])))
    return _Found(days.pop(), "script") if len(days) == 1 else None


@cache
def _labels(kind: str) -> re.Pattern[str]:
    words: list[str] = seed_toml("metadata")["labels"][kind]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])", re.IGNORECASE)


def _day_in(url: str) -> str | None:
    match = _IN_URL.search(url)
    return parse_machine("-".join(match.groups())) if match else None
