"""Publication: puts a copy of a build file that passed its audit in the place that analysts open, in one step.

The build file is never the published one, because a writer locks readers out. The copy is made under another name in
the target's folder and renamed over the target: a reader has either the old file or the new one, whole.
"""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path

from pipelines.files import sync
from pipelines.warehouse.audit import passed_content
from pipelines.warehouse.connection import DEFAULT_LIMITS, Limits, connect


class NotPublishableError(RuntimeError):
    """The build file may not be published: no audit let its present content pass, or it is not closed."""


def publish(build: Path, target: Path, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Publishes the build file as `target`; False if that is what `target` holds already, and then nothing is written.

    Raises `NotPublishableError` (the target is untouched), or `OSError` if the target's folder cannot be written.
    """
    _settle(build, limits)
    if target.exists() and filecmp.cmp(build, target, shallow=False):
        return False
    put_in_place(build, target)
    return True


def put_in_place(build: Path, target: Path) -> None:
    """Replaces `target` by a copy of a closed file, in one step for every reader; no audit is asked for here."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(f".{target.name}.publishing")  # a fixed name: what a killed publish left is overwritten
    shutil.copyfile(build, copy)
    if target.exists():
        shutil.copymode(target, copy)  # who may read it is the administrator's choice
    sync(copy)
    # A log beside the file would be replayed into the new one by the next reader.
    _log_of(target).unlink(missing_ok=True)
    copy.replace(target)
    sync(target.parent)


def _settle(build: Path, limits: Limits) -> None:
    """Makes sure that the build file was audited as it is, and that all of it is in the file itself."""
    if not build.exists():
        raise NotPublishableError(f"{build} does not exist: load it first")
    with connect(build, limits=limits) as connection:
        if not passed_content(connection):
            raise NotPublishableError(f"{build} did not pass its audit as it is now: audit it first")
        connection.execute("CHECKPOINT")
    if _log_of(build).exists():
        raise NotPublishableError(f"{_log_of(build)} exists: another process has the build file open")


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")
