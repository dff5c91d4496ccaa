"""Which marked stretches of a sentence are somebody's words, and whose: scare quotes and titles of works stay out."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.quotes.assign import content_end, frame_of_quote, reported_clauses
from pipelines.quotes.clauses import DASHES, Sentence
from pipelines.quotes.findings import Found, Span
from pipelines.quotes.frames import Frame
from pipelines.quotes.lexicon import words
from pipelines.quotes.marks import Marked
from pipelines.quotes.phrases import name_ending, sentence_subject, subject_after

_LONE_WORDS = 6  # single-marked words without a frame are speech from this length on
_UNFRAMED_WORDS = 5  # words inside a sentence without a frame are speech from this length on
_FRONTED = 2  # a gerund among this many first tokens has its subject behind it ("Speaking of ..., X left")
_NICKNAME_WORDS = 2
_TITLE_WORDS = 8
_MIXED_SHARE = 0.6  # a clause that is quoted for at least this share needs no record of its own
_PAUSES = (",", ":", ".", "–", "—", "--")


class SentenceReader:
    """Reads the quotes of one sentence. `previous` is the source that a quotation without attribution continues."""

    def __init__(
        self, text: str, marked: Sequence[Marked], sentence: Sentence, frames: Sequence[Frame], previous: Span | None
    ) -> None:
        self._text = text
        self._marked = marked
        self._tokens = sentence.tokens
        self._frames = frames
        self._previous = previous
        self._sources = self._frame_sources()

    def quotations(self) -> list[Found]:
        found: list[Found] = []
        for k, token in enumerate(self._tokens):
            if token.kind == "quote":
                last = found[-1].source if found else None
                quotation = self._quotation(k, self._marked[token.quote], last)
                found.extend([quotation] if quotation is not None else [])
        return found

    def reported(self) -> list[Found]:
        """The reported clauses: indirect speech."""
        found: list[Found] = []
        for clause in reported_clauses(self._tokens, self._frames):
            source = self._sources[self._frames.index(clause.frame)]
            thought = clause.frame.verb is not None and clause.frame.verb.kind == "thought"
            if source is None or clause.frame.negated or thought or self._mostly_quoted(clause.parts):
                continue
            parts = tuple((self._tokens[a].start, self._tokens[b - 1].end) for a, b in clause.parts)
            found.append(Found(parts, "indirect", source, self._cue(clause.frame)))
        return found

    def carried(self, quoted: Sequence[Found]) -> Span | None:
        """The source that the next sentence may continue: of a direct quote, else of the first frame."""
        direct = [q.source for q in quoted if q.kind == "direct" and q.source is not None]
        named = [s for s in self._sources if s is not None]
        return next(iter(direct[-1:] or named[:1] or [q.source for q in quoted[:1] if q.source is not None]), None)

    def _frame_sources(self) -> list[Span | None]:
        """The source of each frame; an inherited one is that of the frame before, else the subject of the sentence."""
        result: list[Span | None] = []
        last: Span | None = None
        inside = 0  # up to here stand the words that an earlier frame reports
        for index, frame in enumerate(self._frames):
            span: Span | None = None
            if frame.subject is not None:
                a, b = frame.subject
                span = (self._tokens[a].start, self._tokens[b - 1].end)
            elif frame.inherits:
                fronted = frame.gerund and frame.cue[0] < _FRONTED
                limit = len(self._tokens) if fronted else frame.cue[0]
                span = last or self._subject(limit) or self._previous
            result.append(span)
            if frame.extent[0] >= inside:
                last = span or last
                inside = content_end(self._tokens, self._frames, index) if frame.leading is not None else frame.cue[1]
        return result

    def _subject(self, limit: int) -> Span | None:
        return self._span(sentence_subject(self._tokens, limit))

    def _span(self, found: tuple[int, int] | None) -> Span | None:
        return None if found is None else (self._tokens[found[0]].start, self._tokens[found[1] - 1].end)

    def _cue(self, frame: Frame) -> str:
        return self._text[self._tokens[frame.cue[0]].start : self._tokens[frame.cue[1] - 1].end]

    def _quotation(self, k: int, mark: Marked, last: Span | None) -> Found | None:
        if mark.parts[0][0] >= mark.parts[-1][1] or self._is_nickname(k, mark):
            return None
        frame = frame_of_quote(self._tokens, self._frames, k)
        if frame is not None:
            direct = self._stands_alone(k, mark, frame)
            if self._is_title(k, mark) and (not direct or self._names_a_work(k)):
                return None
            source = self._sources[self._frames.index(frame)]
            return Found(mark.parts, "direct" if direct else "mixed", source, self._cue(frame), mark.cut)
        signed = self._signature(k)
        if signed is not None:
            return Found(mark.parts, "direct", signed, None, mark.cut)
        if self._is_lone(k, mark):
            return Found(mark.parts, "direct", None if mark.cut else self._previous, None, mark.cut)
        if self._is_title(k, mark):
            return None
        if self._is_introduced(k, mark):
            named = name_ending(self._tokens, k - 2)
            return Found(mark.parts, "direct", self._span(named) or self._subject(k) or self._previous, None, mark.cut)
        if not mark.single and self._length(mark) >= _UNFRAMED_WORDS:
            return Found(mark.parts, "mixed", last or self._subject(k) or self._previous, None, mark.cut)
        return None

    def _signature(self, k: int) -> Span | None:
        """`"..." - X Y`: a dash and a name behind a quotation that opens its sentence."""
        if k != 0 or len(self._tokens) < 3 or self._tokens[1].text not in DASHES or not self._tokens[2].capital:
            return None
        return self._span(subject_after(self._tokens, 2))

    def _stands_alone(self, k: int, mark: Marked, frame: Frame) -> bool:
        """Is the quotation its own clause (direct) and not a piece of the reporting clause (mixed)?"""
        before = self._tokens[k - 1] if k else None
        if before is None or before.text in _PAUSES:
            return True
        if frame.leading == k and self._text[mark.parts[0][0]].isupper() and before.lower != "that":
            return True
        return frame.extent[1] <= k and before.kind == "quote"

    def _names_a_work(self, k: int) -> bool:
        """`on "..."`, `NBC's "..."`, `a series called "..."`: a place where a title stands."""
        before = self._tokens[k - 1].lower if k else ""
        if before in words("prepositions") or before in words("determiners") or before == "'s":
            return True
        return any(f.cue[1] == k and f.verb is not None and f.verb.kind == "evaluation" for f in self._frames)

    def _is_title(self, k: int, mark: Marked) -> bool:
        """A short stretch in title case; a single word only behind a possessor (`NBC's "Today"`)."""
        start, end = mark.parts[0]
        inner = self._text[start:end].split()
        main = [w for w in inner if len(w) > 3 and w not in words("prepositions")]
        least = 1 if k and self._tokens[k - 1].lower == "'s" else 2
        capitals = bool(main) and all(w[:1].isupper() for w in main) and inner[0][:1].isupper()
        return least <= len(inner) <= _TITLE_WORDS and capitals and self._text[end - 1] not in "?!"

    def _is_nickname(self, k: int, mark: Marked) -> bool:
        """`Ann "Shorty" X`: a word or two between two capitals."""
        if not 0 < k < len(self._tokens) - 1 or self._length(mark) > _NICKNAME_WORDS:
            return False
        return self._tokens[k - 1].capital and self._tokens[k + 1].capital and self._text[mark.end - 2] not in ",.?!"

    def _length(self, mark: Marked) -> int:
        return len(self._text[mark.parts[0][0] : mark.parts[-1][1]].split())

    def _is_introduced(self, k: int, mark: Marked) -> bool:
        """`had a blunt message: "..."`: a colon or dash introduces a quotation that begins like a sentence."""
        before = self._tokens[k - 1].text if k else ""
        return before in (":", "–", "—", "--") and self._text[mark.parts[0][0]].isupper()

    def _is_lone(self, k: int, mark: Marked) -> bool:
        """A quotation without a frame is speech when it makes up its sentence, or is long and opens it."""
        if not any(t.kind == "word" for t in self._tokens):
            return not mark.single or self._length(mark) >= _LONE_WORDS
        return k == 0 and self._length(mark) >= 2 * _LONE_WORDS

    def _mostly_quoted(self, parts: Sequence[tuple[int, int]]) -> bool:
        """Does one quotation make up most of the words? Then it stands for the clause."""
        inside = [t for a, b in parts for t in self._tokens[a:b]]
        lengths = [len(t.text.split()) if t.kind == "quote" else 0 for t in inside]
        plain = sum(t.kind == "word" for t in inside)
        return max(lengths, default=0) >= _MIXED_SHARE * (plain + sum(lengths))
