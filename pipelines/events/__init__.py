"""Events: who did what to whom (`find_events`), and which reports are one event over many articles (`link`)."""

from __future__ import annotations

from pipelines.events.document import find_events

__all__ = ["find_events"]
