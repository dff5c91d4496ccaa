"""Where the project's data files are: `seeds/` (reference data) and `sql/`, in a checkout or in an installed wheel."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
_PACKAGED = _PACKAGE / "_data"
ROOT = _PACKAGED if _PACKAGED.is_dir() else _PACKAGE.parent
SEEDS = ROOT / "seeds"
SQL = ROOT / "sql"


@cache
def seed_toml(name: str) -> dict[str, Any]:
    """The parsed `seeds/<name>.toml`."""
    return tomllib.loads((SEEDS / f"{name}.toml").read_text("utf-8"))


@cache
def seed_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `seeds/<name>.csv`; lines that begin with `#` are comments."""
    lines = (SEEDS / f"{name}.csv").read_text("utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
