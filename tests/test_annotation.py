"""Annotation as a whole: the finders together over one text."""

from __future__ import annotations

from pipelines.annotation import annotate
from pipelines.records import Annotation

TEXT = """Foreign Minister Anna Ode met envoys of Norway in Vienna on Monday.

“We agreed on little,” Ode said after the talks. “But we will meet again.”"""


def test_every_finder_adds_its_part_and_all_offsets_hold() -> None:
    found = annotate(TEXT)
    assert {"Anna Ode", "Norway", "Vienna"} <= {m.actor for m in found.mentions}
    assert {q.speaker for q in found.quotes} == {"Anna Ode"}
    assert [t.text for t in found.times] == ["Monday"]
    assert "CONSULT" in {e.type for e in found.events}
    spans = [(x.start, x.end, x.text) for kind in (found.mentions, found.quotes, found.times) for x in kind]
    assert all(TEXT[start:end] == text for start, end, text in spans)
    assert all(TEXT[e.start : e.end] == e.evidence for e in found.events)


def test_a_text_known_to_be_in_another_language_is_not_read_as_english() -> None:
    assert annotate("Die Minister trafen sich am Freitag in Wien.", language="de") == Annotation()
    assert annotate(TEXT, language="en") == annotate(TEXT)


def test_an_empty_text_has_nothing() -> None:
    assert annotate("") == Annotation()
