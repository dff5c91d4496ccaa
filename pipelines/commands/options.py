"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from pipelines.workspace import DEFAULT_WAREHOUSE

warehouse_option = click.option(
    "--warehouse",
    type=click.Path(dir_okay=False, path_type=Path),
    default=DEFAULT_WAREHOUSE,
    show_default="warehouse/dateline.duckdb",
    envvar="DATELINE_WAREHOUSE",
    help="The published file; its private folder lies beside it.",
)
