"""The words of attribution: reporting verbs (`seeds/cue_verbs.csv`) and speaker words (`seeds/speakers.toml`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.reference import seed_rows, seed_toml

_PARTICIPLES = frozenset("said told written known thought sworn read begun found heard made put".split())


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A row of the seed; `inverts`: may follow its content and stand before its subject."""

    lemma: str
    kind: str
    inverts: bool
    takes: str
    addressee: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb: its words, and which forms of the verb it can be."""

    verb: CueVerb
    form: tuple[str, ...]
    gerund: bool
    participle: bool
    base: bool  # as in "they say"
    third: bool  # as in "she says"


@cache
def _cues() -> dict[str, tuple[Cue, ...]]:
    """First word of a form -> the cues that begin with it, longest first."""
    table: dict[str, list[Cue]] = defaultdict(list)
    for row in seed_rows("cue_verbs"):
        verb = CueVerb(row["lemma"], row["kind"], row["direction"] == "either", row["takes"], row["addressee"] == "yes")
        for form in row["forms"].split():
            words_ = tuple(form.split("_"))
            table[words_[0]].append(_cue(verb, words_))
    return {first: tuple(sorted(found, key=lambda c: -len(c.form))) for first, found in table.items()}


def _cue(verb: CueVerb, form: tuple[str, ...]) -> Cue:
    first = form[0]
    past = first.endswith("ed") or first in _PARTICIPLES
    base = first == verb.lemma.split()[0] and first not in ("put", "read")
    third = first.endswith("s") and not base and not past
    return Cue(verb, form, first.endswith("ing"), past, base, third)


def cue_at(lowers: Sequence[str], index: int) -> Cue | None:
    """The longest reporting form that begins at `index` of the lower-case words `lowers`."""
    for cue in _cues().get(lowers[index], ()):
        if tuple(lowers[index : index + len(cue.form)]) == cue.form:
            return cue
    return None


@cache
def cue_words() -> frozenset[str]:
    """Every form of one word."""
    return frozenset(cue.form[0] for found in _cues().values() for cue in found if len(cue.form) == 1)


@cache
def words(name: str) -> frozenset[str]:
    """The word list `name` of `seeds/speakers.toml`, lower case."""
    return frozenset(seed_toml("speakers")["words"][name].split())


@cache
def pronouns() -> dict[str, str]:
    """Lower-case pronoun -> what it can stand for: male, female, plural, thing, first."""
    return {form: gender for gender, forms in seed_toml("speakers")["pronouns"].items() for form in forms.split()}


@cache
def speaker_nouns() -> frozenset[str]:
    """Nouns that can be the subject of a reporting verb."""
    return words("person_nouns") | words("group_nouns") | words("body_nouns")
