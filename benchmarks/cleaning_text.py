"""Body F1 on plain-text captures: keep every line, trafilatura on lines wrapped as paragraphs, ours.

    python -m benchmarks.cleaning_text [--data ../shared/eval/cleaning] [--sample N] [--write]

Three sets of labelled pages in two renderings: insc (the whole page) and resimc (main content only). The measure is
scrapinghub's: multisets of 4-token shingles, precision and recall a page, averaged over pages, F1 their harmonic mean.
The line model was trained on these pages, so the last column flatters it: `benchmarks.train_lines` prints what it
reaches on pages of sites that it did not see. `--write` puts the table into docs/cleaning.md.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.cleaning.text import extract_article

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "cleaning"
SETS = ("wcxb_dev", "aed424", "fundusfix")
FORMS = ("insc", "resimc")
TOKEN = re.compile(r"\w+")
DOCS = Path(__file__).resolve().parents[1] / "docs" / "cleaning.md"


@dataclass(frozen=True, slots=True)
class Page:
    """One labelled page in one rendering."""

    set: str
    form: str
    id: str
    url: str
    text: str
    body: str


def load_pages(data: Path = DATA, sets: Sequence[str] = SETS, forms: Sequence[str] = FORMS) -> Iterator[Page]:
    """The pages of the sets that have a gold body, in the order of the gold files."""
    for name in sets:
        gold = json.loads((data / name / "gold.json").read_text("utf-8"))
        for form in forms:
            for page_id, entry in gold.items():
                files = [file for file in entry["text"] if file.endswith(f".{form}.txt.gz")]
                if files and entry.get("body"):
                    text = gzip.decompress((data / name / files[0]).read_bytes()).decode("utf-8", "replace")
                    yield Page(name, form, page_id, entry.get("url") or page_id, text, entry["body"])


def page_score(gold: str, found: str) -> tuple[float | None, float]:
    """Precision (None where nothing was found) and recall of the shingles of one page."""
    wanted, got = _shingles(gold), _shingles(found)
    shared = sum((wanted & got).values())
    return (shared / sum(got.values()) if got else None), shared / max(sum(wanted.values()), 1)


def mean_score(scores: Iterable[tuple[float | None, float]]) -> tuple[float, float, float]:
    """F1, precision and recall over pages."""
    rows = list(scores)
    precision = statistics.mean([p for p, _ in rows if p is not None] or [0.0])
    recall = statistics.mean([r for _, r in rows] or [0.0])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0, precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = TOKEN.findall(text)
    return Counter(tuple(tokens[k : k + 4]) for k in range(max(1, len(tokens) - 3))) if tokens else Counter()


def keep_everything(text: str) -> str:
    return text


def trafilatura_on_lines(text: str) -> str:
    import trafilatura

    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return trafilatura.extract(f"<html><body><article>{paragraphs}</article></body></html>") or ""


def ours(text: str) -> str:
    return extract_article(text).body


METHODS: dict[str, Callable[[str], str]] = {
    "keep everything": keep_everything,
    "trafilatura on lines": trafilatura_on_lines,
    "dateline": ours,
}


def write_table(name: str, table: str) -> None:
    """Replace the table in docs/cleaning.md that stands between the marks of a benchmark, `name`."""
    begin, end = f"<!-- table: made by benchmarks/{name}.py -->", "<!-- end of table -->"
    page = DOCS.read_text("utf-8")
    changed, count = re.subn(f"{begin}.*?{end}", lambda _: f"{begin}\n{table}\n{end}", page, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"{DOCS.name} has no place for the table of {name}")
    DOCS.write_text(changed, "utf-8")


def table_row(name: str, form: str, pages: Sequence[Page]) -> str:
    """Body F1, precision and recall of every method on the pages of one set and form."""
    cells = [mean_score(page_score(p.body, method(p.text)) for p in pages) for method in METHODS.values()]
    return (
        f"| {name} {form} | {len(pages)} | " + " | ".join(f"{f1:.3f} ({p:.3f} / {r:.3f})" for f1, p, r in cells) + " |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--sample", type=int, help="at most so many pages of each set and form")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    lines = [
        "| set, form | pages | " + " | ".join(f"{method}: F1 (P / R)" for method in METHODS) + " |",
        "| --- | ---: |" + " ---: |" * len(METHODS),
    ]
    for name in SETS:
        for form in FORMS:
            lines.append(table_row(name, form, list(load_pages(args.data, [name], [form]))[: args.sample]))
            print(lines[-1], flush=True)
    if args.write:
        write_table("cleaning_text", "\n".join(lines))


if __name__ == "__main__":
    main()
