"""Resources: which warehouse a run works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipelines.workspace import DEFAULT_WAREHOUSE, Workspace, writer_lock


class WarehouseResource(dg.ConfigurableResource[None]):
    """The published file; raw bytes, stage outputs and the build file live in a folder beside it."""

    path: str = str(DEFAULT_WAREHOUSE)

    @property
    def workspace(self) -> Workspace:
        return Workspace(Path(self.path).absolute())

    @contextmanager
    def writing(self) -> Iterator[Workspace]:
        """The workspace, with the writer's place held; raises `WarehouseBusyError`."""
        with writer_lock(self.workspace):
            yield self.workspace
