"""A plain-text capture becomes an article: what is kept, what is taken away, and as what."""

from __future__ import annotations

import numpy as np
import pytest

from pipelines.cleaning.lines import split_lines
from pipelines.cleaning.lines_body import choose_body, is_caption
from pipelines.cleaning.lines_classes import classify_removed
from pipelines.cleaning.lines_context import CONTEXT_FEATURES, context_features, main_run
from pipelines.cleaning.lines_dates import read_dates
from pipelines.cleaning.lines_features import LINE_FEATURES, line_features
from pipelines.cleaning.lines_head import read_head
from pipelines.cleaning.lines_model import body_probabilities, line_model
from pipelines.cleaning.lines_outlet import find_outlet
from pipelines.cleaning.outlets import agency_credit
from pipelines.cleaning.text import extract_article
from pipelines.records import ArticleDraft

PARAGRAPHS = (
    "Dock workers in the port of Varnhaven walked out on Tuesday after talks with the harbour company broke down, "
    "leaving forty ships waiting outside the breakwater.",
    "“We have asked for a single free Sunday a month, and we were laughed at,” said Mira Lund, who leads the union of "
    "crane drivers. The company did not answer questions.",
    "The walkout is the third this year. In March the two sides agreed on higher night pay, but it was never "
    "signed, according to people who took part in the talks.",
    "The mayor, Teodor Brandt, said that the town could not live without its port and offered to mediate between them.",
    "Shipping lines have begun to send their vessels to Ostmark, which is two days further east and charges more.",
    "A second round of talks is planned for Friday, but neither side would say whether it expects to be there.",
)

FULL = f"""Friday

3rd May 2024

Port of Varnhaven stands still as crane drivers walk out

  • Cranes stand idle over the inner harbour on Tuesday (Photo: Harbour Gazette)
Listen to article

{PARAGRAPHS[0]}

{PARAGRAPHS[1]}

Join Harbour Gazette today

Know your coast

Get instant access to all articles. 14-day free trial.

{PARAGRAPHS[2]}

Town offers to mediate

{PARAGRAPHS[3]}

{PARAGRAPHS[4]}

{PARAGRAPHS[5]}

Related articles

  1. Harbour company names new director after a year without one
  2. Night ferries to the islands to run again from June
  3. Why the lighthouse at Skarn will be sold to a hotelier

Subscribe to our newsletter
"""

PREVIEW = f"""Harbour Gazette

Port of Varnhaven stands still as crane drivers walk out

by Ida Holm, Oslo,

{PARAGRAPHS[0]}

{PARAGRAPHS[1]}

{PARAGRAPHS[3]}

{PARAGRAPHS[2][:70]}...

Already a member? Login here
"""


@pytest.fixture(scope="module")
def full() -> ArticleDraft:
    return extract_article(FULL)


def removed_class(draft: ArticleDraft, text: str) -> str:
    return next(r.class_ for r in draft.removed if text in r.text)


def test_the_body_is_the_paragraphs_and_the_subhead(full: ArticleDraft) -> None:
    assert [p.text for p in full.paragraphs if p.kind == "para"] == list(PARAGRAPHS)
    assert [p.text for p in full.paragraphs if p.kind == "subhead"] == ["Town offers to mediate"]


def test_the_headline_is_found_and_not_removed(full: ArticleDraft) -> None:
    assert full.title == "Port of Varnhaven stands still as crane drivers walk out"
    assert full.title not in {r.text for r in full.removed}


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        ("3rd May 2024", "date_header"),
        ("Friday", "date_header"),
        ("Cranes stand idle", "caption"),
        ("Listen to article", "player"),
        ("Join Harbour Gazette today", "paywall"),
        ("Know your coast", "paywall"),
        ("Get instant access", "paywall"),
        ("Related articles", "list_header"),
        ("Night ferries", "related"),
        ("Subscribe to our newsletter", "newsletter"),
    ],
)
def test_every_removed_line_has_its_class(full: ArticleDraft, text: str, class_: str) -> None:
    assert removed_class(full, text) == class_


def test_every_line_is_kept_or_removed(full: ArticleDraft) -> None:
    shown = {full.title, *(p.text for p in full.paragraphs), *(r.text for r in full.removed)}
    assert {line.text for line in split_lines(FULL)} == shown


def test_a_banner_is_the_day_of_the_capture_and_not_of_publication(full: ArticleDraft) -> None:
    assert full.published_at is None
    assert full.captured_at == "2024-05-03"


