"""The checks: clean rows pass all of them, and each is proven to fire on a row that is wrong in its way."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from pipelines.reference import SQL, seed_rows
from pipelines.warehouse.audit import Check, all_checks, blocked, run_checks
from pipelines.warehouse.connection import connect
from pipelines.warehouse.schema import Table, declared
from tests.warehouse_rows import newsroom_file

HARBOUR = "WHERE article_id = 'art_harbour'"
COURIER = "WHERE article_id = 'art_courier'"

# What to do to clean rows so that the check of that name must fire.
BREAKS = {
    "actor_aliases_many": """
        INSERT INTO actor_aliases BY NAME
        SELECT 'act_tveit' AS actor_id, 'Tveit' || n AS alias FROM range(30) AS r (n)""",
    "actor_aliases_name_missing": "DELETE FROM actor_aliases WHERE alias = 'Olaf Tveit'",
    "actor_roles_too_long": "UPDATE actor_roles SET role = repeat('chair of ', 30) WHERE actor_id = 'act_tveit'",
    "actors_counts": "UPDATE actors SET quote_count = 9 WHERE actor_id = 'act_tveit'",
    "actors_country_code": "UPDATE actors SET country = 'Norway' WHERE actor_id = 'act_tveit'",
    "actors_country_unknown": "UPDATE actors SET country = 'QQQ' WHERE actor_id = 'act_tveit'",
    "actors_name_shared": "UPDATE actors SET name = 'Ada Brekke' WHERE actor_id = 'act_tveit'",
    "actors_orphan": "INSERT INTO actors BY NAME SELECT 'act_x' AS actor_id, 'Nobody' AS name",
    "actors_parent_loop": "UPDATE actors SET parent_actor_id = actor_id WHERE actor_id = 'act_union'",
    "actors_wikidata_shared": "UPDATE actors SET wikidata_id = 'Q1' WHERE type = 'person'",
    "archive_complete": "INSERT INTO archive BY NAME SELECT 'lost' AS document_id, 'lost.html' AS path",
    "articles_access": f"UPDATE articles SET access = 'preview' {HARBOUR}",
    "articles_all_gone": """
        DELETE FROM articles;
        INSERT INTO audit.runs BY NAME
        SELECT 'run-0' AS run_id, TIMESTAMP '2031-01-01' AS started_at, 'passed' AS status,
            '{"articles": 3}'::JSON AS row_counts""",
    "articles_body_repeated": """
        INSERT INTO articles BY NAME SELECT * REPLACE ('art_copy' AS article_id) FROM articles LIMIT 1""",
    "articles_byline": f"UPDATE articles SET byline = ['Published on 12 May by Kari Moen'] {HARBOUR}",
    "articles_counts": f"UPDATE articles SET document_count = 5 {HARBOUR}",
    "articles_cut_not_flagged": f"UPDATE articles SET body = body || ' The minister also' {HARBOUR}",
    "articles_date_missing": f"UPDATE articles SET published_date = NULL {HARBOUR}",
    "articles_empty": "DELETE FROM articles",
    "articles_encoding": f"UPDATE articles SET body = replace(body, 'crews', 'crewâ€™s') {HARBOUR}",
    "articles_furniture_in_body": rf"UPDATE articles SET body = body || E'\n\nShare this article now.' {HARBOUR}",
    "articles_invisible_characters": f"UPDATE articles SET body = 'Lun' || chr(8203) || body {HARBOUR}",
    "articles_language": f"UPDATE articles SET language = 'English' {HARBOUR}",
    "articles_long_preview": f"UPDATE articles SET access = 'preview', word_count = 900 {HARBOUR}",
    "articles_markup_in_body": f"UPDATE articles SET body = body || ' <p class=\"x\">More.</p>' {HARBOUR}",
    "articles_paragraph_repeated": rf"UPDATE articles SET body = body || E'\n\n' || body {HARBOUR}",
    "articles_preview_chosen": f"""
        INSERT INTO documents BY NAME
        SELECT * REPLACE ('other' AS document_id, false AS is_best) FROM documents {HARBOUR};
        UPDATE documents SET access = 'preview' {HARBOUR} AND is_best""",
    "articles_prompts_in_body": rf"""
        UPDATE articles SET body = body || E'\n\nAlready a subscriber? Log in and read on.' {HARBOUR}""",
    "articles_published_after_capture": f"UPDATE articles SET published_date = DATE '2031-05-12' {HARBOUR}",
    "articles_published_day": f"UPDATE articles SET published_date = published_date - 1 {HARBOUR}",
    "articles_published_range": f"UPDATE articles SET published_date = DATE '1970-01-01' {HARBOUR}",
    "articles_removed_piece_in_body": rf"UPDATE articles SET body = body || E'\n\nGet our evening letter' {HARBOUR}",
    "articles_source_unknown": f"UPDATE articles SET source_id = NULL {HARBOUR}",
    "articles_title_missing": f"UPDATE articles SET title = ' ' {HARBOUR}",
    "articles_too_long": f"UPDATE articles SET word_count = 20001 {HARBOUR}",
    "articles_updated_before_published": f"UPDATE articles SET updated_at = '2031-05-01' {HARBOUR}",
    "articles_url": f"UPDATE articles SET url = 'about:blank' {HARBOUR}",
    "articles_volume_fell": """
        INSERT INTO audit.runs BY NAME
        SELECT 'run-0' AS run_id, TIMESTAMP '2031-01-01' AS started_at, 'passed' AS status,
            '{"quotes": 4}'::JSON AS row_counts""",
    "articles_without_mentions": f"UPDATE articles SET word_count = 150 {HARBOUR}; DELETE FROM mentions {HARBOUR}",
    "articles_without_words": f"UPDATE articles SET word_count = 0 {HARBOUR}",
    "dates_complete": "DELETE FROM dates WHERE date = DATE '2031-05-06'",
    "documents_best_version": f"UPDATE documents SET is_best = false {HARBOUR}",
    "documents_quarantined_too": "UPDATE quarantine SET document_id = (SELECT min(document_id) FROM documents)",
    "documents_volume_halved": """
        INSERT INTO audit.runs BY NAME
        SELECT 'run-0' AS run_id, TIMESTAMP '2031-01-01' AS started_at, 'passed' AS status,
            '{"documents": 8, "quarantine": 1}'::JSON AS row_counts""",
    "event_evidence_text_at_offsets": f"UPDATE event_evidence SET start_offset = start_offset + 1 {HARBOUR}",
    "event_evidence_trigger_inside": f"UPDATE event_evidence SET trigger_end = end_offset + 1 {HARBOUR}",
    "event_participants_self": """
        INSERT INTO event_participants BY NAME
        SELECT event_id, actor_id, unnest(['source', 'target']) AS role FROM event_participants""",
    "event_reports_dates": f"UPDATE event_reports SET reported_date_end = reported_date - 1 {HARBOUR}",
    "event_reports_text_at_offsets": f"UPDATE event_reports SET evidence = 'invented' {HARBOUR}",
    "events_counts": "UPDATE events SET report_count = 2",
    "events_dates": "UPDATE events SET date_precision = NULL",
    "events_far_dates": "UPDATE events SET date_start = DATE '1931-05-06'",
    "events_happened_later": "UPDATE events SET date_start = DATE '2031-05-20'",
    "events_size": "UPDATE events SET report_count = 201",
    "events_without_participants": "DELETE FROM event_participants",
    "mentions_overlap": """
        INSERT INTO mentions BY NAME
        SELECT * REPLACE ('men_x' AS mention_id, end_offset - 2 AS end_offset) FROM mentions""",
    "mentions_tables_empty": """
        DELETE FROM quotes; INSERT INTO articles BY NAME SELECT 'art_' || n AS article_id FROM range(20) AS r (n)""",
    "mentions_text_at_offsets": f"UPDATE mentions SET end_offset = start_offset {HARBOUR}",
    "places_coordinates": "UPDATE places SET latitude = 91 WHERE place_id = 'plc_lunde'",
    "quarantine_reason": "UPDATE quarantine SET reason = ''",
    "quarantine_share": """
        INSERT INTO quarantine BY NAME
        SELECT 'doc_' || n AS document_id, 'unreadable' AS reason FROM range(9) AS r (n)""",
    "quote_groups_counts": "UPDATE quote_groups SET article_count = 3 WHERE quote_group_id = 'grp_pay'",
    "quote_groups_mixed_speakers": f"UPDATE quotes SET actor_id = 'act_union' {COURIER}",
    "quote_groups_representative": """
        UPDATE quote_groups SET representative_quote_id = (SELECT min(quote_id) FROM quotes)
        WHERE quote_group_id = 'grp_small'""",
    "quote_groups_size": f"""
        INSERT INTO quotes BY NAME
        SELECT quotes.* REPLACE ('quo_' || n AS quote_id) FROM quotes, range(6) AS r (n) {COURIER}""",
    "quotes_anonymous_actor": f"UPDATE quotes SET speaker_anonymous = true {COURIER}",
    "quotes_blank": f"UPDATE quotes SET text = '…' {COURIER}",
    "quotes_overlap": f"""
        INSERT INTO quotes BY NAME
        SELECT * REPLACE ('quo_x' AS quote_id, end_offset - 5 AS start_offset, end_offset + 9 AS end_offset)
        FROM quotes {COURIER}""",
    "quotes_paragraph": f"UPDATE quotes SET paragraph_no = 0 {COURIER}",
    "quotes_parts_inside": f"UPDATE quotes SET parts = [[start_offset, end_offset + 1]] {COURIER}",
    "quotes_repeated": f"""
        INSERT INTO quotes BY NAME SELECT * REPLACE ('quo_x' AS quote_id) FROM quotes {COURIER}""",
    "quotes_speaker_is_place": "UPDATE actors SET type = 'place' WHERE actor_id = 'act_brekke'",
    "quotes_speaker_not_in_body": f"UPDATE quotes SET speaker_text = 'Kari Moen' {COURIER}",
    "quotes_text_at_offsets": f"UPDATE quotes SET start_offset = start_offset + 1 {COURIER}",
    "quotes_too_long": f"UPDATE quotes SET text = repeat('word ', 501) {COURIER}",
    "sources_silent": """
        UPDATE articles SET published_date = published_date - 15 WHERE source_id = 'harbour'""",
    "stories_counts": "UPDATE stories SET source_count = 1",
    "stories_size": "UPDATE stories SET last_date = first_date + 61",
}  # fmt: skip

CHECKS = {c.name: c for c in all_checks()}
TABLES = pytest.mark.parametrize("table", declared().main, ids=lambda t: t.name)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The newsroom in memory, in tables without constraints, so that every rule can be broken."""
    build = tmp_path_factory.mktemp("checks") / "build.duckdb"
    build.write_bytes(newsroom_file())
    with connect(None) as connection:
        connection.execute(f"ATTACH '{build}' AS build (READ_ONLY); CREATE SCHEMA audit")
        for table in declared().tables:
            schema, _, name = table.name.rpartition(".")
            connection.execute(f"CREATE TABLE {table.name} AS FROM build.{schema or 'main'}.{name}")
        yield connection


