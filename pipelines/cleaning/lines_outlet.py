"""Which outlet a plain-text capture comes from, by what its own furniture says: logo, invitations, self-praise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from pipelines.cleaning.boilerplate import classify_line, is_menu_word
from pipelines.reference import seed_toml

_EDGE = 6  # lines at the top and at the bottom of a page where its logo stands
_LONGEST_LOGO = 4  # words
_NAME = r"(?P<name>(?!(?:This|That|It|He|She|Here|There)\b)(?:[Tt]he )?[A-Z][\w&.'’-]*(?: [A-Z0-9][\w&.'’-]*){0,3})"


def find_outlet(above: Sequence[str], inside: Sequence[str], below: Sequence[str], text: str) -> str | None:
    """The outlet's name in the spelling of the page's `text`; the removed lines above, inside and below the body.

    A copyright line names the owner, which is often another.
    """
    found = _self_description(below) or _invited_to([*above, *inside, *below]) or _logo(above, below)
    return _as_written(found, text) if found else None


def describes_outlet(text: str) -> bool:
    """Whether a paragraph begins by saying what the outlet is: NAME is a newspaper."""
    return _described().match(text) is not None


def _self_description(lines: Sequence[str]) -> str | None:
    return next((match["name"] for line in lines if (match := _described().match(line))), None)


def _invited_to(lines: Sequence[str]) -> str | None:
    """A name that at least two invitations agree on."""
    names = Counter(match["name"] for line in lines if (match := _invitation().fullmatch(line)))
    best = names.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _logo(above: Sequence[str], below: Sequence[str]) -> str | None:
    """A short line that stands at the top and at the bottom of the page and is no menu entry."""
    bottom = set(below[-_EDGE:])
    for line in above[:_EDGE]:
        if (
            line in bottom
            and line[0].isalnum()
            and len(line.split()) <= _LONGEST_LOGO
            and not classify_line(line)
            and not is_menu_word(line)
        ):
            return line
    return None


def _as_written(name: str, text: str) -> str:
    """The name with the capitals that the text gives it most often."""
    forms = Counter(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))
    written = {form: count for form, count in forms.items() if not form.islower() and not form.isupper()}
    return max(written, key=lambda form: (written[form], form), default=name)


@cache
def _invitation() -> re.Pattern[str]:
    cues = "|".join(map(re.escape, seed_toml("text_head")["outlet"]["invitations"]))
    return re.compile(rf"(?i:{cues}) {_NAME}(?: (?:today|now|here))?[.!]?")


@cache
def _described() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, seed_toml("text_head")["outlet"]["kinds"]))
    return re.compile(rf"{_NAME} is (?:the|a|an|your) (?:[\w-]+ ){{0,4}}(?:{kinds})\b")
