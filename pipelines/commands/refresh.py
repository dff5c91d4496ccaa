"""`dateline refresh`: the Dagster job in this process, and a summary of what it did."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipelines.commands.options import warehouse_option
from pipelines.commands.printing import echo, fail
from pipelines.workspace import WarehouseBusyError, Workspace, writer_lock

if TYPE_CHECKING:
    from dagster import AssetCheckEvaluation, ExecuteInProcessResult


@click.command("refresh")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--inbox",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder to take new captures from; without PATHS and --inbox, the folder `inbox` beside the warehouse.",
)
@warehouse_option
def refresh_command(paths: Sequence[Path], inbox: Path | None, warehouse: Path) -> None:
    """Take in new documents from PATHS (files and folders), run the job, run the checks, publish.

    Exit 0: published, or nothing new. Exit 1: a check blocked publication, or another refresh is running; the last
    good warehouse stays. Exit 2: usage.
    """
    workspace = Workspace(warehouse.absolute())
    try:
        with writer_lock(workspace):
            result = _run_job(workspace, [*paths, *([inbox] if inbox else [])])
    except WarehouseBusyError as error:
        fail(str(error), 1)
    _summarise(result, workspace)
    raise SystemExit(0 if result.success else 1)


def _run_job(workspace: Workspace, paths: Sequence[Path]) -> ExecuteInProcessResult:
    import dagster as dg

    from pipelines.orchestration.definitions import build_definitions
    from pipelines.orchestration.resources import WarehouseResource

    definitions = build_definitions({"warehouse": WarehouseResource(path=str(workspace.published))})
    home = os.environ.get("DAGSTER_HOME")
    if home:
        Path(home).mkdir(parents=True, exist_ok=True)
    with dg.DagsterInstance.get() if home else dg.DagsterInstance.ephemeral() as instance:
        return definitions.resolve_job_def("refresh").execute_in_process(
            instance=instance,
            run_config={
                "ops": {"captures": {"config": {"paths": [str(p.absolute()) for p in paths]}}},
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            },
            raise_on_error=False,
        )


def _summarise(result: ExecuteInProcessResult, workspace: Workspace) -> None:
    metadata: dict[str, dict[str, Any]] = {
        event.asset_key.to_user_string(): {k: v.value for k, v in event.materialization.metadata.items()}
        for event in result.get_asset_materialization_events()
        if event.asset_key
    }
    checks = result.get_asset_check_evaluations()
    if "captures" in metadata:
        intake = metadata["captures"]
        quarantined = metadata.get("quarantine", {}).get("dagster/row_count", "?")
        echo(f"documents   {intake['new']} new, {intake['unchanged']} unchanged, {quarantined} in quarantine")
    if checks:
        _summarise_tables(metadata, {c.asset_key.to_user_string() for c in checks})
        _summarise_checks(checks)
    else:  # the job did not come to the checks: something is wrong with the machine or with the code
        for event in result.filter_events(lambda e: e.is_step_failure):
            echo(f"failed      {event.step_key}: {_root_cause(event.step_failure_data.error)}")
    if result.success:
        replaced = metadata["published_warehouse"]["replaced"]
        echo(f"published   {workspace.published}" + ("" if replaced else " (nothing new: unchanged)"))
    else:
        echo(f"blocked     {workspace.published} stays as it was")


def _root_cause(error: Any) -> str:
    while error is not None and error.cause is not None:
        error = error.cause
    return error.message.strip() if error else "unknown"


def _summarise_tables(metadata: dict[str, dict[str, Any]], tables: set[str]) -> None:
    for name in sorted(tables & metadata.keys()):
        m = metadata[name]
        changes = ", ".join(f"{m[k]} {k}" for k in ("inserted", "updated", "deleted") if m[k])
        echo(f"  {name:<22}{m['dagster/row_count']:>9} rows" + (f"  ({changes})" if changes else ""))


def _summarise_checks(checks: Sequence[AssetCheckEvaluation]) -> None:
    failed = [c for c in checks if not c.passed and c.severity.value == "ERROR"]
    warned = [c for c in checks if not c.passed and c.severity.value == "WARN"]
    passed = len(checks) - len(failed) - len(warned)
    echo(f"checks      {passed} passed, {len(warned)} warned, {len(failed)} failed")
    for level, found in (("warning", warned), ("FAILED", failed)):
        for check in found:
            rows = check.metadata["failing rows"].value
            echo(f"  {level:<8} {check.asset_key.to_user_string()}.{check.check_name}: {rows} rows")
    for check in failed:
        echo(f"           {check.check_name}: {check.metadata['sample'].value}")
