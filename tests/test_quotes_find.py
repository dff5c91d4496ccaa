"""Clean body text -> quotes with kind, speaker and cue. All people, places and outlets are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.quotes import find_quotes
from pipelines.records import ActorType, Mention, Quote


def mentions(text: str, *names: tuple[str, str, ActorType]) -> tuple[Mention, ...]:
    """Every place of each (surface, actor, type); a longer surface hides a shorter one inside it."""
    found: list[Mention] = []
    for surface, actor, kind in sorted(names, key=lambda n: -len(n[0])):
        start = text.find(surface)
        while start >= 0:
            end = start + len(surface)
            if not any(m.start < end and start < m.end for m in found):
                found.append(Mention(text=surface, start=start, end=end, type=kind, actor=actor))
            start = text.find(surface, end)
    return tuple(sorted(found, key=lambda m: m.start))


CAST: tuple[tuple[str, str, ActorType], ...] = (
    ("Mara Oro", "Mara Oro", "person"),
    ("Oro", "Mara Oro", "person"),
    ("Teo Lind", "Teo Lind", "person"),
    ("Lind", "Teo Lind", "person"),
    ("Ruritania", "Ruritania", "state"),
    ("Harbour Board", "Harbour Board", "organisation"),
)


def quotes(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, mentions(text, *CAST))


def told(text: str) -> list[tuple[str, str, str | None]]:
    """(kind, text, local mention) of every quote."""
    return [(q.kind, q.text, q.speaker_text) for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The harbour is closed,” said Mara Oro.", ("direct", "The harbour is closed", "Mara Oro")),
        ("“The harbour is closed,” Mara Oro said on Monday.", ("direct", "The harbour is closed", "Mara Oro")),
        ("“The harbour is closed,” Mara Oro told reporters.", ("direct", "The harbour is closed", "Mara Oro")),
        ("Mara Oro said: “The harbour is closed.”", ("direct", "The harbour is closed.", "Mara Oro")),
        ("Mara Oro said, “The harbour is closed.”", ("direct", "The harbour is closed.", "Mara Oro")),
        ("“Is it closed?” asked Mr. Lind.", ("direct", "Is it closed?", "Mr. Lind")),
        ("Mara Oro, the mayor of Port Vell, said: “It is closed.”", ("direct", "It is closed.", "Mara Oro")),
        ("The mayor, Mara Oro, said: “It is closed.”", ("direct", "It is closed.", "The mayor, Mara Oro")),
        ("“It is closed,” said a senior Ruritanian envoy.", ("direct", "It is closed", "a senior Ruritanian envoy")),
        ("“It is closed.” - Mara Oro", ("direct", "It is closed.", "Mara Oro")),
        ("Mara Oro called the plan “a slow disaster”.", ("mixed", "a slow disaster", "Mara Oro")),
        ("The plan, described by Mara Oro as “a slow disaster”, passed.", ("mixed", "a slow disaster", "Mara Oro")),
        ("Golf clubs are “scratching out a profit,” Mara Oro said.", ("mixed", "scratching out a profit", "Mara Oro")),
        ("According to Mara Oro, the port is “as good as dead”.", ("mixed", "as good as dead", "Mara Oro")),
        ("In a letter, Mara Oro had a blunt message: “Go home.”", ("direct", "Go home.", "Mara Oro")),
    ],
)
def test_a_quotation_has_its_kind_and_its_speaker(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Oro said that the harbour was closed.", "the harbour was closed"),
        ("Mara Oro said the harbour was closed.", "the harbour was closed"),
        ("Mara Oro told the court that she had seen nothing.", "she had seen nothing"),
        ("Mara Oro said on Monday the harbour was closed.", "the harbour was closed"),
        ("The harbour was closed, Mara Oro said.", "The harbour was closed"),
        ("The harbour was closed, said Mara Oro.", "The harbour was closed"),
        ("According to Mara Oro, the harbour was closed.", "the harbour was closed"),
        ("The harbour was closed, according to Mara Oro.", "The harbour was closed"),
        ("Mara Oro denied any link with the company.", "any link with the company"),
        ("Mara Oro made it clear that nobody would pay.", "nobody would pay"),
        ("Mara Oro vowed to rebuild the pier.", "to rebuild the pier"),
        ("Mara Oro, who is 61, has in the past said that the pier was safe.", "the pier was safe"),
        ("Mara Oro declined to say whether the pier was safe.", "whether the pier was safe"),
        ("The pier, Mara Oro said, was safe.", "The pier, Mara Oro said, was safe"),
    ],
)
def test_a_reported_clause_is_indirect_speech(text: str, expected: str) -> None:
    assert [(q.kind, q.text, q.speaker) for q in quotes(text)] == [("indirect", expected, "Mara Oro")]


def test_words_on_both_sides_of_their_attribution_are_two_parts() -> None:
    text = "The pier, Mara Oro said, was safe."
    assert [[text[a:b] for a, b in q.parts] for q in quotes(text)] == [["The pier", "was safe"]]


def test_one_sentence_may_report_twice() -> None:
    text = "Mara Oro said the pier was safe, adding that nobody had been hurt."
    assert [(q.text, q.cue, q.speaker) for q in quotes(text)] == [
        ("the pier was safe", "said", "Mara Oro"),
        ("nobody had been hurt", "adding", "Mara Oro"),
    ]


def test_a_split_quote_is_one_record_with_two_parts() -> None:
    text = "“It is closed,” Mara Oro said. “It will stay closed.”"
    (quote,) = quotes(text)
    assert quote.text == text[1:-1] == text[quote.start : quote.end]
    assert [text[a:b] for a, b in quote.parts] == ["It is closed", "It will stay closed."]


def test_a_long_clause_around_a_fragment_is_recorded_beside_it() -> None:
    text = "Mara Oro said the plan for the old northern pier was “a slow disaster” that the whole town would pay for."
    assert [q.kind for q in quotes(text)] == ["indirect", "mixed"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green” pier was sold.",
        "She starred in “The Long Way Home” and in two other films.",
        "The report of the board was late.",
        "Ruritania and two other states signed.",
        "Mara Oro did not say whether she would stay.",
        "The prize went to Ana “Shorty” Bell of Port Vell.",
        "You might say that the pier is old.",
        "It is wrong to say that the pier is old.",
        "Swing states voted that day, and no wonder that they did.",
    ],
)
def test_scare_quotes_titles_nouns_and_silence_are_no_quotes(text: str) -> None:
    assert quotes(text) == ()


def test_a_title_of_a_work_inside_reported_words_is_not_a_quote_of_its_own() -> None:
    assert [q.kind for q in quotes("Mara Oro said she had never seen “The Long Way Home” at the old cinema.")] == [
        "indirect"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Oro opened the pier. Teo Lind stayed away. “It is safe,” she said.", "Mara Oro"),
        ("Mr Lind met Ms Oro. “It is safe,” she said.", "Mara Oro"),
        ("Teo Lind spoke to Mara Oro. “It is safe,” he said.", "Teo Lind"),
        ("Mara Oro spoke first.\n\n“It is safe,” she said.", "Mara Oro"),
    ],
)
def test_a_pronoun_stands_for_the_most_present_actor_it_fits(text: str, name: str) -> None:
    assert quotes(text)[0].speaker == name


def test_a_quotation_without_attribution_continues_the_speaker_before_it() -> None:
    text = "“The pier is safe,” Mara Oro said.\n\n“We tested every plank of it last winter.”"
    assert [(q.kind, q.speaker) for q in quotes(text)] == [("direct", "Mara Oro"), ("direct", "Mara Oro")]


def test_an_unnamed_source_is_labelled_and_flagged_and_kept_apart_from_names_nearby() -> None:
    text = "Mara Oro left early. “It is over,” said a senior diplomat. The diplomat added that nobody was surprised."
    first, second = quotes(text)
    assert (first.speaker, first.speaker_anonymous) == ("a senior diplomat", True)
    assert (second.speaker, second.speaker_anonymous) == ("a senior diplomat", True)


@pytest.mark.parametrize(
    ("text", "speaker", "anonymous"),
    [
        ("A spokesman for Mara Oro said that the pier was safe.", "A spokesman for Mara Oro", True),
        ("Mara Oro's lawyer said that the pier was safe.", "Mara Oro's lawyer", True),
        ("Harbour Board officials said that the pier was safe.", "Harbour Board officials", True),
        ("The Harbour Board said that the pier was safe.", "Harbour Board", False),
        ("Harbour Board chief Mara Oro said that the pier was safe.", "Mara Oro", False),
    ],
)
def test_the_head_of_the_phrase_speaks(text: str, speaker: str, anonymous: bool) -> None:
    (quote,) = quotes(text)
    assert (quote.speaker, quote.speaker_anonymous) == (speaker, anonymous)


def test_a_description_finds_the_person_so_described() -> None:
    text = (
        "Mara Oro, the Ruritanian envoy, arrived with the engineer Teo Lind. They toured the pier.\n\n"
        "“It is safe,” the envoy said."
    )
    assert quotes(text)[-1].speaker == "Mara Oro"


def test_a_preview_cuts_the_quote_and_its_speaker_is_unknown() -> None:
    text = "Mara Oro closed the pier.\n\n“We have made it clear that the pier must be re..."
    (quote,) = quotes(text)
    assert quote.truncated
    assert quote.speaker is None


PIECES = [
    "a",
    "b.",
    " ",
    ",",
    "\n\n",
    '"',
    "“",
    "”",
    "'",
    "’",
    ":",
    "-",
    " said ",
    "Mara Oro",
    " that ",
    " he ",
    ". The ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_offsets_never_lie(text: str) -> None:
    for quote in quotes(text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.parts[0][0] == quote.start
        assert quote.parts[-1][1] == quote.end
        if quote.speaker_start is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker_text


def test_hostile_text_does_not_cost_more_than_its_length() -> None:
    begin = time.process_time()
    find_quotes("He said, “yes” and she said that " * 1_000, ())
    find_quotes(", ".join(["X said"] * 3_000), ())
    assert time.process_time() - begin < 15


def test_words_that_two_verbs_report_are_one_quote() -> None:
    text = "Ada Moen responded, saying that the harbour will stay open all winter."
    found = find_quotes(text, ())
    assert len({(q.kind, q.start, q.end) for q in found}) == len(found) >= 1


def test_plain_words_before_a_full_name_describe_the_speaker() -> None:
    text = "The road is open, the agency said.\n\n“We did what we could,” said lighthouse keeper Mara Oro."
    spoken = [q for q in find_quotes(text, mentions(text, *CAST)) if q.kind == "direct"]
    assert [(q.speaker_text, q.speaker) for q in spoken] == [("lighthouse keeper Mara Oro", "Mara Oro")]
