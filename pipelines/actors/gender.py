"""Which pronoun may stand for a person: from the courtesy title that is printed, else from the given name."""

from __future__ import annotations

from typing import Literal

from pipelines.actors.lexicon import courtesy_titles, given_names
from pipelines.language.names import bare_words, fold

Pronoun = Literal["he", "she"]


def pronoun_for(name: str, title: str | None = None) -> Pronoun | None:
    """ "he", "she", or None if neither the title ("Mrs") nor the given name tells.

    A single word is taken for a surname: only a title tells.
    """
    titles = courtesy_titles()
    for word in (title or "").split():
        match titles.get(fold(word).rstrip(".")):
            case "he":
                return "he"
            case "she":
                return "she"
    words = bare_words(name)
    if len(words) < 2:
        return None
    given = given_names().get(words[0]) or given_names().get(words[0].split("-")[0])
    return "he" if given == "m" else "she" if given == "f" else None
