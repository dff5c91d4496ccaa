"""Where the article was filed: the place before its first words, or after the names in its byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipelines.cleaning.normalise import fold
from pipelines.cleaning.outlets import agency_named
from pipelines.reference import seed_rows

_PLACE = r"[^\W\d_][\w.'’-]*(?:[ -][^\W\d_][\w.'’-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:/{_PLACE})?)(?P<region>,\s{_PLACE})?(?P<date>,\s[^—–()\n]{{0,30}}\d[^—–()\n]{{0,12}})?"
    r"\s*(?:\((?P<agency>[^()]{2,40})\))?\s*(?:—|–|--|\s-|-\s|―)\s*(?=\S)"
)
_LONGEST = 120  # characters
_OPENING = 3  # paragraphs


def find_dateline_place(paragraphs: Sequence[str], byline_text: str | None = None) -> str | None:
    """The place of filing: "KYIV, 12 Jan (Reuters) —", "Berlin (dpa) -", "ATLANTA --", or "By A. Name, Brussels".

    A place counts when an agency stands behind it, or when it is a known place. A deck or a note may stand before the
    paragraph that begins with it.
    """
    for paragraph in paragraphs[:_OPENING]:
        match = _DATELINE.match(paragraph[:_LONGEST])
        place = match["place"].split("/")[0].strip() if match else ""
        signed = match is not None and match["agency"] and agency_named(match["agency"])
        if is_place(place) or (signed and place[:1].isupper()):
            return _written(place)
    tail = (byline_text or "").rstrip(" ,.").rsplit(",", 1)
    if len(tail) == 2 and is_place(tail[1].strip()):
        return _written(tail[1].strip())
    return None


def is_place(name: str) -> bool:
    """A known capital or city, by its name in upper or title case."""
    return name[:1].isupper() and fold(name) in _places()


def _written(place: str) -> str:
    """A place in capitals, as it is written in running text."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), place) if place.isupper() else place


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in seed_rows("places"))
