"""Events of a text: type, status, time, place and participants, told by sentences about invented states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from pipelines.events import find_events
from pipelines.events.dates import event_dates
from pipelines.language.times import find_times
from pipelines.records import ActorType, Event, Mention

NAMES: dict[str, tuple[ActorType, str | None]] = {
    "Norland": ("state", "NOR"),
    "Sudria": ("state", "SUD"),
    "Estmark": ("state", "EST"),
    "Eastern Pact": ("organisation", "IGO"),
    "Ida Holm": ("person", "NOR"),
    "Karel Brandt": ("person", "SUD"),
    "Norburg": ("place", "NOR"),
    "Sudhaven": ("place", "SUD"),
}


def mentions(text: str, names: Iterable[str] = tuple(NAMES)) -> tuple[Mention, ...]:
    return tuple(
        Mention(text=name, start=m.start(), end=m.end(), type=NAMES[name][0], actor=name, country=NAMES[name][1])
        for name in names
        for m in re.finditer(rf"\b{name}\b", text)
    )


def events(text: str) -> tuple[Event, ...]:
    return find_events(text, mentions(text), find_times(text))


def only(text: str) -> Event:
    found = events(text)
    assert len(found) == 1, [(e.type, text[e.trigger_start : e.trigger_end]) for e in found]
    return found[0]


def roles(event: Event) -> set[tuple[str, str]]:
    return {(p.role, p.actor) for p in event.participants}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norland agreed to open a bridge with Sudria.", "AGREE"),
        ("Norland and Sudria reached a compromise.", "AGREE"),
        ("Norland offered Sudria a loan.", "AGREE"),
        ("Norland will support the plan of Sudria.", "AGREE"),
        ("Norland is ready to send medicine to Sudria.", "AGREE"),
        ("Ida Holm met Karel Brandt in Norburg.", "CONSULT"),
        ("Norland held talks with Sudria.", "CONSULT"),
        ("Norland praised Sudria.", "SUPPORT"),
        ("Norland and Sudria signed a fishing accord.", "SUPPORT"),
        ("Norland restored diplomatic relations with Sudria.", "SUPPORT"),
        ("Norland lifted a curfew in Norburg.", "CONCEDE"),
        ("Norland shared intelligence with Sudria.", "COOPERATE"),
        ("Norland gave Sudria food aid.", "AID"),
        ("Norland withdrew its troops from Sudria.", "RETREAT"),
        ("Norland demanded that Sudria leave the island.", "REQUEST"),
        ("Norland said Sudria must leave the island.", "REQUEST"),
        ("Norland accused Sudria of spying.", "ACCUSE"),
        ("Norland rejected the offer of Sudria.", "REJECT"),
        ("Norland will not support the plan of Sudria.", "REJECT"),
        ("Norland does not recognise the government of Sudria.", "REJECT"),
        ("Norland threatened to close the strait.", "THREATEN"),
        ("Norland said it would bomb the harbour of Sudria.", "THREATEN"),
        ("Thousands of students demonstrated against Norland.", "PROTEST"),
        ("Norland expelled two diplomats of Sudria.", "SANCTION"),
        ("Norland massed troops along the border with Sudria.", "MOBILIZE"),
        ("Norland imposed a curfew in Norburg.", "COERCE"),
        ("Police in Norland arrested eight activists.", "COERCE"),
        ("Norland shelled a harbour in Sudria.", "ASSAULT"),
    ],
)
def test_type(text: str, type_: str) -> None:
    assert only(text).type == type_


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norland attacked Sudria.", "happened"),
        ("Norland is attacking Sudria.", "ongoing"),
        ("Norland and Sudria are in talks to reopen the strait.", "ongoing"),
        ("The military build-up of Norland continued.", "ongoing"),
        ("Norland and Sudria will meet in Norburg.", "scheduled"),
        ("The talks of Norland and Sudria are to continue.", "scheduled"),
        ("Norland wants to meet Sudria.", "proposed"),
        ("Norland might attack Sudria.", "hypothetical"),
        ("If Norland attacks Sudria, prices rise.", "hypothetical"),
        ("A possible attack by Norland alarmed the port.", "hypothetical"),
        ("Norland did not attack Sudria.", "denied"),
        ("Norland denied attacking Sudria.", "denied"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland attacked Sudria.", {("source", "Norland"), ("target", "Sudria")}),
        ("Sudria was attacked by Norland.", {("source", "Norland"), ("target", "Sudria")}),
        ("Norland's attack on Sudria surprised many.", {("source", "Norland"), ("target", "Sudria")}),
        ("Norland and Estmark attacked Sudria.", {("source", "Norland"), ("source", "Estmark"), ("target", "Sudria")}),
        ("Norland met Sudria.", {("participant", "Norland"), ("participant", "Sudria")}),
        ("The Norland-Sudria summit ended.", {("participant", "Norland"), ("participant", "Sudria")}),
        ("A meeting between Norland and Sudria was held.", {("participant", "Norland"), ("participant", "Sudria")}),
        ("Norland and Sudria agreed to trade.", {("participant", "Norland"), ("participant", "Sudria")}),
        ("Norland said Sudria must disarm.", {("source", "Norland"), ("target", "Sudria")}),
        ("It would bomb Sudria, Norland said.", {("source", "Norland"), ("target", "Sudria")}),
        ("Norland complained to the Eastern Pact about Sudria.", {("source", "Norland"), ("target", "Sudria")}),
    ],
)
def test_participants(text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(only(text)) == expected


def test_adjectives_of_real_states_name_who_acts() -> None:
    event = only("French forces shelled Portuguese rebels.")
    assert [(p.actor, p.country, p.role) for p in event.participants] == [
        ("France", "FRA", "source"),
        ("Portuguese rebels", "PRT", "target"),
    ]


def test_adjectives_of_two_words() -> None:
    event = only("South Korean troops shelled North Korean soldiers.")
    assert [(p.actor, p.country) for p in event.participants] == [("South Korea", "KOR"), ("North Korea", "PRK")]


def test_a_person_is_of_the_country_of_the_office_behind_the_name() -> None:
    text = "Ida Holm, Norland's foreign minister, attacked Sudria."
    nameless = Mention(text="Ida Holm", start=0, end=8, type="person", actor="Ida Holm")
    (event,) = find_events(text, (nameless, *mentions(text, ["Norland", "Sudria"])), ())
    assert [(p.actor, p.country) for p in event.participants] == [("Ida Holm", "NOR"), ("Sudria", "SUD")]


def test_a_capital_is_a_place_only_where_it_stands_as_one() -> None:
    event = only("Norland and Sudria met in Norburg.")
    assert event.place == "Norburg"
    assert roles(event) == {("participant", "Norland"), ("participant", "Sudria")}


def test_an_unnamed_group_is_of_the_place_said_of_it() -> None:
    event = only("Police in Norland arrested eight students.")
    assert [(p.actor, p.country, p.role) for p in event.participants] == [
        ("police", "NOR", "source"),
        ("students", "NOR", "target"),
    ]


def test_what_is_agreed_is_no_event_of_its_own() -> None:
    assert only("Norland agreed to hold joint exercises with Sudria.").type == "AGREE"


def test_one_act_told_by_two_verbs_is_one_event() -> None:
    assert only("Norland shelled Sudhaven and bombed its harbour.").type == "ASSAULT"


def test_background_gives_way_to_the_news() -> None:
    assert only("Norland praised Estmark after last year's attack on Sudria.").type == "SUPPORT"


def test_background_with_a_verb_and_two_sides_is_told_too() -> None:
    text = "Norland praised the plan after Sudria and Estmark met on Monday."
    assert [e.type for e in events(text)] == ["SUPPORT", "CONSULT"]


def test_the_occasion_of_a_statement_is_an_event() -> None:
    text = "The gap is wide, Ida Holm said after a meeting of Norland and Sudria in Norburg."
    event = only(text)
    assert (event.type, event.place) == ("CONSULT", "Norburg")


def test_a_meeting_with_a_day_of_its_own_beside_another_act() -> None:
    text = "Ida Holm briefed Estmark on Tuesday about talks with Karel Brandt in Norburg on Monday."
    assert [e.time.text for e in events(text) if e.time] == ["Tuesday", "Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "Norland faces higher prices.",
        "The food would meet the needs of Norland.",
        "Ida Holm held a press conference.",
        "Talks with Norland",  # a subhead
        "Norland released a report on trade.",
        "The dialogue is a fine thing in life.",
    ],
)
def test_no_event(text: str) -> None:
    assert [e for e in events(text) if e.participants] == []


def test_evidence_is_the_sentence_and_offsets_are_true() -> None:
    text = "It rained.\n\nNorland attacked Sudria on Monday. Ida Holm met Karel Brandt."
    found = events(text)
    assert [e.evidence for e in found] == ["Norland attacked Sudria on Monday.", "Ida Holm met Karel Brandt."]
    assert all(text[e.start : e.end] == e.evidence for e in found)
    assert [text[e.trigger_start : e.trigger_end] for e in found] == ["attacked", "met"]


def test_time_is_that_of_the_clause() -> None:
    text = "Norland attacked Sudria on Monday, Ida Holm said on Friday."
    event = only(text)
    assert event.time is not None and event.time.text == "Monday"


def test_a_time_behind_a_noun_is_not_that_of_the_verb() -> None:
    text = "Estmark consulted Ida Holm about talks with Sudria on Monday."
    assert [(e.trigger_start, e.time and e.time.text) for e in events(text)] == [(8, None), (33, "Monday")]


def test_a_year_set_off_by_a_comma_is_not_the_time_of_the_act() -> None:
    event = only("Norland agreed to revive the Eastern Pact, a body set up in 1999.")
    assert event.time is None


def test_what_happens_at_the_meeting_is_of_the_day_that_the_lead_gives() -> None:
    text = "Norland and Sudria met in Norburg on Monday.\n\nAt the meeting, Norland offered Sudria a loan."
    first, second = events(text)
    assert first.time is not None and second.time == first.time


TALKS = "Norland and Sudria agreed on Wednesday to open a bridge."


@pytest.mark.parametrize(
    "sentence",
    [
        "The foreign ministers of the two countries met in Norburg.",
        "Both sides met in Norburg.",
        "The ministers met in Norburg.",
        "They met in Norburg.",
    ],
)
def test_two_sides_named_once_are_meant_again(sentence: str) -> None:
    meeting = events(f"{TALKS} {sentence}")[-1]
    assert (meeting.type, roles(meeting)) == ("CONSULT", {("participant", "Norland"), ("participant", "Sudria")})


def test_ministers_of_a_named_state_are_its_own() -> None:
    meeting = events(f"{TALKS} The foreign ministers of Estmark met Ida Holm.")[-1]
    assert roles(meeting) == {("participant", "Estmark"), ("participant", "Ida Holm")}


def test_a_meeting_of_the_sides_of_the_lead_is_of_its_day() -> None:
    meeting = events(f"{TALKS} The foreign ministers of the two countries met in Norburg.")[-1]
    assert meeting.time is not None and meeting.time.text == "Wednesday"


def test_a_meeting_a_day_after_an_act_is_not_of_the_day_of_the_act() -> None:
    text = "Norland attacked Estmark on Tuesday, a day before Norland met Sudria in Norburg."
    times = {e.type: e.time and e.time.text for e in events(text)}
    assert times == {"ASSAULT": "Tuesday", "CONSULT": None}


def test_commas_in_pairs_do_not_part_an_act_from_its_time() -> None:
    event = only("Norland recalled its ambassador from Sudria, its neighbour, last week.")
    assert event.time is not None and event.time.text == "last week"


def test_an_adjective_of_an_unknown_state_names_who_acts() -> None:
    text = "Morvenia said nothing. Morvenian troops attacked Sudria."
    morvenia = Mention(text="Morvenia", start=0, end=8, type="state", actor="Morvenia")
    event = find_events(text, (morvenia, *mentions(text)), ())[-1]
    assert roles(event) == {("source", "Morvenia"), ("target", "Sudria")}


def test_dates_of_an_event() -> None:
    event = only("Norland attacked Sudria on Monday.")
    dates = event_dates(event, date(2024, 3, 14))
    assert (dates.date_start, dates.date_end, dates.precision) == (date(2024, 3, 11), date(2024, 3, 11), "day")
    assert event_dates(event, None).date_start is None
    assert event_dates(event, None).date_text == "Monday"


def test_dates_of_a_month() -> None:
    dates = event_dates(only("Norland attacked Sudria in February 2024."), None)
    assert (dates.date_start, dates.date_end, dates.precision) == (date(2024, 2, 1), date(2024, 2, 29), "month")


def test_an_event_without_a_time_has_no_date() -> None:
    assert event_dates(only("Norland attacked Sudria."), date(2024, 3, 14)).date_start is None


@pytest.mark.parametrize(
    "text",
    ["and " * 20_000, "attack " * 20_000, "said that " * 10_000, "(" * 20_000, "a, " * 20_000, "Norland met, " * 5_000],
)
def test_hostile_text(text: str) -> None:
    assert find_events(text, mentions(text), find_times(text)) == ()