@pytest.fixture
def warehouse(copy: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same, clean again for every test."""
    copy.begin()
    yield copy
    copy.rollback()


def failing(warehouse: duckdb.DuckDBPyConnection, name: str) -> int:
    (result,) = run_checks(warehouse, [CHECKS[name]])
    assert len(result.sample) == min(result.failing_rows, 5)
    return result.failing_rows


def test_clean_rows_pass_every_check(warehouse: duckdb.DuckDBPyConnection) -> None:
    results = run_checks(warehouse)
    assert [r.check.name for r in results if not r.passed] == []
    assert not blocked(results)


@pytest.mark.parametrize("name", BREAKS)
def test_check_fires(warehouse: duckdb.DuckDBPyConnection, name: str) -> None:
    warehouse.execute(BREAKS[name])
    assert failing(warehouse, name) > 0


def test_every_written_check_is_proven_to_fire() -> None:
    assert {path.stem for path in (SQL / "checks").glob("*.sql")} == set(BREAKS)


def test_there_are_enough_checks_and_a_file_is_named_like_its_check() -> None:
    assert len(BREAKS) >= 36
    assert set(BREAKS) <= set(CHECKS)


@pytest.mark.parametrize("name", ["body_prompts", "body_furniture"])
def test_phrases_are_such_that_they_can_match(name: str) -> None:
    phrases = [row["phrase"] for row in seed_rows(name)]
    assert [p for p in phrases if p != " ".join(p.lower().split())] == []
    assert len(set(phrases)) == len(phrases)


@TABLES
def test_two_rows_with_one_key(warehouse: duckdb.DuckDBPyConnection, table: Table) -> None:
    warehouse.execute(f"INSERT INTO {table.name} FROM {table.name}")
    assert failing(warehouse, f"{table.name}_key") > 0


@TABLES
def test_required_columns(warehouse: duckdb.DuckDBPyConnection, table: Table) -> None:
    required = [c.name for c in table.columns if not c.nullable]
    warehouse.execute(f"UPDATE {table.name} SET {', '.join(f'{name} = NULL' for name in required)}")
    (rows,) = warehouse.execute(f"SELECT count(*) FROM {table.name}").fetchone() or (0,)
    assert failing(warehouse, f"{table.name}_required") == rows * len(required)


@pytest.mark.parametrize(
    ("table", "column"),
    [(t.name, c.name) for t in declared().main for c in t.columns if c.references],
)
def test_references(warehouse: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    warehouse.execute(f"UPDATE {table} SET {column} = 'nowhere'")
    assert failing(warehouse, f"{table}_references") > 0


@pytest.mark.parametrize(
    ("table", "column"),
    [(t.name, c.name) for t in declared().main for c in t.columns if c.accepted],
)
def test_accepted_values(warehouse: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    warehouse.execute(f"UPDATE {table} SET {column} = 'nonsense'")
    assert failing(warehouse, f"{table}_accepted_values") > 0


@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.name)
def test_every_check_explains_itself(check: Check) -> None:
    assert check.name.startswith(f"{check.table}_")
    assert check.means.endswith(".")
    assert check.do.endswith(".")
    assert "{" not in check.means + check.do


@pytest.mark.parametrize(
    "body",
    [
        "The court ruled on a long dispute over what a newspaper may ask of a reader; “already a subscriber?” "
        "was the wording in question, and the judges wrote that it is neither a contract nor an offer, although it "
        "stood above the text for eleven months.",
        "Readers of the paper were asked whether they subscribe to any newspaper at all.",
    ],
)
def test_an_article_may_speak_of_prompts(warehouse: duckdb.DuckDBPyConnection, body: str) -> None:
    warehouse.execute(f"UPDATE articles SET body = ? {HARBOUR}", [body])
    assert failing(warehouse, "articles_prompts_in_body") == 0
