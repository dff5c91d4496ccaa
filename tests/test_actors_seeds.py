"""The reference data on actors and places keeps its own rules."""

from __future__ import annotations

import re
from collections import Counter

from pipelines.actors.votes import weights
from pipelines.reference import seed_rows, seed_toml

ALPHA3 = re.compile(r"[A-Z]{3}")
WIKIDATA = re.compile(r"Q[1-9]\d*")


def doubled(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_countries() -> None:
    rows = seed_rows("countries")
    assert all(ALPHA3.fullmatch(row["alpha3"]) for row in rows)
    assert not doubled([row["alpha3"] for row in rows])
    assert not doubled([row["name"] for row in rows])
    assert not doubled([row["wikidata_id"] for row in rows if row["wikidata_id"]])
    assert all(WIKIDATA.fullmatch(row["wikidata_id"]) for row in rows if row["wikidata_id"])


def test_organisations() -> None:
    rows = seed_rows("organisations")
    countries = {row["alpha3"] for row in seed_rows("countries")}
    assert {row["type"] for row in rows} == {"organisation", "media"}
    assert {row["country"] for row in rows} <= countries | {"IGO", ""}
    assert not doubled([name for row in rows for name in {row["name"], *filter(None, row["aliases"].split("|"))}])


def test_places() -> None:
    rows = seed_rows("places")
    assert not doubled([row["place_id"] for row in rows])
    assert all(ALPHA3.fullmatch(row["country"]) for row in rows)
    assert all(-90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180 for row in rows)


def test_regions() -> None:
    rows = seed_rows("regions")
    assert not doubled([row["name"] for row in rows])
    assert all(bool(row["latitude"]) == bool(row["longitude"]) for row in rows)


def test_every_form_that_votes_names_a_type() -> None:
    assert all(votes.keys() <= {"person", "organisation", "place"} for votes in weights().values())


def test_joins_have_a_verdict_and_a_reason() -> None:
    rows = seed_rows("actors")
    assert all(row["verdict"] in ("same", "different") and row["reason"] for row in rows)


def test_parts_of_names_are_in_lower_case() -> None:
    parts = seed_toml("name_parts")
    words = " ".join([*parts["heads"].values(), parts["never"]["words"], parts["groups"]["words"]])
    assert words == words.lower()
