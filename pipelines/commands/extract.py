"""`dateline extract`: clean and annotate documents, without a warehouse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from pipelines.commands.printing import echo


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]), default="jsonl", show_default=True)
def extract_command(paths: Sequence[Path], form: str) -> None:
    """Clean and annotate each document under PATHS (files or folders), in input order; one JSON object a line.

    A document that cannot be read gives {"path", "error"}. Exit 0 if every document worked, 3 if any failed.
    """
    from pipelines.workers import in_parallel

    failed = False
    for found in in_parallel(extract_file, _refused, list(_files(paths))):
        failed |= "error" in found
        echo(json.dumps(found, ensure_ascii=False) if form == "jsonl" else _as_text(found))
    raise SystemExit(3 if failed else 0)


def extract_file(file: Path) -> dict[str, Any]:
    """What `extract` prints for one file."""
    from pipelines.annotation import annotate
    from pipelines.cleaning import clean
    from pipelines.output import extracted
    from pipelines.records import UnreadableDocument
    from pipelines.workers import fault, time_limit

    try:
        with time_limit():
            raw = file.read_bytes() if file.is_file() else _no_file(file)
            draft = clean(raw, str(file))
            annotation = annotate(draft.body, draft.title, draft.language)
            return extracted(str(file), hashlib.sha256(raw).hexdigest(), draft, annotation)
    except (UnreadableDocument, TimeoutError) as error:
        return _refused(file, str(error))
    except OSError as error:
        return _refused(file, f"cannot be read ({error.strerror}): check the file and its permissions")
    except Exception as error:  # a fault of ours must not cost the other documents; the line says what and where
        return _refused(file, fault(error))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    from pipelines.intake.folder import find_files

    for path in paths:
        yield from (found.file for found in find_files([path])) if path.is_dir() else [path]


def _no_file(file: Path) -> bytes:
    from pipelines.records import UnreadableDocument

    found = "not a regular file (a pipe, socket or device)" if file.exists() else "no such file or folder"
    raise UnreadableDocument(f"{found}: check the path")


def _refused(file: Path, reason: str) -> dict[str, Any]:
    return {"path": str(file), "error": reason}


def _as_text(found: dict[str, Any]) -> str:
    if "error" in found:
        return f"== {found['path']}\nerror: {found['error']}\n"
    return f"== {found['path']}\n{found['title'] or ''}\n\n{found['body']}\n"
