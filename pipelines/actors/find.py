"""Finds the mentions of one document: candidates -> unknown states -> types -> names resolved within the document."""

from __future__ import annotations

from pipelines.actors.candidates import find_candidates
from pipelines.actors.decide import decide
from pipelines.actors.resolve import resolve
from pipelines.actors.unknown_states import with_unknown_states
from pipelines.records import Mention


def find_mentions(text: str, title: str | None = None) -> tuple[Mention, ...]:
    """The mentions of persons, organisations, states, places and media in clean body text, in order of `start`.

    `title` is evidence only: a full name that it prints completes a surname in the text.
    """
    candidates = with_unknown_states(text, find_candidates(text))
    return resolve(candidates, decide(candidates), _full_names(title or ""))


def _full_names(title: str) -> tuple[str, ...]:
    candidates = find_candidates(title)
    types = decide(candidates)
    return tuple(c.text for c in candidates if types.get(c.key) == "person" and len(c.words) > 1)
