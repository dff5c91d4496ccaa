"""The schema: the contract's names, one comment for everything, marks that resolve, a dictionary that is up to date."""

from __future__ import annotations

import pytest

from pipelines.warehouse.dictionary import DICTIONARY, render
from pipelines.warehouse.schema import Table, declared

CONTRACT = {
    "sources": "source_id name domain country language",
    "documents": "document_id article_id source_id path url captured_at media_type bytes access is_best",
    "articles": """
        article_id source_id url title subtitle byline section language dateline_place_id published_date published_at
        published_basis updated_at access agency tags body word_count document_count content_hash story_id""",
    "stories": "story_id title first_date last_date article_count source_count",
    "quotes": """
        quote_id article_id actor_id speaker_text speaker_anonymous text kind cue start_offset end_offset paragraph_no
        truncated quote_group_id""",
    "quote_groups": "quote_group_id actor_id representative_quote_id article_count source_count wording_count",
    "actors": """
        actor_id name type country wikidata_id parent_actor_id first_seen last_seen article_count quote_count""",
    "actor_aliases": "actor_id alias kind article_count",
    "actor_roles": "actor_id role organisation first_seen last_seen is_former",
    "mentions": "mention_id article_id actor_id text start_offset end_offset role_text",
    "events": """
        event_id event_type date_start date_end date_precision place_id status summary report_count source_count""",
    "event_participants": "event_id actor_id role",
    "event_reports": """
        event_id article_id evidence start_offset end_offset reported_date reported_place status""",
    "event_types": "event_type name description quad_class",
    "places": "place_id name country latitude longitude",
    "dates": "date year quarter month iso_week weekday",
    "quarantine": "document_id path stage reason seen_at",
}
VIEWS = {
    "who_said_what", "timeline", "source_comparison", "quote_variants", "disagreements", "actor_profile",
    "coverage_by_day",
}  # fmt: skip
KEYS_OF_OTHERS = {"wikidata_id", "run_id"}  # of Wikidata, of Dagster: no table here holds them

TABLES = pytest.mark.parametrize("table", declared().tables, ids=lambda t: t.name)


@pytest.mark.parametrize("name", CONTRACT)
def test_tables_and_columns_of_the_contract(name: str) -> None:
    columns = {c.name for c in declared().table(name).columns}
    assert set(CONTRACT[name].split()) | {"run_id", "loaded_at"} <= columns


def test_views_of_the_contract() -> None:
    assert {v.name for v in declared().views} >= VIEWS


@TABLES
def test_every_table_and_column_has_a_comment(table: Table) -> None:
    assert table.comment.endswith(".")
    assert [c.name for c in table.columns if not c.comment] == []


def test_every_view_has_a_comment() -> None:
    assert [v.name for v in declared().views if not v.comment] == []


@TABLES
def test_every_table_has_a_key_of_required_columns(table: Table) -> None:
    required = {c.name for c in table.columns if not c.nullable}
    assert table.key
    assert set(table.key) <= required


@TABLES
def test_references_resolve_to_a_key(table: Table) -> None:
    for column in table.columns:
        if column.references:
            target, target_column = column.references
            assert declared().table(target).key == (target_column,)


@TABLES
def test_a_column_named_id_is_a_key_or_a_reference(table: Table) -> None:
    loose = [c.name for c in table.columns if c.name.endswith("_id") and not c.references and c.name not in table.key]
    assert set(loose) <= KEYS_OF_OTHERS


def test_marks_are_read_and_kept_out_of_the_comment() -> None:
    columns = {c.name: c for c in declared().table("quotes").columns}
    assert columns["kind"].accepted == ("direct", "mixed", "indirect")
    assert columns["article_id"].references == ("articles", "article_id")
    assert not any("[" in c.comment.replace("[start, end]", "") for c in columns.values())


def test_a_table_name_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        declared().table("nowhere")


def test_the_data_dictionary_is_up_to_date() -> None:
    assert DICTIONARY.read_text("utf-8") == render(), "run: python -m pipelines.warehouse.dictionary"
