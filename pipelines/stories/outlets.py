"""Whether two captures can come from one outlet: by name or by domain, where they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from pipelines.records import ArticleDraft

_TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|mc_cid|mc_eid|cmpid|ref|source|share)$", re.IGNORECASE)
_HOST_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_SECOND_LEVEL = frozenset({"co", "com", "net", "org", "gov", "ac", "edu"})  # as in bbc.co.uk


@dataclass(frozen=True, slots=True)
class Outlet:
    """What is known of the outlet of one capture, or of several that were joined."""

    names: frozenset[str]
    domains: frozenset[str]

    def agrees_with(self, other: Outlet) -> bool:
        """No when both are known and nothing is in common; the unknown agrees with all."""
        if self.names & other.names or self.domains & other.domains:
            return True
        return not (self.names and other.names) and not (self.domains and other.domains)

    def is_known_as(self, other: Outlet) -> bool:
        return bool(self.names & other.names or self.domains & other.domains)

    def joined(self, other: Outlet) -> Outlet:
        return Outlet(self.names | other.names, self.domains | other.domains)


def outlet_of(draft: ArticleDraft) -> Outlet:
    name = re.sub(r"\W+|^the\b", "", (draft.source_name or "").casefold())
    domain = _domain(draft.url)
    return Outlet(frozenset({name} if name else ()), frozenset({domain} if domain else ()))


def canonical_url(url: str | None) -> str | None:
    """Address without scheme, `www.`, fragment, tracking parameters and a closing slash; None for a bare host."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = re.sub(r"(/amp)?/*$", "", parts.path)
    query = urlencode(sorted(p for p in parse_qsl(parts.query) if not _TRACKING.match(p[0])))
    if not parts.netloc or not (path or query):
        return None
    return _host(parts.netloc) + path + (f"?{query}" if query else "")


def _host(netloc: str) -> str:
    host = netloc.rpartition("@")[2].casefold()
    return next((host.removeprefix(p) for p in _HOST_PREFIXES if host.startswith(p)), host)


def _domain(url: str | None) -> str | None:
    if not url:
        return None
    try:
        host = _host(urlsplit(url).hostname or "")
    except ValueError:
        return None
    labels = host.split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-keep:]) or None
