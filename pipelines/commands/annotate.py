"""`dateline annotate`: annotate clean texts given as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import IO, Any

import click

from pipelines.commands.printing import echo, fail
from pipelines.links import Article, ItemKey
from pipelines.records import Annotation, ArticleDraft, Paragraph

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One input line and what became of it: an annotation, or an error."""

    id: Any
    text: str = ""
    published: date | None = None
    title: str | None = None
    annotation: Annotation = field(default_factory=Annotation)
    error: str | None = None


@click.command("annotate")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--link", is_flag=True, help="Resolve quotes, actors, events and stories across all lines.")
def annotate_command(file: IO[str], link: bool) -> None:
    """Annotate JSON lines {"id", "text", "published_date"?, "title"?} from FILE or standard input.

    Prints {"id", "quotes", "mentions", "events", "dates"} for each, with offsets into that text; with --link also the
    ids that hold over the whole collection. A line that does not fit gives {"id", "error"}. Exit 0 if every line
    worked, 3 if any failed, 2 if there is nothing that could be read.
    """
    from pipelines.workers import in_parallel

    lines = list(in_parallel(_annotated, _refused, list(_lines(file))))
    for result in _linked(lines) if link else map(_alone, lines):
        echo(json.dumps(result, ensure_ascii=False))
    raise SystemExit(3 if any(line.error for line in lines) else 0)


def _lines(file: IO[str]) -> Iterator[Line]:
    seen: set[Any] = set()
    try:
        for number, text in enumerate(file, 1):
            if text.strip():
                line = _parsed(number, text)
                yield replace(line, error=f"line {number}: this id was used before") if line.id in seen else line
                seen.add(line.id)
    except UnicodeDecodeError as error:
        fail(f"the input is not UTF-8 ({error.reason} at byte {error.start}): convert it first", 2)


def _parsed(number: int, line: str) -> Line:
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        return Line(None, error=f"line {number}: not JSON ({error.msg})")
    if not isinstance(given, dict) or not isinstance(given.get("id"), str | int):
        return Line(None, error=f'line {number}: needs an "id" (a string or a number)')
    if not isinstance(given.get("text"), str):
        return Line(given["id"], error=f'line {number}: needs a "text" (a string)')
    try:
        day = given.get("published_date")
        return Line(given["id"], given["text"], date.fromisoformat(day[:10]) if day else None, given.get("title"))
    except (ValueError, TypeError):
        return Line(given["id"], error=f"line {number}: published_date must be an ISO 8601 date")


def _annotated(line: Line) -> Line:
    from pipelines.annotation import annotate
    from pipelines.workers import fault, time_limit

    if line.error:
        return line
    try:
        with time_limit():
            return replace(line, annotation=annotate(line.text, line.title))
    except TimeoutError as error:
        return _refused(line, str(error))
    except Exception as error:  # a fault of ours must not cost the other lines; the line says what and where
        return _refused(line, fault(error))


def _refused(line: Line, reason: str) -> Line:
    return replace(line, error=reason)


def _alone(line: Line) -> Json:
    from pipelines.output import annotated

    if line.error:
        return {"id": line.id, "error": line.error}
    return {"id": line.id, **annotated(line.annotation, line.published)}


def _linked(lines: Sequence[Line]) -> Iterator[Json]:
    """The lines are one collection: every line is an article of its own, with links across all of them."""
    from pipelines.linking.link import link_articles
    from pipelines.output import annotated

    linked = link_articles([_article(line) for line in lines if not line.error])
    dates = {a.article_id: a.published_date for a in linked.articles}
    ids = linked.ids()
    for line in lines:
        article_id = str(line.id)
        if line.error:
            yield _alone(line)
        else:
            links = partial(_links, ids, article_id)
            found = annotated(line.annotation, dates[article_id], links)
            yield {"id": line.id, **_links(ids, article_id, "stories", 0), **found}


def _links(ids: Mapping[tuple[str, ItemKey], Json], article_id: str, kind: str, index: int) -> Json:
    return ids[kind, (article_id, index)]


def _article(line: Line) -> Article:
    paragraphs = tuple(Paragraph(text) for text in line.text.split("\n\n"))
    return Article(
        article_id=str(line.id),
        source_id=None,
        published_date=line.published,
        draft=ArticleDraft(title=line.title, paragraphs=paragraphs),
        annotation=line.annotation,
    )
