"""The `dateline` command line: arguments in, plain functions called, results printed. No decisions of its own."""

from __future__ import annotations

import click

from pipelines.commands.annotate import annotate_command
from pipelines.commands.extract import extract_command
from pipelines.commands.quarantine import quarantine_command
from pipelines.commands.query import sql_command
from pipelines.commands.refresh import refresh_command
from pipelines.commands.status import status_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline-news", prog_name="dateline")
def main() -> None:
    """Captured news pages in, a checked DuckDB warehouse of articles, quotes, actors and events out."""


for command in (
    refresh_command,
    extract_command,
    annotate_command,
    sql_command,
    status_command,
    quarantine_command,
):
    main.add_command(command)

if __name__ == "__main__":
    main()
