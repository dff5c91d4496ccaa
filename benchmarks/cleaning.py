"""HTML cleaning against the field, one table: ours, trafilatura, newspaper4k, readability-lxml, resiliparse.

    python -m benchmarks.cleaning [--data ../shared/eval/cleaning] [--sample N] [--write]

Body: scrapinghub's measure (`benchmarks.cleaning_text.page_score`). Title: equal after folding case, accents and
punctuation. Date: the day equals; wrong is a day given that does not. Authors: the set of folded names equals. Pages a
second: processor time of this very run, on one core, bytes in and body with metadata out. `--write` puts the table into
docs/cleaning.md. The block model was trained on these pages, so our body figures here flatter it;
`benchmarks.train_html_blocks` prints what it reaches on pages of sites that it did not see.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import mean

from selectolax.lexbor import LexborHTMLParser

from benchmarks.cleaning_text import DATA, SETS, TOKEN, page_score, write_table
from pipelines.cleaning import clean
from pipelines.cleaning.normalise import fold
from pipelines.records import UnreadableDocument

HEADER = ("set", "tool", "body F1", "P", "R", "exact", "title", "date", "date wrong", "authors", "pages/s")


@dataclass(frozen=True, slots=True)
class Found:
    """What one tool makes of a page; None where the tool does not answer the question."""

    body: str = ""
    title: str | None = None
    date: str | None = None
    authors: Sequence[str] | None = None


@dataclass(slots=True)
class Tally:
    """The figures of one tool on one set, page by page."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    exact: list[bool] = field(default_factory=list)
    title: list[bool] = field(default_factory=list)
    date: list[bool] = field(default_factory=list)
    date_wrong: list[bool] = field(default_factory=list)
    authors: list[bool] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)  # the fields that the tool ever gave
    seconds: float = 0.0
    pages: int = 0

    def add(self, gold: dict[str, str | list[str] | None], found: Found, seconds: float) -> None:
        self.seconds += seconds
        self.pages += 1
        self.answered |= {name for name in ("title", "date", "authors") if getattr(found, name) is not None}
        if isinstance(body := gold.get("body"), str) and body:
            precision, recall = page_score(body, found.body)
            self.precision += [] if precision is None else [precision]
            self.recall.append(recall)
            self.exact.append(TOKEN.findall(body) == TOKEN.findall(found.body))
        if isinstance(title := gold.get("title"), str) and title:
            self.title.append(fold(found.title or "") == fold(title))
        if day := gold.get("date"):
            self.date.append(found.date == day)
            self.date_wrong.append(found.date is not None and found.date != day)
        if isinstance(authors := gold.get("authors"), list) and authors:
            self.authors.append({fold(a) for a in found.authors or ()} == {fold(a) for a in authors})

    def row(self) -> list[str]:
        precision, recall = mean(self.precision or [0.0]), mean(self.recall or [0.0])
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        body = [f"{figure:.3f}" for figure in (f1, precision, recall, mean(self.exact))]
        shares = {"title": [self.title], "date": [self.date, self.date_wrong], "authors": [self.authors]}
        fields = [_share(share, name in self.answered) for name, listed in shares.items() for share in listed]
        return [*body, *fields, f"{self.pages / max(self.seconds, 1e-9):.0f}"]


def _share(right: Sequence[bool], answered: bool) -> str:
    return f"{mean(right):.3f}" if right and answered else "–"


def ours(raw: bytes) -> Found:
    try:
        draft = clean(raw, "page.html")
    except UnreadableDocument:
        return Found()
    return Found(draft.body, draft.title, (draft.published_at or "")[:10] or None, draft.byline)


def by_trafilatura(raw: bytes) -> Found:
    import trafilatura

    page = trafilatura.bare_extraction(raw, with_metadata=True)
    if page is None:
        return Found()
    data = page if isinstance(page, dict) else page.as_dict()
    authors = [name.strip() for name in (data["author"] or "").split(";") if name.strip()]
    return Found(data["text"] or "", data["title"], data["date"], authors)


def by_newspaper(raw: bytes) -> Found:
    import newspaper

    article = newspaper.Article(url="https://example.org/", fetch_images=False)
    article.download(input_html=raw.decode("utf-8", "replace"))
    article.parse()
    day = article.publish_date
    return Found(article.text, article.title, f"{day:%Y-%m-%d}" if isinstance(day, datetime) else None, article.authors)


def by_readability(raw: bytes) -> Found:
    import readability

    document = readability.Document(raw.decode("utf-8", "replace"))
    return Found(LexborHTMLParser(document.summary()).text(separator="\n"), document.short_title())


def by_resiliparse(raw: bytes) -> Found:
    from resiliparse.extract.html2text import extract_plain_text

    return Found(extract_plain_text(raw.decode("utf-8", "replace"), main_content=True))


TOOLS: dict[str, Callable[[bytes], Found]] = {
    "ours": ours,
    "trafilatura": by_trafilatura,
    "newspaper4k": by_newspaper,
    "readability-lxml": by_readability,
    "resiliparse": by_resiliparse,
}


def measure(data: Path, name: str, sample: int | None) -> Iterator[list[str]]:
    """The rows of one set. The tools take turns on each page, so that a busy machine slows all of them alike."""
    gold = json.loads((data / name / "gold.json").read_text("utf-8"))
    tallies = {tool: Tally() for tool in TOOLS}
    for entry in list(gold.values())[:sample]:
        raw = gzip.decompress((data / name / entry["html"]).read_bytes())
        for tool, extract in TOOLS.items():
            start = time.process_time()
            found = _attempt(extract, raw)
            tallies[tool].add(entry, found, time.process_time() - start)
    for tool, tally in tallies.items():
        yield [name, tool, *tally.row()]


def _attempt(extract: Callable[[bytes], Found], raw: bytes) -> Found:
    try:
        return extract(raw)
    except Exception as error:  # a tool that fails on a page scores nothing there, and says so
        logging.getLogger(__name__).warning("%s: %s", extract.__name__, error)
        return Found()


def table(rows: Sequence[Sequence[str]]) -> str:
    lines = [HEADER, ("---", "---", *("---:" for _ in HEADER[2:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--sample", type=int, help="only the first N pages of each set")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    for noisy in ("trafilatura", "newspaper", "readability"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    made = table([row for name in SETS for row in measure(arguments.data, name, arguments.sample)])
    print(made)
    if arguments.write:
        write_table("cleaning", made)


if __name__ == "__main__":
    main()
