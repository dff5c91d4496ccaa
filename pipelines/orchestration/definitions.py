"""Everything that Dagster is told, in one place, so that tests can swap the resources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dagster as dg

from pipelines.orchestration import stages, tables
from pipelines.orchestration.jobs import hourly_refresh, new_documents, refresh_job
from pipelines.orchestration.resources import WarehouseResource


def build_definitions(resources: Mapping[str, Any] | None = None) -> dg.Definitions:
    """The code location; `resources` replaces the default ones by name."""
    return dg.Definitions(
        assets=[
            stages.captures,
            stages.article_drafts,
            stages.annotated_drafts,
            stages.linking,
            tables.warehouse_tables,
            tables.published_warehouse,
        ],
        jobs=[refresh_job],
        schedules=[hourly_refresh],
        sensors=[new_documents],
        resources={"warehouse": WarehouseResource(), **(resources or {})},
    )
