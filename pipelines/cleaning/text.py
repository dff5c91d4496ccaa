"""A plain-text capture -> the article it carries (`extract_article`)."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.cleaning.access import judge_access
from pipelines.cleaning.blocks import Body
from pipelines.cleaning.lines import Line, split_lines
from pipelines.cleaning.lines_body import choose_body
from pipelines.cleaning.lines_classes import classify_removed, tells_of_an_author
from pipelines.cleaning.lines_dates import read_dates
from pipelines.cleaning.lines_features import count_words, ends_sentence
from pipelines.cleaning.lines_head import Head, read_head
from pipelines.cleaning.lines_model import body_probabilities
from pipelines.cleaning.lines_outlet import find_outlet
from pipelines.cleaning.outlets import agency_credit
from pipelines.records import Access, ArticleDraft, Paragraph, Removed, RemovedClass

_NEAR_END = 6  # lines behind the body where a prompt shows that the text goes on for those who pay
_SUBHEAD = 14  # words at most
_MOST_LINES = 3_000  # that are looked at; the longest labelled page has half as many


def extract_article(text: str) -> ArticleDraft:
    """The article in one plain-text capture; language and url are left to the caller."""
    every_line = split_lines(text)
    lines, beyond = every_line[:_MOST_LINES], every_line[_MOST_LINES:]
    body = choose_body(lines, body_probabilities(lines))
    head = read_head(lines, body)
    for row in (head.title_row, head.subtitle_row, head.byline_row):
        if row is not None:
            body[row] = False
    _drop_bio(lines, body, head)
    dates = read_dates(lines, body, head.title_row)
    classes = classify_removed(lines, body)
    paragraphs, agency = _paragraphs(lines, body)
    return ArticleDraft(
        title=head.title,
        subtitle=head.subtitle,
        byline=head.byline,
        source_name=_outlet(lines, body, text),
        section=head.section,
        published_at=dates.published,
        published_basis=dates.basis,
        updated_at=dates.updated,
        captured_at=dates.captured,
        dateline_place=head.dateline_place,
        access=_access(lines, body, classes, paragraphs),
        agency=agency,
        tags=_tags(lines, body, classes),
        paragraphs=paragraphs,
        removed=(*_removed(lines, body, classes, head, dates.rows), *(Removed(line.text, "other") for line in beyond)),
    )


def _drop_bio(lines: Sequence[Line], body: list[bool], head: Head) -> None:
    """A last paragraph that begins with the author's name and tells of them is not the article's."""
    last = max((row for row, is_body in enumerate(body) if is_body), default=-1)
    if any(lines[last].text.startswith(name + " ") for name in head.byline) and tells_of_an_author(lines[last].text):
        body[last] = False


def _paragraphs(lines: Sequence[Line], body: Sequence[bool]) -> tuple[tuple[Paragraph, ...], str | None]:
    """The paragraphs, and the agency that the last of them names in brackets."""
    texts = [line.text for line, is_body in zip(lines, body, strict=True) if is_body]
    credit = agency_credit(texts[-1]) if texts else None
    if credit:
        texts[-1] = credit[1]
    bulleted = {line.text for line in lines if line.bullet}
    paragraphs = [
        Paragraph(text, "subhead" if text not in bulleted and _is_subhead(text, after) else "para")
        for text, after in zip(texts, [*texts[1:], ""], strict=False)
    ]
    return tuple(paragraphs), credit[0] if credit else None


def _is_subhead(text: str, after: str) -> bool:
    """A short line without a full stop over a longer one."""
    words = count_words(text)
    return (
        words <= _SUBHEAD
        and count_words(after) > words
        and (not ends_sentence(text) or text.endswith("?"))
        and text[0] not in '"“„«'
        and text[-1] not in ",;:"
    )


def _access(
    lines: Sequence[Line], body: Sequence[bool], classes: Sequence[RemovedClass], paragraphs: tuple[Paragraph, ...]
) -> Access:
    """Preview only if the text breaks off and a prompt follows at once."""
    last = max((row for row, is_body in enumerate(body) if is_body), default=-1)
    near = range(last + 1, min(len(lines), last + 1 + _NEAR_END))
    return judge_access(Body(paragraphs, tuple(Removed(lines[row].text, classes[row]) for row in near)))


def _outlet(lines: Sequence[Line], body: Sequence[bool], text: str) -> str | None:
    rows = [row for row, is_body in enumerate(body) if is_body]
    first, last = (rows[0], rows[-1]) if rows else (0, -1)
    removed = [(row, line.text) for row, line in enumerate(lines) if not body[row]]
    above = [text for row, text in removed if row < first]
    inside = [text for row, text in removed if first < row < last]
    return find_outlet(above, inside, [text for row, text in removed if row > last], text)


def _tags(lines: Sequence[Line], body: Sequence[bool], classes: Sequence[RemovedClass]) -> tuple[str, ...]:
    """The tags under a header, or behind one in its line."""
    found: dict[str, None] = {}
    for line, is_body, class_ in zip(lines, body, classes, strict=True):
        if not is_body and class_ == "tags":
            for tag in line.content.rpartition(":")[2].split(","):
                if tag.strip():
                    found.setdefault(tag.strip(" .#"))
    return tuple(found)


def _removed(
    lines: Sequence[Line],
    body: Sequence[bool],
    classes: Sequence[RemovedClass],
    head: Head,
    date_rows: frozenset[int],
) -> tuple[Removed, ...]:
    """Every line that is neither body nor, word for word, the title or subtitle."""
    removed = [Removed(head.title_prefix, "other")] if head.title_prefix else []
    for row, line in enumerate(lines):
        if not body[row] and row not in (head.title_row, head.subtitle_row):
            class_ = "other" if row == head.byline_row else "date_header" if row in date_rows else classes[row]
            removed.append(Removed(line.text, class_))
    return tuple(removed)
