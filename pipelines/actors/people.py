"""The persons that a document names in full, and whom a surname in it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.actors.gender import Pronoun, pronoun_for
from pipelines.actors.lexicon import is_kin
from pipelines.language.names import bare_words, full_name_words, name_words

FullName = tuple[str, str | None, str | None]  # as printed, the title in capitals before it, the role beside it


@dataclass(slots=True)
class Person:
    name: str  # as first printed
    words: tuple[str, ...]  # bare words of that
    title: str | None  # courtesy title or office in capitals at the first place
    order: int  # of the first place
    count: int = 0  # places where the full name is printed
    is_secondary: bool = False  # a junior, or known through a relative: a bare surname is rather the other's


class People:
    """Built from a document's full names in order, and its single words, with titles; looked up by either."""

    def __init__(self, full_names: Iterable[FullName], single: Iterable[tuple[str, str | None]]) -> None:
        self._groups: dict[tuple[str, str, bool], list[Person]] = defaultdict(list)
        self._by_last: dict[str, list[Person]] = defaultdict(list)
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        single = list(single)
        self._pronouns = _pronouns(single)
        self._titled = {word for word, title in single if title}
        self._chosen: dict[tuple[str, str | None], Person | None] = {}
        for order, (name, title, role) in enumerate(full_names):
            person = self.by_full_name(name) or self._add(name, title, order)
            person.count += 1
            person.is_secondary |= "jr" in name_words(name) or (role is not None and is_kin(role))

    def by_full_name(self, name: str) -> Person | None:
        """The person of equal first and last word, where one name holds all words of the other: "Ada R. Ode"."""
        words = set(full_name_words(name))
        group = self._groups.get(_group(name), ())
        return next(
            (p for p in group if words <= set(full_name_words(p.name)) or words >= set(full_name_words(p.name))), None
        )

    def by_word(self, word: str, title: str | None) -> Person | None:
        """The person whom one word means: by surname, else by another word; the most prominent if it fits several."""
        pronoun = pronoun_for("", title) or self._pronouns.get(word)
        if (word, pronoun) not in self._chosen:
            fitting = self._by_last.get(word) or self._by_word.get(word, [])
            fitting = [p for p in fitting if not pronoun or pronoun_for(p.name, p.title) in (pronoun, None)]
            if word in self._titled:  # "President Ode" beside "Ada Ode, his wife": a third person, never named in full
                fitting = [person for person in fitting if not person.is_secondary]
            self._chosen[word, pronoun] = min(fitting, key=_prominence, default=None)
        return self._chosen[word, pronoun]

    def _add(self, name: str, title: str | None, order: int) -> Person:
        words = tuple(bare_words(name))
        person = Person(name, words, title, order)
        self._groups[_group(name)].append(person)
        self._by_last[words[-1]].append(person)
        for word in dict.fromkeys(words):
            self._by_word[word].append(person)
        return person


def _pronouns(single: Iterable[tuple[str, str | None]]) -> dict[str, Pronoun]:
    """Word -> the pronoun of the courtesy titles it is printed with, if they agree: "Mr Ode", never "Mrs Ode"."""
    found: dict[str, set[Pronoun]] = defaultdict(set)
    for word, title in single:
        pronoun = pronoun_for("", title)
        if pronoun:
            found[word].add(pronoun)
    return {word: next(iter(pronouns)) for word, pronouns in found.items() if len(pronouns) == 1}


def _group(name: str) -> tuple[str, str, bool]:
    words = full_name_words(name)
    return words[0], words[-1], "jr" in name_words(name)


def _prominence(person: Person) -> tuple[bool, int, int]:
    """Fathers before juniors, then who is named in full most often, then who is named first."""
    return person.is_secondary, -person.count, person.order
