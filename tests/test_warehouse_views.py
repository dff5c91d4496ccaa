"""What analysts read: the views, the examples, and the answers of `query` in every format."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet
import pytest

from pipelines.reference import SQL
from pipelines.warehouse.connection import connect
from pipelines.warehouse.load import load
from pipelines.warehouse.query import FORMATS, Format, query, write
from pipelines.warehouse.schema import declared
from tests.warehouse_rows import BODIES, LOADED_AT, newsroom, newsroom_file

EXAMPLES = sorted((SQL / "examples").glob("*.sql"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("published") / "dateline.duckdb"
    path.write_bytes(newsroom_file())
    return path


def rows(published: Path, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in query(published, sql).to_pylist()]


def written(rows: pa.Table, format_: Format) -> str:
    stream = io.BytesIO()
    write(rows, format_, stream)
    return stream.getvalue().decode()


class TestViews:
    def test_who_said_what(self, published: Path) -> None:
        sql = "SELECT speaker, quote, source, carried_by_sources FROM who_said_what ORDER BY quote_id"
        assert rows(published, sql) == [
            ("Ada Brekke", "Every boat will be paid by us before winter comes,", "The Courier", 2),
            ("Ada Brekke", "We will pay every boat before the winter,", "The Harbour", 2),
            ("Olaf Tveit", "far too small", "The Harbour", 1),
        ]

    def test_timeline(self, published: Path) -> None:
        sql = "SELECT date_start::VARCHAR, event_type, place, participants, source_actors, report_count FROM timeline"
        parties = ["Ada Brekke", "Coastal Union"]
        assert rows(published, sql) == [("2031-05-06", "CONSULT", "Lunde", parties, [], 3)]

    def test_source_comparison_has_what_several_outlets_carry(self, published: Path) -> None:
        sql = "SELECT subject, source, reported_place FROM source_comparison"
        assert rows(published, sql) == [
            ("event", "The Harbour", "Lunde"),
            ("event", "Tidende", None),
            ("event", "The Courier", "Vikoy"),
            ("utterance", "The Harbour", None),
            ("utterance", "The Courier", None),
        ]

    def test_quote_variants(self, published: Path) -> None:
        assert rows(published, "SELECT speaker, wording, sources, is_representative FROM quote_variants") == [
            ("Ada Brekke", "We will pay every boat before the winter,", ["The Harbour"], True),
            ("Ada Brekke", "Every boat will be paid by us before winter comes,", ["The Courier"], False),
        ]

    def test_disagreements_name_what_each_outlet_says(self, published: Path) -> None:
        sql = """
            SELECT aspect, value_count, list_transform(accounts, lambda a: a.value || ' ' || a.source)
            FROM disagreements
        """
        assert rows(published, sql) == [
            ("date", 2, ["2031-05-06 The Harbour", "2031-05-06 Tidende", "2031-05-07 The Courier"]),
            ("place", 2, ["Lunde The Harbour", "Vikoy The Courier"]),
            ("status", 2, ["denied Tidende", "happened The Courier", "happened The Harbour"]),
        ]

    def test_actor_profile(self, published: Path) -> None:
        sql = "SELECT aliases, roles, former_roles, source_count, event_count FROM actor_profile ORDER BY name"
        assert rows(published, sql) == [
            (["Ada Brekke", "Brekke"], ["Finance minister"], [], 3, 1),
            (["Coastal Union"], [], [], 3, 1),
            (["Olaf Tveit"], [], ["former harbour master"], 1, 0),
        ]

    def test_coverage_by_day_has_the_quiet_days_too(self, published: Path) -> None:
        sql = "SELECT date::VARCHAR, source_id, article_count, word_count, quote_count FROM coverage_by_day"
        words = {key: len(body.split()) for key, body in BODIES.items()}
        assert rows(published, sql) == [
            ("2031-05-07", "courier", 0, 0, 0),
            ("2031-05-07", "harbour", 1, words["art_harbour"], 2),
            ("2031-05-07", "tidende", 1, words["art_tidende"], 0),
            ("2031-05-08", "courier", 1, words["art_courier"], 1),
            ("2031-05-08", "harbour", 0, 0, 0),
            ("2031-05-08", "tidende", 0, 0, 0),
        ]


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom of which no page tells its outlet."""
    path = tmp_path_factory.mktemp("unknown") / "dateline.duckdb"
    articles = tuple(replace(a, source_id=None) for a in newsroom().articles)
    load(path, replace(newsroom(), sources=(), articles=articles), "run-1", LOADED_AT)
    return path


class TestUnknownOutlets:
    """Articles whose outlet is not known stay visible, each as an outlet of its own."""

    def test_coverage_by_day(self, unknown: Path) -> None:
        sql = "SELECT date::VARCHAR, source, article_count FROM coverage_by_day"
        assert rows(unknown, sql) == [("2031-05-07", None, 2), ("2031-05-08", None, 1)]

    def test_source_comparison(self, unknown: Path) -> None:
        sql = "SELECT subject, count(*) FROM source_comparison GROUP BY ALL ORDER BY ALL"
        assert rows(unknown, sql) == [("event", 3), ("utterance", 2)]


