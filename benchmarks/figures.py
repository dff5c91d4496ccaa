"""The figures of docs/figures.md: the product run on the development data beside the repository, scored by its scorers.

    python -m benchmarks.figures            # prints the page; takes some minutes
    python -m benchmarks.figures --write    # and writes it to docs/figures.md

Needs the folder `shared` beside the repository. Cleaning has a page of its own: `python -m benchmarks.cleaning`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DATELINE = str(Path(sys.executable).with_name("dateline"))

EVALUATIONS = (
    ("quotes", "quotes/polnear_dev.jsonl"),
    ("speakers", "quotes/gum_news.jsonl"),
    ("names", "actors/ner_worldwide_newswire.dev.jsonl"),
    ("names", "actors/ner_pud_news.dev.jsonl"),
    ("aliases", "actors/actors_newswcl50.dev.jsonl"),
    ("events", "events/events_plover_gsr.dev.jsonl"),
    ("stories", "events/merge_ecbplus.dev.jsonl"),
    ("times", "dates/dates_timenorm.dev.jsonl"),
    ("dates", "dates/dates_gum_wikinews.dev.jsonl"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    page = "\n".join(_page())
    if parser.parse_args().write:
        (ROOT / "docs" / "figures.md").write_text(page + "\n", "utf-8")
    print(page)


def _page() -> Iterator[str]:
    yield "# Figures\n"
    yield "Made by `python -m benchmarks.figures --write` from the development data beside the repository.\n"
    with tempfile.TemporaryDirectory() as folder:
        yield from _table("The five captures, document by document", _extract(Path(folder)))
        yield from _table("The five captures, as a warehouse", _warehouse(Path(folder)))
    yield "## Development sets\n"
    yield "| set | seconds | figures |\n| --- | ---: | --- |"
    for what, gold in EVALUATIONS:
        began = time.perf_counter()
        figures = _evaluate(what, gold)
        yield f"| {what}: {Path(gold).name} | {time.perf_counter() - began:.0f} | {_inline(figures)} |"


def _extract(folder: Path) -> dict[str, object]:
    found = subprocess.run([DATELINE, "extract", SHARED / "seeds"], check=True, stdout=subprocess.PIPE)
    (folder / "out.jsonl").write_bytes(found.stdout)
    return _last_json([SHARED / "gold" / "score.py", "extract", folder / "out.jsonl", "--json"])


def _warehouse(folder: Path) -> dict[str, object]:
    warehouse = folder / "seeds.duckdb"
    subprocess.run([DATELINE, "refresh", SHARED / "seeds", "--warehouse", warehouse], check=True, capture_output=True)
    return _last_json([SHARED / "gold" / "score.py", "warehouse", warehouse, "--json"])


def _evaluate(what: str, gold: str) -> dict[str, object]:
    command: list[str | Path] = [
        SHARED / "eval" / "run.py",
        what,
        SHARED / "eval" / gold,
        "--command",
        f"{DATELINE} annotate",
    ]
    return _last_json(command)


def _last_json(command: list[str | Path]) -> dict[str, object]:
    output = subprocess.run([sys.executable, *command], check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, object] = json.loads(output.strip().splitlines()[-1])
    return figures


def _table(title: str, figures: dict[str, object]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| measure | figure |\n| --- | ---: |"
    for name, value in figures.items():
        yield f"| {name} | {_text(value)} |"
    yield ""


def _inline(figures: dict[str, object]) -> str:
    return ", ".join(f"{name} {_text(value)}" for name, value in figures.items() if not isinstance(value, dict))


def _text(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
