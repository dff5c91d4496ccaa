"""The tables of the star schema, loaded in one transaction into the private build file, and the checks on them.

The checks are declared on the tables themselves and run in the same step as the load: that way every executor
enforces that a failed error check stops publication. The build file is written anyway; analysts never open it.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from pipelines.code_versions import sql_version
from pipelines.orchestration.lineage import column_lineage, table_schema, upstream_assets
from pipelines.orchestration.resources import WarehouseResource
from pipelines.orchestration.stages import FRESHNESS, OWNERS
from pipelines.refresh import read_linked, run_load
from pipelines.warehouse.audit import CheckResult, all_checks
from pipelines.warehouse.load import LoadCounts
from pipelines.warehouse.publish import publish
from pipelines.warehouse.schema import Table, declared

TABLES = declared().main


def _table_spec(table: Table) -> dg.AssetSpec:
    return dg.AssetSpec(
        table.name,
        deps=upstream_assets(table),
        description=table.comment,
        group_name="warehouse",
        kinds={"duckdb", "table"},
        owners=OWNERS,
        freshness_policy=FRESHNESS,
        code_version=sql_version(),
        metadata={"dagster/column_schema": table_schema(table), "dagster/table_name": f"main.{table.name}"},
    )


@dg.multi_asset(
    specs=[_table_spec(table) for table in TABLES],
    check_specs=[
        dg.AssetCheckSpec(
            check.name,
            asset=check.table,
            description=f"{check.means} {check.do}",
            blocking=check.severity == "error",
        )
        for check in all_checks()
    ],
    pool="dateline_writer",
)
def warehouse_tables(
    context: dg.AssetExecutionContext, warehouse: WarehouseResource
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Load every table from the linked rows, then run every check in `sql/checks` on the build file."""
    with warehouse.writing() as workspace:
        counts, results = run_load(workspace, read_linked(workspace), context.run.run_id, datetime.now(UTC))
    for table in TABLES:
        yield dg.MaterializeResult(asset_key=table.name, metadata=_load_metadata(table, counts[table.name]))
    yield from map(_check_result, results)


def _load_metadata(table: Table, counts: LoadCounts) -> dict[str, int | dg.TableColumnLineage]:
    return {
        "dagster/row_count": counts.rows,
        "dagster/column_lineage": column_lineage(table),
        "inserted": counts.inserted,
        "updated": counts.updated,
        "deleted": counts.deleted,
    }


def _check_result(result: CheckResult) -> dg.AssetCheckResult:
    error = result.check.severity == "error"
    return dg.AssetCheckResult(
        asset_key=result.check.table,
        check_name=result.check.name,
        passed=result.passed,
        severity=dg.AssetCheckSeverity.ERROR if error else dg.AssetCheckSeverity.WARN,
        metadata={
            "failing rows": result.failing_rows,
            "sample": dg.MetadataValue.md(_as_markdown(result)),
            "query": dg.MetadataValue.md(f"```sql\n{result.check.sql}\n```"),
        },
    )


def _as_markdown(result: CheckResult) -> str:
    rows = "\n".join(json.dumps(row, default=str, ensure_ascii=False) for row in result.sample)
    return f"```json\n{rows}\n```" if rows else "none"


@dg.asset(
    deps=[table.name for table in TABLES],
    group_name="publish",
    kinds={"duckdb"},
    owners=OWNERS,
    freshness_policy=FRESHNESS,
    pool="dateline_writer",
    description="The file that analysts open: replaced whole, and only by a build that passed every error check.",
)
def published_warehouse(warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
    with warehouse.writing() as workspace:
        replaced = publish(workspace.build, workspace.published)
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(workspace.published),
            "bytes": workspace.published.stat().st_size,
            "replaced": replaced,
        }
    )
