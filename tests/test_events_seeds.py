"""The events' reference data: every row can be read, and says only what the rules know."""

from __future__ import annotations

from pipelines.events.triggers import verb_forms
from pipelines.reference import seed_rows, seed_toml

QUADRANTS = {"verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "neutral"}


def test_event_types() -> None:
    rows = seed_rows("event_types")
    assert {row["quad_class"] for row in rows} == QUADRANTS
    assert all(row["event_type"] and row["name"] and row["description"] for row in rows)
    assert len({row["event_type"] for row in rows}) == len(rows) == 17


def test_triggers_use_known_types_and_roles() -> None:
    types = {row["event_type"] for row in seed_rows("event_types")} | {"NONE"}
    for row in seed_rows("event_triggers"):
        assert row["type"] in types, row
        assert row["roles"] in {"act", "mutual", "agree", "victim"}, row
        assert row["pos"] in {"verb", "noun", "adj", "modal"}, row
        assert all(words.strip() == words and words for words in row["words"].split("|")), row


def test_no_trigger_is_listed_twice_for_one_object() -> None:
    seen: set[tuple[str, str, str]] = set()
    for row in seed_rows("event_triggers"):
        for words in row["words"].split("|"):
            for thing in row["object"].split("|"):
                assert (words, row["pos"], thing) not in seen, (words, row["pos"], thing)
                seen.add((words, row["pos"], thing))


def test_retyped_types_are_types() -> None:
    types = {row["event_type"] for row in seed_rows("event_types")}
    retype = seed_toml("event_words")["retype"]
    assert set(retype["promised"]) | set(retype["threatened"]) <= types


def test_verbs_are_inflected() -> None:
    assert set(verb_forms("ban")) == {"ban", "bans", "banning", "banned"}
    assert set(verb_forms("deny")) == {"deny", "denies", "denying", "denied"}
    assert set(verb_forms("free")) == {"free", "frees", "freeing", "freed"}
    assert set(verb_forms("withdraw")) == {"withdraw", "withdraws", "withdrawing", "withdrew", "withdrawn"}
