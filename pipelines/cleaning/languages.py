"""The language of an article: what the page declares, unless its words clearly say otherwise (`find_language`)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from pipelines.reference import seed_toml

_SAMPLE = 1_500  # characters of text that are looked at
_FEWEST_HITS = 8  # function words that make a verdict
_CLEARLY_MORE = 1.25  # hits of the best language per hit of the declared one
_SHARE_OF_SCRIPT = 0.2  # of the characters
_BEYOND_LATIN = re.compile(r"[\u0370-\uffff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TWINS = frozenset([frozenset("no da".split()), frozenset("hr sr".split()), frozenset("id ms".split())])
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "bs": "hr", "sh": "hr", "jp": "ja", "cn": "zh", "gr": "el"}


def find_language(text: str, declared: str | None = None) -> str | None:
    """ISO 639-1. `declared`: a language tag such as "en-GB"; of use where the text is short or its language is rare."""
    tag = _primary(declared)
    sample = text[:_SAMPLE]
    if script := _by_script(sample):
        return script
    hits = _hits(sample)
    if not hits:
        return tag
    best, most = max(hits.items(), key=lambda item: (item[1], item[0] == tag, item[0]))
    if tag and (most < _FEWEST_HITS or most <= _CLEARLY_MORE * hits[tag] or frozenset((tag, best)) in _TWINS):
        return tag
    return best if most >= _FEWEST_HITS else tag


def _primary(tag: str | None) -> str | None:
    match = re.match(r"\s*([a-zA-Z]{2})(?:[-_]|\s*$)", tag or "")
    return _SAME.get(match[1].lower(), match[1].lower()) if match else None


def _by_script(text: str) -> str | None:
    """The language whose own script the text is in; Chinese with any kana is Japanese."""
    foreign = _BEYOND_LATIN.findall(text)
    if len(foreign) <= _SHARE_OF_SCRIPT * len(text):
        return None
    written = "".join(foreign)
    shares = {language: len(pattern.findall(written)) for language, pattern in _scripts()}
    best = max(shares, key=lambda language: shares[language])
    if best == "zh" and shares["ja"]:
        return "ja"
    return best if shares[best] > _SHARE_OF_SCRIPT * len(text) else None


def _hits(text: str) -> Counter[str]:
    hits: Counter[str] = Counter()
    index = _languages_of_word()
    for word in _WORD.findall(text.lower()):
        for language in index.get(word, ()):
            hits[language] += 1
    return hits


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    ranges: dict[str, list[str]] = seed_toml("languages")["scripts"]
    return tuple((lang, re.compile(f"[{''.join(f'{r[0]}-{r[1]}' for r in pairs)}]")) for lang, pairs in ranges.items())


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    words: dict[str, str] = seed_toml("languages")["words"]
    index: defaultdict[str, list[str]] = defaultdict(list)
    for language, listed in words.items():
        for word in set(listed.split()):
            index[word].append(language)
    return {word: tuple(languages) for word, languages in index.items()}