def test_a_text_that_breaks_off_before_a_prompt_is_a_preview(full: ArticleDraft) -> None:
    preview = extract_article(PREVIEW)
    assert (full.access, preview.access) == ("full", "preview")
    assert preview.paragraphs[-1].text.endswith("...")


def test_a_byline_names_author_and_place() -> None:
    draft = extract_article(PREVIEW)
    assert draft.byline == ("Ida Holm",)
    assert draft.dateline_place == "Oslo"


def test_an_agency_in_brackets_at_the_end_is_a_credit_and_leaves_the_body() -> None:
    draft = extract_article("\n\n".join(["Crane drivers walk out in Varnhaven", *PARAGRAPHS]) + " (AFP)")
    assert draft.agency == "AFP"
    assert draft.paragraphs[-1].text == PARAGRAPHS[-1]


def test_a_label_of_the_theme_is_not_part_of_the_headline() -> None:
    draft = extract_article("\n\n".join(["You are currently viewing Crane drivers walk out in Varnhaven", *PARAGRAPHS]))
    assert draft.title == "Crane drivers walk out in Varnhaven"
    assert removed_class(draft, "You are currently viewing") == "other"


def test_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "The crane drivers of the port went home at noon and did not\n"
        "come back before the evening, when the harbour company\n"
    )
    assert [line.text for line in split_lines(wrapped + "gave in.")] == [wrapped.replace("\n", " ") + "gave in."]


def test_lines_of_a_list_are_not_joined() -> None:
    assert len(split_lines("* one line of a list that is fairly long\n* another line of that list, as long")) == 2


def test_an_update_gives_the_day_only_if_the_article_tells_of_that_weekday() -> None:
    lines = split_lines("A headline over the port\n\nThe port closed on Tuesday.\n\nUpdated: May 7, 2024, 7:18 PM")
    dates = read_dates(lines, [False, True, False], title=0)
    assert (dates.published, dates.basis, dates.updated) == ("2024-05-07", "printed_update", "2024-05-07T19:18:00")
    other = split_lines("A headline over the port\n\nThe port closed on Monday.\n\nUpdated: May 7, 2024, 7:18 PM")
    assert read_dates(other, [False, True, False], title=0).published is None


def test_a_date_under_the_headline_is_the_day_of_publication() -> None:
    lines = split_lines("A headline over the port\n\n7 May 2024\n\nThe port closed.")
    assert read_dates(lines, [False, False, True], title=0).published == "2024-05-07"


def test_teasers_under_section_names_are_not_body() -> None:
    teasers = [
        "Ostmark fears for its fish",
        "Fishermen in Ostmark say that the ships scare away the cod, and ask the government for help this year.",
        "Opinion",
        "How the harbour company lost its way",
        "The company led the coast for a century, but since it moved its head office nothing has gone right for it.",
        "Analysis",
        "Who pays for the empty quays?",
        "The town has spent nine million on quays that no ship has used, and a report now says who is to blame for it.",
    ]
    lines = split_lines("\n\n".join([*PARAGRAPHS, *PARAGRAPHS, *teasers]))
    chosen = choose_body(lines, np.full(len(lines), 0.9, np.float32))
    assert chosen == [True] * 2 * len(PARAGRAPHS) + [False] * len(teasers)


def test_what_stands_below_a_heading_of_comments_is_not_body() -> None:
    lines = split_lines("\n\n".join(["2 comments", *PARAGRAPHS, *PARAGRAPHS, "2 comments", *PARAGRAPHS[3:5]]))
    probability = np.full(len(lines), 0.9, np.float32)
    probability[[0, -3]] = 0.1
    assert choose_body(lines, probability) == [False] + [True] * 2 * len(PARAGRAPHS) + [False] * 3


def test_a_picture_credit_makes_a_caption_but_an_agency_in_brackets_does_not() -> None:
    assert is_caption("The quay at dawn. EPA")
    assert is_caption("The quay at dawn (Photo: Mira Lund)")
    assert not is_caption("The ships left at dawn. (AFP)")
    assert agency_credit("The ships left at dawn. (AFP)") == ("AFP", "The ships left at dawn.")


def test_items_below_a_sponsored_header_are_adverts() -> None:
    items = [f"{k}. Varnhaven Bank opens its {k}th branch on the coast" for k in range(1, 4)]
    lines = split_lines("\n".join([PARAGRAPHS[0], "Partners' corner", *items]))
    classes = classify_removed(lines, [True, False, False, False, False])
    assert classes[1:] == ["list_header", "advert", "advert", "advert"]


