"""When a refresh runs: by hand, every hour, or when new files lie in the inbox."""

import hashlib
import json
import os
from pathlib import Path

import dagster as dg

from pipelines.orchestration.resources import WarehouseResource

SENSOR_BATCH = 500  # files a run; more wait for the next tick

refresh_job = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,  # starting a process a step costs more than the work; see docs/architecture.md
    description="Take in what is new, clean, annotate, link, load, check, publish. The same as `dateline refresh`.",
)

hourly_refresh = dg.ScheduleDefinition(
    name="hourly_refresh",
    job=refresh_job,
    cron_schedule="0 * * * *",
    default_status=dg.DefaultScheduleStatus.STOPPED,
    description="Refresh from the inbox every hour.",
)


@dg.sensor(
    job=refresh_job,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description="Refresh when files appear in the inbox that no run has taken yet, a bounded batch at a time.",
)
def new_documents(context: dg.SensorEvaluationContext, warehouse: WarehouseResource) -> dg.SensorResult:
    seen: dict[str, list[int]] = json.loads(context.cursor) if context.cursor else {}
    present = _stamps(warehouse.workspace.inbox)
    batch = sorted(name for name, stamp in present.items() if seen.get(name) != stamp)[:SENSOR_BATCH]
    if not batch:
        return dg.SensorResult(skip_reason=f"nothing new in {warehouse.workspace.inbox}")
    taken = {name: present[name] for name in batch}
    run_key = hashlib.sha256(json.dumps(taken, sort_keys=True).encode()).hexdigest()
    config = {"ops": {"captures": {"config": {"paths": batch}}}}
    kept = {name: stamp for name, stamp in seen.items() if name in present}
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=run_key, run_config=config)],
        cursor=json.dumps({**kept, **taken}, sort_keys=True),
    )


def _stamps(inbox: Path) -> dict[str, list[int]]:
    """File -> size and modification time, for every file under the inbox."""
    files = (Path(folder) / name for folder, _, names in os.walk(inbox) for name in names if not name.startswith("."))
    return {str(f): [s.st_size, s.st_mtime_ns] for f in files for s in [f.lstat()]}
