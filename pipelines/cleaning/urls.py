"""The address of an article: the one the page gives itself, without what only tracks its readers."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.structured import Structured

_TRACKING = re.compile(
    r"utm_|(?:fbclid|gclid|dclid|msclkid|igshid|mc_cid|mc_eid|cmpid|ncid|ocid|ref|referrer|ref_src|smid|spm|"
    r"xtor|at_medium|at_campaign|wt_mc|yclid|_ga|guccounter|ftag|sh|share|cid|ito|partner|amp)$",
    re.IGNORECASE,
)
_LONGEST = 2_000  # characters


def canonical_url(tree: LexborHTMLParser, page: Structured) -> str | None:
    """The absolute address that the page declares: canonical link, og:url, JSON-LD; None when it declares none."""
    link = tree.css_first('link[rel="canonical"]')
    declared = [link.attributes.get("href") if link else None, page.meta("og:url"), *page.texts("url")]
    declared += [value.get("@id") for value in page.values("mainEntityOfPage") if isinstance(value, dict)]
    return next((url for value in declared if isinstance(value, str) and (url := clean_url(value))), None)


def clean_url(url: str) -> str | None:
    """The address without tracking parameters and fragment; None for one that names no page of a site."""
    url = url.strip()
    if len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or not (parts.path.strip("/") or parts.query):
        return None
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, urlencode(query), ""))
