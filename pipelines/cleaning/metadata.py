"""What an HTML page says about its article besides the text (`read_metadata`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from pipelines.cleaning.bylines import find_byline
from pipelines.cleaning.details import declared_words, find_section, find_subtitle, find_tags, withholds_text
from pipelines.cleaning.outlets import find_source_name
from pipelines.cleaning.publication import find_moments
from pipelines.cleaning.sites import declared_names, site_names
from pipelines.cleaning.structured import read_structured
from pipelines.cleaning.titles import find_title
from pipelines.cleaning.urls import canonical_url, clean_url
from pipelines.cleaning.visible import lines_around


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The article's particulars; the fields are those of `ArticleDraft`, with what `access` needs at the end."""

    title: str | None
    subtitle: str | None
    byline: tuple[str, ...]
    source_name: str | None
    url: str | None
    section: str | None
    language: str | None  # as declared: a tag such as "en-GB"
    published_at: str | None
    published_basis: str | None
    updated_at: str | None
    tags: tuple[str, ...]
    declared_words: int | None
    withholds_text: bool


def read_metadata(tree: LexborHTMLParser, url: str | None = None, captured_at: datetime | None = None) -> Metadata:
    """The particulars that the page declares or shows. `url`: where it was captured. The tree is read, not changed."""
    page = read_structured(tree)
    address = canonical_url(tree, page) or (clean_url(url) if url else None)
    names = site_names(page, address or url)
    title = find_title(tree, page, names)
    above, below = lines_around(tree, title)
    root = tree.css_first("html")
    language = (root.attributes.get("lang") if root else None) or page.meta("content-language", "og:locale")
    moments = find_moments(page, tree, above, below, [u for u in (address, url) if u], language, captured_at)
    return Metadata(
        title=title,
        subtitle=find_subtitle(page, below, title),
        byline=find_byline(tree, page, above, below, names),
        source_name=find_source_name(address or url, declared_names(page)),
        url=address,
        section=find_section(page),
        language=language,
        published_at=moments.published_at,
        published_basis=moments.basis,
        updated_at=moments.updated_at,
        tags=find_tags(page),
        declared_words=declared_words(page),
        withholds_text=withholds_text(tree, page),
    )
