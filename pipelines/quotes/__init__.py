"""Quotes: what is said in a text and by whom (`find_quotes`), and which quotes are one utterance (`link`)."""

from pipelines.quotes.find import find_quotes

__all__ = ["find_quotes"]
