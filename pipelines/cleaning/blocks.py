"""What both forms of capture become: paragraphs that are the article, and pieces that are not, each with its class."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.records import Paragraph, Removed


@dataclass(frozen=True, slots=True)
class Body:
    """The body of one page and what was taken away from around it, both in page order."""

    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removed, ...]
