"""Writes seeds/person_names.csv from lists that may be redistributed.

    python seeds/build_person_names.py FAKER_FOLDER CENSUS_FOLDER

FAKER_FOLDER is `faker/providers/person` of the PyPI package Faker (MIT licence, names of some 70 countries);
CENSUS_FOLDER holds `dist.male.first`, `dist.female.first` and `dist.all.last` of the United States Census of 1990
(public domain; shipped with the PyPI package `names`). One row a folded name: how it is used as a given name, and
whether it is a surname.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).with_name("person_names.csv")
CENSUS_GIVEN, CENSUS_SURNAMES = 1_000, 4_000  # the commonest; rarer ones are often words or places
HEADER = (
    "# Given names and surnames of many countries, without accents, in lower case.\n"
    "# given: m, f, u (both) or empty; surname: 1 or empty.\n"
    "# Sources: PyPI package Faker (MIT licence, Copyright (c) 2012 Daniele Faraglia) and the United States Census of\n"
    "# 1990 (public domain);\n"
    "# written by seeds/build_person_names.py.\n"
)
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d"})
_LATIN = re.compile(r"[a-z'’-]{2,}")


def main(faker: Path, census: Path) -> None:
    genders: dict[str, set[str]] = defaultdict(set)
    surnames: set[str] = set()
    for kind, name in (*faker_names(faker), *census_names(census)):
        folded = fold(name)
        if not _LATIN.fullmatch(folded):
            continue
        if kind == "surname":
            surnames.add(folded)
        else:
            genders[folded].add(kind)
    rows = []
    for name in sorted(genders.keys() | surnames):
        known = genders.get(name, set())
        gender = "" if not known else known.copy().pop() if len(known) == 1 else "u"
        rows.append((name, gender, "1" if name in surnames else ""))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "given", "surname"))
        writer.writerows(rows)


def faker_names(folder: Path) -> Iterator[tuple[str, str]]:
    for source in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            kind = kind_of(node.targets[0].id)
            if kind is None:
                continue
            for leaf in ast.walk(node.value):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    yield kind, leaf.value


def kind_of(variable: str) -> str | None:
    if variable.startswith("last_name"):
        return "surname"
    if not variable.startswith("first_name"):
        return None
    if "female" in variable:
        return "f"
    return "m" if "male" in variable else "u"


def census_names(folder: Path) -> Iterator[tuple[str, str]]:
    for file, kind, count in (
        ("dist.male.first", "m", CENSUS_GIVEN),
        ("dist.female.first", "f", CENSUS_GIVEN),
        ("dist.all.last", "surname", CENSUS_SURNAMES),
    ):
        for line in (folder / file).read_text("ascii").splitlines()[:count]:
            yield kind, line.split()[0]


def fold(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join(c for c in bare if not unicodedata.combining(c)).strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
