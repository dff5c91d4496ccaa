"""The JSON of `dateline extract` and `dateline annotate`, to the letter of the contract."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from pipelines.arrow import to_plain
from pipelines.events.dates import event_dates
from pipelines.language.times import anchor
from pipelines.records import Annotation, ArticleDraft, Event, TimeExpression

Json = dict[str, Any]
Extra = Callable[[str, int], Json]  # ("quotes" | "mentions" | "events", index) -> further fields of that item


def _nothing(kind: str, index: int) -> Json:
    return {}


def extracted(path: str, sha256: str, draft: ArticleDraft, annotation: Annotation) -> Json:
    """One line of `dateline extract`."""
    head = {"path": path, "sha256": sha256, **to_plain(draft), "body": draft.body}
    found = annotated(annotation, day_of(draft.published_at), latest=day_of(draft.captured_at))
    return {**head, **{k: found[k] for k in ("quotes", "mentions", "events", "dates")}}


def annotated(
    annotation: Annotation, published: date | None, extra: Extra = _nothing, latest: date | None = None
) -> Json:
    """The annotation of one text; times are anchored to `published`, those that need it and lack it are left out.

    `latest`: a day that the text is surely not younger than, such as that of its capture.
    """
    return {
        "quotes": [to_plain(q) | extra("quotes", i) for i, q in enumerate(annotation.quotes)],
        "mentions": [to_plain(m) | extra("mentions", i) for i, m in enumerate(annotation.mentions)],
        "events": [_event(e, published, latest) | extra("events", i) for i, e in enumerate(annotation.events)],
        "dates": [d for t in annotation.times for d in [_date(t, published, latest)] if d["value"] is not None],
    }


def day_of(instant: str | None) -> date | None:
    """The day of an ISO 8601 date or time, as printed."""
    return date.fromisoformat(instant[:10]) if instant else None


def _event(event: Event, published: date | None, latest: date | None) -> Json:
    when = event_dates(event, published, latest=latest)
    return {
        "type": event.type,
        "status": event.status,
        "date_start": _iso(when.date_start),
        "date_end": _iso(when.date_end),
        "date_text": when.date_text,
        "place": event.place,
        "participants": [to_plain(p) for p in event.participants],
        "evidence": event.evidence,
        "start": event.start,
        "end": event.end,
        "trigger_start": event.trigger_start,
        "trigger_end": event.trigger_end,
    }


def _date(time: TimeExpression, published: date | None, latest: date | None) -> Json:
    value = anchor(time, published, latest=latest)
    return {"text": time.text, "start": time.start, "end": time.end, "value": value}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
