"""Linking: from documents, each known by itself, to the rows of the warehouse (`link`).

A pure function of the set of documents: the order of arrival leaves no trace. The steps have a fixed order, without
loops: versions of an article, its outlet, stories, the dates that stories lend to undated articles, actors, quotes,
events.
"""

from pipelines.linking.link import ExtractedDocument, link

__all__ = ["ExtractedDocument", "link"]
