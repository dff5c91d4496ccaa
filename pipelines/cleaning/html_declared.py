"""What a page's own head says of its text: description and, in structured data, the body."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.html_features import Declared, fold
from pipelines.cleaning.normalise import plain

_MAX_SCRIPT: Final = 2_000_000  # characters of structured data that are read


def read_declared(tree: LexborHTMLParser, title: str | None, byline: tuple[str, ...] = ()) -> Declared:
    """Title, description and structured body of the page, folded for comparison."""
    described = ""
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        if "description" in (attributes.get("name") or attributes.get("property") or "").lower():
            described = max(described, attributes.get("content") or "", key=len)
    body = max((plain(body) for body in structured_bodies(tree)), key=len, default="")
    return Declared(_line(title or ""), _line(" ".join(byline)), _line(described), _line(body))


def structured_bodies(tree: LexborHTMLParser) -> Iterator[str]:
    """Every `articleBody` in the page's JSON-LD, as it stands there."""
    for script in tree.css('script[type="application/ld+json"]'):
        raw = script.text()
        if '"articleBody"' in raw and len(raw) <= _MAX_SCRIPT:
            try:
                data = json.loads(raw, strict=False)
            except (ValueError, RecursionError):
                continue  # broken structured data is common, and says nothing
            for value in _values(data, "articleBody"):
                if isinstance(value, str):
                    yield value


def _values(data: Any, key: str) -> Iterator[Any]:
    """The values of a key anywhere in JSON data."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if key in item:
                yield item[key]
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _line(text: str) -> str:
    return " ".join(fold(text).split()) if text else ""
