"""Loading: what the tables hold for given staged rows, and that it depends on nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

from pipelines.warehouse.connection import connect
from pipelines.warehouse.load import LoadCounts, LoadError, load
from pipelines.warehouse.rows import StagedRows
from pipelines.warehouse.schema import PROVENANCE, declared
from tests.warehouse_rows import BODIES, LOADED_AT, newsroom, newsroom_file, only, shuffled


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build file of the whole newsroom, loaded by run-1 (not to be written to)."""
    path = tmp_path_factory.mktemp("loaded") / "build.duckdb"
    path.write_bytes(newsroom_file())
    return path


@pytest.fixture
def build(tmp_path: Path, loaded: Path) -> Path:
    """A copy of it of one's own."""
    return Path(shutil.copy(loaded, tmp_path))


@pytest.fixture(scope="module")
def full(loaded: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the whole newsroom."""
    with connect(loaded, read_only=True) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def content(build: Path, leave_out: tuple[str, ...] = PROVENANCE) -> dict[str, list[Any]]:
    """Every row of the star schema, without the columns that tell which run wrote it."""
    with connect(build, read_only=True) as connection:
        return {
            t.name: rows(connection, f"SELECT * EXCLUDE ({', '.join(leave_out)}) FROM {t.name} ORDER BY ALL")
            if leave_out
            else rows(connection, f"FROM {t.name} ORDER BY ALL")
            for t in declared().main
        }


class TestFigures:
    def test_article_counts_words_and_documents(self, full: duckdb.DuckDBPyConnection) -> None:
        words = len(BODIES["art_courier"].split())
        sql = "SELECT word_count, document_count FROM articles WHERE article_id = 'art_courier'"
        assert rows(full, sql) == [(words, 1)]

    def test_story_takes_the_title_of_the_first_article_and_the_smallest_key(
        self, full: duckdb.DuckDBPyConnection
    ) -> None:
        assert rows(full, "SELECT title, first_date, last_date, article_count, source_count FROM stories") == [
            ("Minister meets angry crews", date(2031, 5, 7), date(2031, 5, 8), 3, 3)
        ]

    def test_actor_is_seen_where_it_is_named_and_counted_where_it_speaks(self, full: duckdb.DuckDBPyConnection) -> None:
        sql = "SELECT actor_id, first_seen, last_seen, article_count, quote_count FROM actors ORDER BY ALL"
        assert rows(full, sql) == [
            ("act_brekke", date(2031, 5, 7), date(2031, 5, 8), 3, 2),
            ("act_tveit", date(2031, 5, 7), date(2031, 5, 7), 1, 1),
            ("act_union", date(2031, 5, 7), date(2031, 5, 8), 3, 0),
        ]

    def test_alias_counts_the_articles_that_use_it(self, full: duckdb.DuckDBPyConnection) -> None:
        sql = "SELECT alias, kind, article_count FROM actor_aliases WHERE actor_id = 'act_brekke' ORDER BY ALL"
        assert rows(full, sql) == [("Ada Brekke", "name", 3), ("Brekke", "surname", 0)]

    def test_roles_that_differ_in_case_are_one_and_former_ones_are_marked(
        self, full: duckdb.DuckDBPyConnection
    ) -> None:
        sql = "SELECT actor_id, role, organisation, is_former, article_count FROM actor_roles ORDER BY ALL"
        assert rows(full, sql) == [
            ("act_brekke", "Finance minister", None, False, 2),
            ("act_tveit", "former harbour master", None, True, 1),
        ]

    def test_quote_group_counts_wordings_and_shows_the_earliest_direct_quote(
        self, full: duckdb.DuckDBPyConnection
    ) -> None:
        sql = """
            SELECT g.actor_id, q.text, g.article_count, g.source_count, g.wording_count
            FROM quote_groups AS g JOIN quotes AS q ON q.quote_id = g.representative_quote_id
            WHERE g.quote_group_id = 'grp_pay'
        """
        text = "We will pay every boat before the winter,"
        assert rows(full, sql) == [("act_brekke", text, 2, 2, 2)]

    def test_event_takes_what_most_reports_say(self, full: duckdb.DuckDBPyConnection) -> None:
        sql = "SELECT event_type, date_start, date_end, date_precision, place_id, status, report_count FROM events"
        may_6 = date(2031, 5, 6)
        assert rows(full, sql) == [("CONSULT", may_6, may_6, "day", "plc_lunde", "happened", 3)]

    def test_event_summary_is_the_report_that_agrees_best(self, full: duckdb.DuckDBPyConnection) -> None:
        assert rows(full, "SELECT summary FROM events") == [(BODIES["art_harbour"].split("\n\n")[0],)]

    def test_event_participants_count_reports(self, full: duckdb.DuckDBPyConnection) -> None:
        assert rows(full, "SELECT actor_id, role, report_count FROM event_participants ORDER BY ALL") == [
            ("act_brekke", "participant", 3),
            ("act_union", "participant", 3),
        ]

    def test_calendar_has_every_published_day_and_each_event_day(self, full: duckdb.DuckDBPyConnection) -> None:
        assert rows(full, "SELECT date, iso_week, weekday FROM dates ORDER BY ALL") == [
            (date(2031, 5, 6), 19, "Tuesday"),
            (date(2031, 5, 7), 19, "Wednesday"),
            (date(2031, 5, 8), 19, "Thursday"),
        ]


def load_changed(build: Path, **relations: tuple[Any, ...]) -> None:
    load(build, replace(newsroom(), **relations), "run-2", LOADED_AT)


def test_a_role_that_names_an_organisation_of_the_warehouse_gets_it(build: Path) -> None:
    mentions = newsroom().mentions
    spoken = replace(mentions[1], role_text="chair of the Coastal Union")
    load_changed(build, mentions=(spoken, *(m for m in mentions if m != mentions[1])))
    with connect(build, read_only=True) as connection:
        sql = "SELECT organisation FROM actor_roles WHERE role = 'chair of the Coastal Union'"
        assert rows(connection, sql) == [("Coastal Union",)]


def test_a_report_of_two_sentences_takes_the_first_and_a_date_from_the_second(build: Path) -> None:
    reports = newsroom().event_reports
    first = replace(
        reports[0], reported_date=None, reported_date_end=None, date_precision=None, date_text=None, status="scheduled"
    )
    text = BODIES["art_harbour"].split("\n\n")[2]
    start = BODIES["art_harbour"].index(text)
    second = replace(
        reports[0], evidence=text, start_offset=start, end_offset=start + len(text), trigger_start=start + 1,
        trigger_end=start + 4, reported_place=None, place_id=None,
    )  # fmt: skip
    load_changed(build, event_reports=(second, first))
    with connect(build, read_only=True) as connection:
        sql = "SELECT evidence, reported_date, reported_place, status, evidence_count FROM event_reports"
        assert rows(connection, sql) == [(first.evidence, date(2031, 5, 6), "Lunde", "scheduled", 2)]


def test_the_calendar_of_an_event_of_long_ago_grows_by_one_day(build: Path) -> None:
    old = date(1814, 5, 17)
    report = replace(newsroom().event_reports[0], reported_date=old, reported_date_end=old)
    load_changed(build, event_reports=(report,))
    with connect(build, read_only=True) as connection:
        assert rows(connection, "SELECT min(date), count(*) FROM dates") == [(old, 3)]


def test_an_alias_of_two_kinds_is_one_row_with_the_stronger_kind(build: Path) -> None:
    aliases = newsroom().aliases
    load_changed(build, aliases=(replace(aliases[0], kind="misspelling"), *aliases))
    with connect(build, read_only=True) as connection:
        sql = "SELECT kind FROM actor_aliases WHERE alias = 'Brekke'"
        assert rows(connection, sql) == [("surname",)]


def test_several_reasons_of_a_refusal_are_one_row(build: Path) -> None:
    refused = newsroom().quarantine[0]
    later = replace(refused, reason="another reason", seen_at=refused.seen_at + timedelta(days=1))
    load_changed(build, quarantine=(later, refused))
    with connect(build, read_only=True) as connection:
        assert rows(connection, "SELECT reason, seen_at::DATE FROM quarantine") == [
            ("another reason; the file is empty: capture the page again", date(2031, 5, 9))
        ]


def test_times_are_stored_in_utc(tmp_path: Path) -> None:
    build = tmp_path / "build.duckdb"
    load(build, newsroom(), "run-1", datetime(2031, 5, 10, 8, tzinfo=timezone(timedelta(hours=5))))
    with connect(build, read_only=True) as connection:
        sql = "SELECT min(loaded_at)::VARCHAR, min(captured_at)::VARCHAR FROM documents"
        assert rows(connection, sql) == [("2031-05-10 03:00:00", "2031-05-09 23:30:00")]


class TestIncrements:
    def test_loading_the_same_again_writes_nothing(self, build: Path) -> None:
        before = build.read_bytes()
        counts = load(build, shuffled(newsroom(), 7), "run-2", LOADED_AT + timedelta(hours=1))
        assert {c.changed for c in counts.values()} == {0}
        assert build.read_bytes() == before
        assert list(build.parent.iterdir()) == [build]

    def test_only_changed_rows_get_the_new_run(self, build: Path) -> None:
        first, *others = newsroom().sources
        changed = replace(newsroom(), sources=(replace(first, name="The New Harbour"), *others))
        counts = load(build, changed, "run-2", LOADED_AT + timedelta(hours=1))
        assert counts["sources"] == LoadCounts(rows=3, inserted=0, updated=1, deleted=0)
        with connect(build, read_only=True) as connection:
            sql = "SELECT name, run_id, loaded_at FROM sources WHERE run_id <> 'run-1'"
            moment = (LOADED_AT + timedelta(hours=1)).replace(tzinfo=None)
            assert rows(connection, sql) == [("The New Harbour", "run-2", moment)]
            assert rows(connection, "SELECT DISTINCT run_id FROM articles") == [("run-1",)]

    def test_a_later_sighting_of_a_refused_document_is_no_change(self, build: Path) -> None:
        refused = newsroom().quarantine[0]
        again = replace(newsroom(), quarantine=(replace(refused, seen_at=refused.seen_at + timedelta(days=3)),))
        assert load(build, again, "run-2", LOADED_AT)["quarantine"].changed == 0

    def test_what_is_staged_no_more_is_deleted(self, build: Path) -> None:
        counts = load(build, only(newsroom(), {"art_courier"}), "run-2", LOADED_AT)
        assert counts["articles"] == LoadCounts(rows=1, inserted=0, updated=0, deleted=2)
        assert counts["quote_groups"] == LoadCounts(rows=1, inserted=0, updated=1, deleted=1)

    @pytest.mark.parametrize("seed", [1, 2])
    def test_one_by_one_in_any_order_equals_all_at_once(self, tmp_path: Path, loaded: Path, seed: int) -> None:
        order = Random(seed).sample(sorted(BODIES), len(BODIES))
        build = tmp_path / "grown.duckdb"
        for size in range(1, len(order) + 1):
            part = shuffled(only(newsroom(), set(order[:size])), seed)
            load(build, part, f"run-{size}", LOADED_AT + timedelta(hours=size))
        assert content(build) == content(loaded)


class TestFailures:
    def test_two_rows_with_one_key_leave_the_build_as_it_was(self, build: Path) -> None:
        before = content(build, leave_out=())
        mentions = newsroom().mentions
        broken = replace(newsroom(), mentions=(*mentions, replace(mentions[0], text="Ada")), sources=())
        with pytest.raises(LoadError, match="mentions: 2 rows have the key men_art_harbour"):
            load(build, broken, "run-2", LOADED_AT)
        assert content(build, leave_out=()) == before

    def test_a_missing_value_leaves_the_build_as_it_was(self, build: Path) -> None:
        before = content(build, leave_out=())
        nothing: Any = None
        broken = replace(newsroom(), sources=tuple(replace(s, name=nothing) for s in newsroom().sources))
        with pytest.raises(LoadError, match=r"sources: .*NOT NULL"):
            load(build, broken, "run-2", LOADED_AT)
        assert content(build, leave_out=()) == before

    def test_a_build_of_another_schema_is_filled_anew_and_keeps_its_history(self, build: Path) -> None:
        wanted = content(build)
        with connect(build) as connection:
            connection.execute("ALTER TABLE sources ADD COLUMN motto VARCHAR; CREATE TABLE relic (x INTEGER)")
            connection.execute("CREATE VIEW outdated AS FROM relic; UPDATE audit.definition SET ddl_sha256 = 'older'")
        load(build, newsroom(), "run-2", LOADED_AT)
        assert content(build) == wanted
        with connect(build, read_only=True) as connection:
            assert rows(connection, "SELECT run_id FROM audit.runs ORDER BY ALL") == [("run-1",), ("run-2",)]
            assert rows(connection, "SELECT count(*) FROM duckdb_views() WHERE view_name = 'outdated'") == [(0,)]
        before = build.read_bytes()
        load(build, newsroom(), "run-3", LOADED_AT)
        assert build.read_bytes() == before

    def test_nothing_staged_gives_empty_tables(self, tmp_path: Path) -> None:
        counts = load(tmp_path / "build.duckdb", StagedRows(), "run-1", LOADED_AT)
        assert {c.rows for c in counts.values()} == {0}
