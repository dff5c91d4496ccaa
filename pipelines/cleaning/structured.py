"""What a page says about itself for machines: meta tags and JSON-LD (`read_structured`).

JSON-LD comes in every state of disrepair: in HTML comments, with raw control characters, with trailing commas, several
values in one script, nodes that refer to one another by @id. What cannot be mended is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.normalise import plain

Node = dict[str, object]

_LARGEST_SCRIPT = 2_000_000  # characters
_MOST_NODES = 20_000
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_BARE_BACKSLASH = re.compile(r'\\(?!["\\/bfnrtu])')
# Properties under which other articles hang: not this page's own.
_ELSEWHERE = frozenset(
    "itemListElement hasPart comment comments review reviews isPartOf mentions citation relatedLink liveBlogUpdate "
    "isRelatedTo potentialAction blogPost breadcrumb".split()
)
_ARTICLE = re.compile(r"Article$|BlogPosting$|^Report$|^Review$|^Recipe$|^CreativeWork$|^HowTo$")
_PAGE = re.compile(r"Page$")


@dataclass(frozen=True, slots=True)
class Structured:
    """Meta tags by lower-case name, and the JSON-LD nodes that describe this page: articles first, then web pages."""

    metas: dict[str, tuple[str, ...]]
    articles: tuple[Node, ...]
    pages: tuple[Node, ...]
    by_id: dict[str, Node]

    def meta(self, *names: str) -> str | None:
        """The first non-empty value among the named meta tags."""
        return next((value for name in names for value in self.metas.get(name, ()) if value), None)

    def values(self, *keys: str) -> Iterator[object]:
        """The values of the first of `keys` that each article node has, articles in page order."""
        for node in self.articles:
            yield from next(([node[key]] for key in keys if node.get(key)), [])

    def texts(self, *keys: str) -> list[str]:
        """`values` that are text, cleaned."""
        return [text for value in self.values(*keys) if isinstance(value, str) and (text := plain(value))]

    def names(self, value: object) -> list[str]:
        """The names in a property such as `author` or `publisher`: a text, a node, a reference, or a list of these."""
        if isinstance(value, str):
            return [text] if (text := plain(value)) else []
        if isinstance(value, list):
            return [name for item in value[:50] for name in self.names(item) if not isinstance(item, list)]
        if isinstance(value, dict):
            name = value.get("name")
            if name is None and isinstance(reference := value.get("@id"), str):
                name = self.by_id.get(reference, {}).get("name")
            if isinstance(name, list):
                return [plain(part) for part in name if isinstance(part, str) and part.strip()]
            return [text] if isinstance(name, str) and (text := plain(name)) else []
        return []


def read_structured(tree: LexborHTMLParser) -> Structured:
    """Everything the page declares in meta tags and JSON-LD."""
    articles: list[Node] = []
    pages: list[Node] = []
    by_id: dict[str, Node] = {}
    for script in tree.css('script[type="application/ld+json"]'):
        for node in _nodes(_parse(script.text(strip=True))):
            if isinstance(reference := node.get("@id"), str) and len(node) > 1:
                by_id.setdefault(reference, node)
            types = _types(node)
            if any(_ARTICLE.search(name) for name in types):
                articles.append(node)
            elif any(_PAGE.search(name) for name in types):
                pages.append(node)
    return Structured(_metas(tree), tuple(articles), tuple(pages), by_id)


def _metas(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for tag in tree.css("meta[content]"):
        attributes = tag.attributes
        content = plain(attributes.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := attributes.get(key)):
                found.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(values) for name, values in found.items()}


def _types(node: Node) -> list[str]:
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return [name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)]


def _nodes(values: list[object]) -> Iterator[Node]:
    """Every node of the page itself, outermost first; without recursion, and no more than a bounded number."""
    waiting = values[::-1]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            inner = [v for key, v in value.items() if key not in _ELSEWHERE and isinstance(v, dict | list)]
            waiting.extend(reversed(inner))


def _parse(text: str) -> list[object]:
    """The JSON values in one script; mended where that is plain, else none."""
    if not text or len(text) > _LARGEST_SCRIPT:
        return []
    for mend in (_as_is, _mended):
        try:
            return list(_values(mend(text)))
        except (ValueError, RecursionError):
            continue
    return []


def _as_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    text = _WRAPPING.sub("", _WRAPPING.sub("", text))
    return _BARE_BACKSLASH.sub(r"\\\\", _TRAILING_COMMA.sub("", text)).strip().rstrip(";")


def _values(text: str) -> Iterator[object]:
    """Values that stand one after another, as pages write them when templates are joined."""
    decoder = json.JSONDecoder(strict=False)
    position = 0
    while position < len(text):
        value, position = decoder.raw_decode(text, position)
        yield value
        while position < len(text) and text[position] in " \t\r\n;,":
            position += 1
