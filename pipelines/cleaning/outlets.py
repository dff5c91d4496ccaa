"""Which outlet carries the article, and which agency wrote it (`find_source_name`, `find_agency`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.cleaning.normalise import fold
from pipelines.cleaning.sites import domain
from pipelines.reference import seed_rows

_IN_PARENTHESES = re.compile(r"\(([^()]{2,40})\)")
_AT_END = re.compile(r"(?<=[.!?…\"”'’»])\s*[(\[](?P<name>[^()\[\]]{2,30})[)\]]\.?$")
_DATELINE = re.compile(r"[^()]{2,80}\(([^()]{2,40})\)\s*(?:—|–|-|―|:)")
_OPENING = 3  # paragraphs: a deck or a note may stand before the one with the dateline
_DATELINE_END = 120  # characters of a paragraph that a dateline takes at most
_LONGEST_CREDIT = 60  # characters of a paragraph that is nothing but a credit


@dataclass(frozen=True, slots=True)
class Outlet:
    name: str
    domain: str
    country: str  # ISO 3166-1 alpha-3
    language: str  # ISO 639-1
    is_agency: bool


def outlet_of_domain(host: str) -> Outlet | None:
    """The known outlet of a host or of the domain it lies under."""
    labels = host.lower().removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        if outlet := _by_domain().get(".".join(labels[start:])):
            return outlet
    return None


def find_source_name(url: str | None, declared: Sequence[str]) -> str | None:
    """The outlet's name: as our list has its domain, else as the page declares it first."""
    outlet = outlet_of_domain(domain(url)) if url else None
    return outlet.name if outlet else next(iter(declared), None)


def find_agency(paragraphs: Sequence[str], byline: Sequence[str] = ()) -> str | None:
    """The agency that the byline, a dateline or the credit at the end names, in its short form."""
    for name in byline:
        if agency := agency_named(name):
            return agency
    if not paragraphs:
        return None
    for paragraph in paragraphs[:_OPENING]:
        dateline = _DATELINE.match(paragraph[:_DATELINE_END])
        if dateline and (agency := agency_named(dateline[1])):
            return agency
    return _credit(paragraphs[-1])


def agency_named(text: str) -> str | None:
    """The agency that a short text names, alone or beside another name: "AFP", "Reuters/AP", "dpa, Berlin"."""
    whole = _agencies().get(fold(text))
    if whole:
        return whole
    return next((a for part in re.split(r"[/,;|&+]|\band\b", text) if (a := _agencies().get(fold(part)))), None)


def agency_credit(text: str) -> tuple[str, str] | None:
    """The agency that a paragraph names in brackets at its end, and the paragraph without it."""
    match = _AT_END.search(text[-_LONGEST_CREDIT:])
    name = agency_named(match["name"]) or _acronym(match["name"]) if match else None
    return (name, text[: -len(match.group())].rstrip()) if match and name else None


def _acronym(name: str) -> str | None:
    """The sign of an agency that is not on our list."""
    return name if 3 <= len(name) <= 6 and name.isalpha() and name.isupper() and not name.startswith("END") else None


def _credit(paragraph: str) -> str | None:
    """The agency in parentheses or alone at the end of the last paragraph."""
    if len(paragraph) <= _LONGEST_CREDIT and (agency := agency_named(paragraph.strip(" .()[]—–-"))):
        return agency
    last = _IN_PARENTHESES.search(paragraph[-_LONGEST_CREDIT:])
    if last and paragraph.rstrip(" .").endswith(")"):
        return agency_named(last[1])
    return None


@cache
def _by_domain() -> dict[str, Outlet]:
    return {
        row["domain"]: Outlet(row["name"], row["domain"], row["country"], row["language"], row["kind"] == "agency")
        for row in seed_rows("sources")
    }


@cache
def _agencies() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in seed_rows("sources"):
        if row["kind"] == "agency":
            for name in (row["name"], *row["aliases"].split("|")):
                if name:
                    names.setdefault(fold(name), row["name"])
    return names
