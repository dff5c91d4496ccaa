"""Places with their co-ordinates: what the warehouse's `places` table and the events' places are looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.language.names import fold
from pipelines.links import key
from pipelines.reference import seed_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    place_id: str
    name: str
    country: str | None  # ISO 3166-1 alpha-3; None for seas, continents and regions of several states
    latitude: float | None  # degrees, WGS 84
    longitude: float | None


def find_place(name: str) -> Place | None:
    """The place that a printed name means, in any case and with or without accents; None if it is not in the seeds."""
    folded = fold(name)
    places = _places()
    return places.get(folded) or places.get(folded.removeprefix("the "))


@cache
def _places() -> dict[str, Place]:
    cities = {fold(row["name"]): _city(row) for row in seed_rows("places")}
    known = dict(cities)
    for row in seed_rows("countries"):
        for capital in filter(None, row["capital"].split("|")):
            first = row["capital"].split("|")[0]
            known.setdefault(fold(capital), cities.get(fold(first)) or _plain("capital", capital, row["alpha3"]))
    for row in seed_rows("regions"):
        same = cities.get(fold(row["same_as"])) if row["same_as"] else None
        known[fold(row["name"])] = same or _region(row)
    for row in seed_rows("countries"):
        state = _plain("state", row["name"], row["alpha3"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            known[fold(name).removeprefix("the ")] = state
    return known


def _city(row: dict[str, str]) -> Place:
    return Place(
        place_id=row["place_id"],
        name=row["name"],
        country=row["country"] or None,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


def _region(row: dict[str, str]) -> Place:
    name = row["same_as"] or row["name"]
    return Place(
        place_id=key("place", "region", fold(name)),
        name=name,
        country=row["country"] or None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )


def _plain(kind: str, name: str, country: str) -> Place:
    return Place(place_id=key("place", kind, fold(name)), name=name, country=country, latitude=None, longitude=None)
