"""Where one warehouse keeps its things: the published file, and one private folder beside it."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.reference import ROOT

DEFAULT_WAREHOUSE = (ROOT if (ROOT / "pyproject.toml").is_file() else Path.cwd()) / "warehouse" / "dateline.duckdb"


class WarehouseBusyError(RuntimeError):
    """Another refresh holds the lock; the message says which and since when."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The paths of one warehouse.

    `published` is what analysts open. Everything else lives in `<name>.state/` beside it: raw bytes (the only loss if
    deleted), stage outputs and build file (deleting them costs time only), and the lock. `inbox/` is where people and
    fetchers put new captures.
    """

    published: Path

    @property
    def state(self) -> Path:
        return self.published.with_name(f"{self.published.stem}.state")

    @property
    def raw(self) -> Path:
        return self.state / "raw"

    @property
    def intake(self) -> Path:
        return self.state / "intake"

    @property
    def stages(self) -> Path:
        return self.state / "stages"

    @property
    def linked(self) -> Path:
        return self.stages / "linked"

    @property
    def build(self) -> Path:
        return self.state / "build" / "build.duckdb"

    @property
    def inbox(self) -> Path:
        return self.published.with_name("inbox")


@contextmanager
def writer_lock(workspace: Workspace) -> Iterator[None]:
    """Hold the one writer's place; the system frees it when the process ends, however it ends.

    A process that holds it may ask again (a refresh, and each of its steps). Raises `WarehouseBusyError` when another
    process holds it.
    """
    if workspace.state in _held:
        yield
        return
    workspace.state.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(workspace.state / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WarehouseBusyError(_holder(descriptor, workspace)) from None
        owner = {"pid": os.getpid(), "host": socket.gethostname(), "since": time.time()}
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(owner).encode(), 0)
        _held.add(workspace.state)
        try:
            yield
        finally:
            _held.discard(workspace.state)
            os.ftruncate(descriptor, 0)  # nobody's any more
    finally:
        os.close(descriptor)


_held: set[Path] = set()  # state folders that this process is the writer of


def _holder(descriptor: int, workspace: Workspace) -> str:
    advice = "wait for it to end, or stop it, and run this again"
    try:
        owner = json.loads(os.pread(descriptor, 4096, 0))
        age = time.time() - float(owner["since"])
        return (
            f"another refresh of {workspace.published} is running (process {owner['pid']} on {owner['host']}, "
            f"for {age:.0f} s): {advice}"
        )
    except (ValueError, KeyError, TypeError):  # the owner has just begun and not yet written its name
        return f"another refresh of {workspace.published} is running: {advice}"
