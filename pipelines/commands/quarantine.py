"""`dateline quarantine`: keep documents out of the warehouse, or let them back in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pipelines.commands.options import warehouse_option
from pipelines.commands.printing import echo, fail
from pipelines.workspace import WarehouseBusyError, Workspace, writer_lock


@click.command("quarantine")
@click.argument("document_ids", nargs=-1, required=True)
@click.option("--reason", help="Why they are set aside; shown in the table quarantine.")
@click.option("--release", "is_release", is_flag=True, help="Let them back in instead.")
@warehouse_option
def quarantine_command(document_ids: Sequence[str], reason: str | None, is_release: bool, warehouse: Path) -> None:
    """Set documents aside by their id, so that the next refresh leaves them out; their bytes are kept.

    For documents whose rows a check refuses. Exit 0, or 2 if an id is not known.
    """
    from pipelines.intake import read_manifest
    from pipelines.quarantine import UnknownDocumentError, put_aside, release

    workspace = Workspace(warehouse.absolute())
    if not is_release and not reason:
        fail("say why: --reason TEXT", 2)
    try:
        with writer_lock(workspace):
            manifest = read_manifest(workspace)
            for document_id in document_ids:
                if is_release:
                    release(workspace, document_id)
                else:
                    put_aside(workspace, manifest, document_id, reason or "")
    except (UnknownDocumentError, WarehouseBusyError) as error:
        fail(str(error.args[0]), 2)
    echo(f"{len(document_ids)} {'released' if is_release else 'set aside'}; run `dateline refresh` to apply it")
