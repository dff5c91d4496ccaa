"""The assets before the warehouse: what was taken in, cleaned, annotated and linked."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import dagster as dg
from pydantic import Field
from tqdm import tqdm

from pipelines.code_versions import code_version
from pipelines.intake import read_manifest, take_in
from pipelines.orchestration.lineage import LINKED, linked_columns
from pipelines.orchestration.resources import WarehouseResource
from pipelines.refresh import run_annotation, run_cleaning, run_linking

OWNERS = ["team:dateline"]
# Warehouses are refreshed at least daily; a warning after half a day.
FRESHNESS = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=24), warn_window=timedelta(hours=12))


class IntakeConfig(dg.Config):
    """What a run takes in: files and folders; none means the inbox."""

    paths: list[str] = Field(default_factory=list)


@dg.asset(
    group_name="intake",
    kinds={"file"},
    owners=OWNERS,
    freshness_policy=FRESHNESS,
    pool="dateline_writer",
    description="Captured pages as they arrived: bytes in the archive, sightings in the manifest.",
)
def captures(config: IntakeConfig, warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
    with warehouse.writing() as workspace, _bar("taking in", " files") as bar:
        workspace.inbox.mkdir(parents=True, exist_ok=True)
        intake = take_in(workspace, [Path(p) for p in config.paths] or [workspace.inbox], _progress(bar))
        total = len(read_manifest(workspace).documents)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": total,
            "new": intake.new,
            "unchanged": intake.unchanged,
            "unreadable": intake.unreadable,
        }
    )


@dg.asset(
    deps=[captures],
    group_name="cleaning",
    kinds={"python", "parquet"},
    owners=OWNERS,
    freshness_policy=FRESHNESS,
    code_version=code_version("cleaning"),
    pool="dateline_writer",
    description="One article draft a document, cleaned of menus, prompts, captions and adverts; or the reason why not.",
)
def article_drafts(warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
    with warehouse.writing() as workspace, _bar("cleaning", " pages") as bar:
        cleaned = run_cleaning(workspace, _progress(bar))
    removed = Counter(piece.class_ for c in cleaned if c.draft for piece in c.draft.removed)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(c.draft is not None for c in cleaned),
            "refused": sum(c.reason is not None for c in cleaned),
            "removed pieces by class": dict(sorted(removed.items())),
        }
    )


@dg.asset(
    name="annotations",
    deps=[article_drafts],
    group_name="annotation",
    kinds={"python", "parquet"},
    owners=OWNERS,
    freshness_policy=FRESHNESS,
    code_version=code_version("annotation"),
    pool="dateline_writer",
    description="Mentions, quotes, times and events of every draft, with offsets into its body.",
)
def annotated_drafts(warehouse: WarehouseResource) -> dg.MaterializeResult[None]:
    with warehouse.writing() as workspace, _bar("annotating", " pages") as bar:
        annotated = run_annotation(workspace, _progress(bar))
    found = [a.annotation for a in annotated if a.annotation is not None]
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": len(found),
            "mentions": sum(len(a.mentions) for a in found),
            "quotes": sum(len(a.quotes) for a in found),
            "times": sum(len(a.times) for a in found),
            "events": sum(len(a.events) for a in found),
        }
    )


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            name,
            deps=[*(["captures", "annotations"] if not relation.after else []), *relation.after],
            group_name="linking",
            kinds={"python", "parquet"},
            owners=OWNERS,
            freshness_policy=FRESHNESS,
            description=relation.description,
            metadata={"dagster/column_schema": linked_columns(name)},
        )
        for name, relation in LINKED.items()
    ],
    pool="dateline_writer",
)
def linking(warehouse: WarehouseResource) -> Iterator[dg.MaterializeResult[None]]:
    """Links over the whole set of documents, never dependent on their order."""
    with warehouse.writing() as workspace:
        staged = run_linking(workspace)
    for name, linked in LINKED.items():
        counts = {relation: len(getattr(staged, relation)) for relation in linked.relations}
        yield dg.MaterializeResult(
            asset_key=name, metadata={"dagster/row_count": sum(counts.values()), "rows by relation": counts}
        )


def _bar(what: str, unit: str) -> tqdm:
    """A progress bar on a terminal, nothing elsewhere."""
    return tqdm(desc=what, unit=unit, disable=None, leave=False)


def _progress(bar: tqdm) -> Callable[[int], None]:
    def show(done: int) -> None:
        bar.update(done - bar.n)

    return show