def test_the_features_have_one_row_a_line_and_the_model_a_probability() -> None:
    lines = split_lines(FULL)
    table = line_features(lines)
    first = line_model().first.probabilities(table)
    assert table.shape == (len(lines), len(LINE_FEATURES))
    assert context_features(lines, table, first).shape == (len(lines), len(CONTEXT_FEATURES))
    probability = body_probabilities(lines)
    assert ((probability >= 0) & (probability <= 1)).all()


def test_the_main_run_bridges_a_short_gap() -> None:
    first = np.array([0.0, 0.9, 0.9, 0.1, 0.9, 0.0, 0.0], np.float32)
    assert main_run(first, np.full(7, 30, np.float32)) == (1, 5)


@pytest.mark.parametrize("text", ["", "\n\n \n", "*", "word", "\x00\ufeff\u200b", "a\n" * 300, "x" * 100_000])
def test_hostile_or_empty_text_gives_a_draft(text: str) -> None:
    draft = extract_article(text)
    assert draft.access == "full"
    assert len(draft.paragraphs) + len(draft.removed) <= len(text) + 1


def test_the_outlet_is_named_by_two_invitations_or_by_its_logo(full: ArticleDraft) -> None:
    assert find_outlet([], ["Join Harbour Gazette today"], ["Subscribe to Harbour Gazette"], "") == "Harbour Gazette"
    assert find_outlet([], ["Join Harbour Gazette today"], [], "") is None
    assert find_outlet(["harbourgazette"], [], ["harbourgazette"], "told HarbourGazette on Friday") == "HarbourGazette"
    assert find_outlet([], [], ["Harbour Gazette is the place where you get news about the coast."], "") is not None


def test_a_name_beside_a_date_is_the_author() -> None:
    lines = split_lines("A headline over the port\n\n7 May 2024 | Maria Holm | 3 min\n\nThe port closed on Tuesday.")
    assert read_head(lines, [False, False, True]).byline == ("Maria Holm",)


def test_a_removed_paragraph_about_a_person_behind_the_body_is_a_bio() -> None:
    lines = split_lines("The port closed.\n\nMaria Holm is a reporter on the coast. She has two boats.")
    assert classify_removed(lines, [True, False])[1] == "author_bio"


def test_lines_beyond_the_first_thousands_are_removed_unread() -> None:
    draft = extract_article("\n\n".join([*PARAGRAPHS, *(f"Line {k}" for k in range(4_000))]))
    assert len(draft.removed) + len(draft.paragraphs) >= 4_000


def test_running_text_right_below_the_body_belongs_to_it() -> None:
    lines = split_lines("\n\n".join([*PARAGRAPHS, "Varnhaven Herald is the newspaper of the coast, read by sailors."]))
    probability = np.full(len(lines), 0.9, np.float32)
    probability[-3:] = 0.2
    assert choose_body(lines, probability) == [True] * len(PARAGRAPHS) + [False]


def test_a_last_paragraph_about_the_outlet_is_not_body() -> None:
    lines = split_lines("\n\n".join([*PARAGRAPHS, "The Varnhaven Herald is the newspaper of the coast."]))
    assert choose_body(lines, np.full(len(lines), 0.9, np.float32)) == [True] * len(PARAGRAPHS) + [False]


def test_a_short_line_above_a_prompt_is_its_heading() -> None:
    lines = split_lines("\n\n".join([*PARAGRAPHS[:3], "Read without limits", "Subscribe now", *PARAGRAPHS[3:]]))
    chosen = choose_body(lines, np.full(len(lines), 0.9, np.float32))
    assert [lines[row].text for row, is_body in enumerate(chosen) if not is_body] == [
        "Read without limits",
        "Subscribe now",
    ]


def test_a_prompt_may_have_two_lines_of_heading() -> None:
    heading = ["Read without limits", "Be part of the Courier"]
    lines = split_lines("\n\n".join([*PARAGRAPHS[:3], *heading, "Subscribe now", *PARAGRAPHS[3:]]))
    chosen = choose_body(lines, np.full(len(lines), 0.9, np.float32))
    assert [line.text for line, is_body in zip(lines, chosen, strict=True) if not is_body] == [
        *heading,
        "Subscribe now",
    ]


def test_a_last_paragraph_about_the_author_is_a_bio() -> None:
    bio = "Maria Holm is a reporter on the coast and the author of a book about cranes."
    draft = extract_article("\n\n".join(["Crane drivers walk out in Varnhaven", "By Maria Holm", *PARAGRAPHS, bio]))
    assert removed_class(draft, bio) == "author_bio"
