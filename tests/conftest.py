"""What several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from pipelines.workspace import Workspace

# Runs of the tests are nobody's history: Dagster keeps them in memory.
os.environ.pop("DAGSTER_HOME", None)

# Deterministic and quick everywhere; a longer search is one environment variable away.
settings.register_profile(
    "default", deadline=None, derandomize=True, max_examples=int(os.environ.get("EXAMPLES", "25"))
)
settings.load_profile("default")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "news.duckdb")
