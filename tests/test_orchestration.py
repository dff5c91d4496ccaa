"""What Dagster sees: graph, checks, schedule and sensor; and that a failed error check stops publication."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.orchestration.definitions import build_definitions
from pipelines.orchestration.jobs import hourly_refresh, new_documents
from pipelines.orchestration.lineage import LINKED, column_lineage, upstream_assets
from pipelines.orchestration.resources import WarehouseResource
from pipelines.warehouse import audit
from pipelines.warehouse.load import staged_tables
from pipelines.warehouse.rows import StagedRows
from pipelines.warehouse.schema import declared
from pipelines.workspace import Workspace
from tests.captures import write_captures

STAGES = ["captures", "article_drafts", "annotations", *LINKED]


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


def refresh(workspace: Workspace, paths: list[Path], instance: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    definitions = build_definitions({"warehouse": WarehouseResource(path=str(workspace.published))})
    return definitions.resolve_job_def("refresh").execute_in_process(
        instance=instance,
        run_config={"ops": {"captures": {"config": {"paths": [str(p) for p in paths]}}}},
        raise_on_error=False,
    )


def test_the_code_location_loads() -> None:
    dg.Definitions.validate_loadable(build_definitions())


def test_the_graph_reads_from_intake_to_publication() -> None:
    graph = build_definitions().resolve_asset_graph()
    tables = {t.name for t in declared().main}
    keys = {k.to_user_string() for k in graph.get_all_asset_keys()}
    assert keys == {*STAGES, *tables, "published_warehouse"}
    parents = {
        k.to_user_string(): {p.to_user_string() for p in graph.get(k).parent_keys} for k in graph.get_all_asset_keys()
    }
    assert parents["captures"] == set()
    assert parents["article_drafts"] == {"captures"}
    assert parents["annotations"] == {"article_drafts"}
    assert parents["linked_quotes"] == {"linked_articles", "linked_actors"}
    assert parents["published_warehouse"] == tables
    for table in tables:
        assert parents[table], table


def test_every_asset_has_an_owner_a_kind_a_group_a_description_and_a_freshness_policy() -> None:
    for spec in build_definitions().resolve_all_asset_specs():
        assert spec.owners and spec.kinds and spec.group_name and spec.description and spec.freshness_policy, spec.key


def test_every_staged_relation_belongs_to_one_linking_asset() -> None:
    relations = [f"staged_{r}" for linked in LINKED.values() for r in linked.relations]
    assert sorted(relations) == sorted(staged_tables(StagedRows()))


@pytest.mark.parametrize("name", ["quotes", "events", "quote_groups"])
def test_column_lineage_leads_to_columns_that_exist(name: str) -> None:
    table = declared().table(name)
    lineage = column_lineage(table)
    assert set(lineage.deps_by_column) == {c.name for c in table.content}
    staged = {f"{n.removeprefix('staged_')}.{f.name}" for n, t in staged_tables(StagedRows()).items() for f in t.schema}
    columns = staged | {c.name for t in declared().main for c in t.columns}
    for deps in lineage.deps_by_column.values():
        for dep in deps:
            assert dep.asset_key.to_user_string() in upstream_assets(table)
            assert dep.column_name in columns


def test_a_run_publishes_and_tells_rows_schema_lineage_and_checks(
    workspace: Workspace, tmp_path: Path, instance: dg.DagsterInstance
) -> None:
    result = refresh(workspace, write_captures(tmp_path / "in", 3), instance)

    assert result.success
    assert workspace.published.is_file()
    metadata = {
        e.asset_key.to_user_string(): e.materialization.metadata
        for e in result.get_asset_materialization_events()
        if e.asset_key
    }
    assert metadata["documents"]["dagster/row_count"].value == 3
    assert "dagster/column_lineage" in metadata["quotes"]
    checks = result.get_asset_check_evaluations()
    assert {c.check_name for c in checks} == {c.name for c in audit.all_checks()}
    assert all("failing rows" in c.metadata and "sample" in c.metadata for c in checks)


def test_a_failed_error_check_stops_publication(
    workspace: Workspace, tmp_path: Path, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = audit.run_checks
    monkeypatch.setattr(audit, "run_checks", lambda connection: tuple(_failed(r) for r in sound(connection)))

    result = refresh(workspace, write_captures(tmp_path / "in", 1), instance)

    assert not result.success
    assert not workspace.published.exists()
    assert any(not c.passed and c.severity is dg.AssetCheckSeverity.ERROR for c in result.get_asset_check_evaluations())


def _failed(result: audit.CheckResult) -> audit.CheckResult:
    if result.check.name != "quotes_text_at_offsets":
        return result
    return audit.CheckResult(result.check, 1, ("quote_id",), ({"quote_id": "quo_1"},))


def test_schedule_and_sensor_are_off_until_switched_on() -> None:
    assert hourly_refresh.default_status is dg.DefaultScheduleStatus.STOPPED
    assert new_documents.default_status is dg.DefaultSensorStatus.STOPPED


def test_the_sensor_asks_once_for_each_batch_of_new_files(workspace: Workspace) -> None:
    first = _tick(workspace, None)
    assert first.skip_reason and not first.run_requests

    files = write_captures(workspace.inbox, 3)
    second = _tick(workspace, first.cursor)
    (request,) = second.run_requests or []
    assert request.run_config["ops"]["captures"]["config"]["paths"] == [str(f) for f in files]
    assert _tick(workspace, first.cursor).run_requests == [request]  # the same files give the same run key
    assert not _tick(workspace, second.cursor).run_requests

    files[0].write_text("changed and longer than before", "utf-8")
    third = _tick(workspace, second.cursor)
    (again,) = third.run_requests or []
    assert again.run_config["ops"]["captures"]["config"]["paths"] == [str(files[0])]
    assert again.run_key != request.run_key


def test_the_sensor_takes_a_bounded_batch_and_leaves_the_rest_for_the_next_tick(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipelines.orchestration import jobs

    monkeypatch.setattr(jobs, "SENSOR_BATCH", 2)
    write_captures(workspace.inbox, 3)
    first = _tick(workspace, None)
    second = _tick(workspace, first.cursor)
    sizes = [len((t.run_requests or [])[0].run_config["ops"]["captures"]["config"]["paths"]) for t in (first, second)]
    assert sizes == [2, 1]


def _tick(workspace: Workspace, cursor: str | None) -> dg.SensorResult:
    context = dg.build_sensor_context(cursor=cursor)
    result = new_documents(context, warehouse=WarehouseResource(path=str(workspace.published)))
    assert isinstance(result, dg.SensorResult)
    return result
