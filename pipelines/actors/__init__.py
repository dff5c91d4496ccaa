"""Actors: who is named in a text (`find_mentions`), and which names are one actor over many articles (`link`)."""

from __future__ import annotations

from pipelines.actors.find import find_mentions

__all__ = ["find_mentions"]