class TestContradictions:
    """Which changes to the reports of one event make them contradict each other."""

    @pytest.fixture
    def aspects(self, published: Path) -> Iterator[Callable[[str], set[str]]]:
        with connect(None) as memory:
            memory.execute(f"ATTACH '{published}' AS build (READ_ONLY)")
            for table in declared().main:
                memory.execute(f"CREATE TABLE {table.name} AS FROM build.main.{table.name}")
            memory.execute((SQL / "views" / "disagreements.sql").read_text("utf-8"))

            def after(change: str) -> set[str]:
                memory.execute(change)
                return {aspect for (aspect,) in memory.execute("SELECT aspect FROM disagreements").fetchall()}

            yield after

    def test_none_if_all_say_the_same(self, aspects: Callable[[str], set[str]]) -> None:
        same = "reported_date = DATE '2031-05-06', reported_date_end = NULL, status = 'happened'"
        place = "place_id = 'plc_lunde', reported_place = 'Lunde'"
        assert aspects(f"UPDATE event_reports SET {same}, {place}") == set()

    def test_a_month_does_not_contradict_a_day_in_it(self, aspects: Callable[[str], set[str]]) -> None:
        month = "reported_date = DATE '2031-05-01', reported_date_end = DATE '2031-05-31', date_precision = 'month'"
        assert "date" not in aspects(f"UPDATE event_reports SET {month} WHERE article_id = 'art_courier'")

    def test_leaving_out_the_place_is_no_contradiction(self, aspects: Callable[[str], set[str]]) -> None:
        nowhere = "place_id = NULL, reported_place = NULL"
        assert "place" not in aspects(f"UPDATE event_reports SET {nowhere} WHERE article_id = 'art_courier'")

    def test_leaving_out_a_participant_is_no_contradiction(self, aspects: Callable[[str], set[str]]) -> None:
        absent = "actor_id = 'act_union' AND article_id = 'art_courier'"
        assert "participants" not in aspects(f"DELETE FROM report_participants WHERE {absent}")

    def test_another_participant_is_one(self, aspects: Callable[[str], set[str]]) -> None:
        other = "actor_id = 'act_union' AND article_id = 'art_courier'"
        assert "participants" in aspects(f"UPDATE report_participants SET actor_id = 'act_tveit' WHERE {other}")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_example_runs_and_says_what_it_answers(published: Path, path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.splitlines()[0].startswith("-- ")
    assert "?" in text.splitlines()[0]
    assert query(published, text).num_columns > 1


@pytest.mark.parametrize("path", [p for p in EXAMPLES if p.stem not in ("05_who_acts_on_whom", "11_health")])
def test_example_has_an_answer(published: Path, path: Path) -> None:
    assert query(published, path.read_text("utf-8")).num_rows > 0


class TestQuery:
    ANSWER = """
        SELECT * FROM (VALUES
            (1, 'Lunde, "the port"', ['a', 'b'], TIMESTAMP '2031-05-06 07:08:09', true),
            (20, NULL, NULL, NULL, NULL)
        ) AS t (n, place, tags, seen_at, ok)
    """

    def test_table(self, published: Path) -> None:
        assert written(query(published, self.ANSWER), "table").splitlines() == [
            " n  place              tags        seen_at              ok",
            "--  -----------------  ----------  -------------------  ----",
            ' 1  Lunde, "the port"  ["a", "b"]  2031-05-06 07:08:09  true',
            "20",
            "(2 rows)",
        ]

    def test_csv(self, published: Path) -> None:
        assert written(query(published, self.ANSWER), "csv").splitlines() == [
            '"n","place","tags","seen_at","ok"',
            '1,"Lunde, ""the port""","[""a"", ""b""]",2031-05-06 07:08:09.000000,true',
            "20,,,,",
        ]

    def test_json(self, published: Path) -> None:
        assert json.loads(written(query(published, self.ANSWER), "json")) == [
            {"n": 1, "place": 'Lunde, "the port"', "tags": ["a", "b"], "seen_at": "2031-05-06T07:08:09", "ok": True},
            {"n": 20, "place": None, "tags": None, "seen_at": None, "ok": None},
        ]

    def test_json_has_whole_numbers_for_sums(self, published: Path) -> None:
        assert json.loads(written(query(published, "SELECT sum(n) AS n FROM range(4) AS r (n)"), "json")) == [{"n": 6}]

    def test_parquet(self, published: Path) -> None:
        answer = query(published, self.ANSWER)
        stream = io.BytesIO()
        write(answer, "parquet", stream)
        assert pyarrow.parquet.read_table(stream).to_pylist() == answer.to_pylist()

    @pytest.mark.parametrize("format_", FORMATS)
    def test_no_rows(self, published: Path, format_: Format) -> None:
        stream = io.BytesIO()
        write(query(published, "SELECT quote_id, parts FROM quotes WHERE false"), format_, stream)
        assert stream.getvalue()

    def test_a_long_value_is_cut_in_the_table_only(self, published: Path) -> None:
        answer = query(published, "SELECT repeat('x', 200) AS long")
        assert "x" * 59 + "…" in written(answer, "table")
        assert "x" * 200 in written(answer, "csv")

    @pytest.mark.parametrize("sql", ["DELETE FROM quotes", "CREATE TABLE t (x INTEGER)", "DROP VIEW timeline"])
    def test_a_query_cannot_write(self, published: Path, sql: str) -> None:
        before = published.read_bytes()
        with pytest.raises(duckdb.Error, match="read-only"):
            query(published, sql)
        assert published.read_bytes() == before

    def test_nothing_published_yet(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError, match="dateline refresh"):
            query(tmp_path / "dateline.duckdb", "SELECT 1")

    def test_beside_another_connection_of_this_process(self, published: Path) -> None:
        with duckdb.connect(str(published), read_only=True):
            assert rows(published, "SELECT 1") == [(1,)]


def test_every_view_answers_in_the_columns_it_declares(published: Path) -> None:
    for view in declared().views:
        assert query(published, f"FROM {view.name}").column_names == [c.name for c in view.columns]
