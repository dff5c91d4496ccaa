"""Which site a page is of: its own names for itself (`declared_names`, `site_names`)."""

from __future__ import annotations

from urllib.parse import urlsplit

from pipelines.cleaning.structured import Structured

_SECOND_LEVEL = frozenset("co com org net gov ac edu or ne go gob gouv".split())


def declared_names(page: Structured) -> list[str]:
    """The site's names as the page declares them, the best first."""
    publishers = [name for value in page.values("publisher") for name in page.names(value)]
    named = [page.meta("og:site_name"), *publishers, page.meta("application-name", "apple-mobile-web-app-title")]
    return [name for name in named if name]


def site_names(page: Structured, url: str | None) -> list[str]:
    """Every name by which the site may call itself in a title or a byline."""
    host = domain(url or "")
    names = [*declared_names(page), page.meta("twitter:site"), host, registered(host)]
    return [name for name in names if name]


def domain(url: str) -> str:
    """The host of a URL in lower case without "www." ("" when there is none)."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def registered(host: str) -> str:
    """The label that names the site: "example" of "news.example.co.uk"."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    return labels[-1] if labels else ""
