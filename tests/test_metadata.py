"""The particulars of an HTML page: what it declares and what it shows, checked against one another."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from pipelines.cleaning.byline_words import split_byline
from pipelines.cleaning.bylines import find_signature
from pipelines.cleaning.datelines import find_dateline_place
from pipelines.cleaning.languages import find_language
from pipelines.cleaning.markup import parse_html
from pipelines.cleaning.metadata import Metadata, read_metadata
from pipelines.cleaning.outlets import agency_named, find_agency, find_source_name, outlet_of_domain
from pipelines.cleaning.urls import clean_url
from pipelines.reference import seed_rows

PROSE = "<p>" + "The harbour council met on Monday to talk about the new pier and its cost. " * 4 + "</p>"


def read(body: str, head: str = "", json_ld: object = None, lang: str = "en", **known: datetime | str) -> Metadata:
    script = f'<script type="application/ld+json">{json.dumps(json_ld)}</script>' if json_ld else ""
    page = f'<!doctype html><html lang="{lang}"><head>{head}{script}</head><body>{body}{PROSE * 5}</body></html>'
    return read_metadata(parse_html(page), **known)  # type: ignore[arg-type]


def meta(**tags: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in tags.items())


class TestTitle:
    @pytest.mark.parametrize(
        ("h1", "declared"),
        [
            ("Pier to be rebuilt in Lindhaven", "Pier to be rebuilt in Lindhaven"),
            ("Pier to be rebuilt in Lindhaven", "Pier to be rebuilt in Lindhaven | Lindhaven Courier"),
            ("Pier to be rebuilt in Lindhaven", "Lindhaven Courier - Pier to be rebuilt in Lindhaven"),
            ("Harbour: Pier to be rebuilt in Lindhaven", "Pier to be rebuilt in Lindhaven"),
            ("Harbour <b>Pier to be rebuilt in Lindhaven</b>", "Pier to be rebuilt in Lindhaven"),
            ("Harbour news - Pier to be rebuilt in Lindhaven", "After the storm: Pier to be rebuilt in Lindhaven"),
            ("Lindhaven Courier", "Pier to be rebuilt in Lindhaven"),
            ("", "Pier to be rebuilt in Lindhaven | Lindhaven Courier"),
            ("Menu", "Pier to be rebuilt in Lindhaven"),
        ],
    )
    def test_shown_and_declared_agree_on_it(self, h1: str, declared: str) -> None:
        head = meta(og__title=declared, og__site_name="Lindhaven Courier")
        assert read(f"<h1>{h1}</h1>", head).title == "Pier to be rebuilt in Lindhaven"

    def test_a_shown_headline_wins_over_one_written_for_search_engines(self) -> None:
        page = read("<h1>Lindhaven gets its pier back</h1>", meta(og__title="Lindhaven pier: council gets money back"))
        assert page.title == "Lindhaven gets its pier back"

    def test_a_headline_cut_for_search_engines_is_made_whole(self) -> None:
        whole = "Council of Lindhaven agrees after nine hours to rebuild the pier that a storm took, at a high price"
        assert read("", meta(og__title=whole), {"@type": "NewsArticle", "headline": whole[:100]}).title == whole

    def test_entities_and_spaces_are_cleaned(self) -> None:
        assert read("<h1>Fish &amp; chips\u00a0\u200b in  Lindhaven</h1>").title == "Fish & chips in Lindhaven"


class TestDate:
    H1 = "<h1>Pier to be rebuilt in Lindhaven</h1>"

    @pytest.mark.parametrize(
        ("head", "body", "json_ld", "expected", "basis"),
        [
            ("", "", {"@type": "NewsArticle", "datePublished": "2021-03-09"}, "2021-03-09", "json_ld"),
            (meta(article__published_time="2021-03-09 08:00"), "", None, "2021-03-09T08:00:00", "meta"),
            ("", '<p><time datetime="2021-03-09T08:00">9 March</time></p>', None, "2021-03-09T08:00:00", "time_tag"),
            ("", "<p>By Ada Novak | 9 March 2021</p>", None, "2021-03-09", "printed"),
            (meta(og__url="https://courier.example/2021/03/09/pier.html"), "", None, "2021-03-09", "url"),
            ("", "<script>var page = {\"publishedAt\": \"2021-03-09 08:00\"}</script>", None, "2021-03-09", "script"),
            ("", "<p>Updated: 9 March 2021</p>", None, "2021-03-09", "printed_update"),
        ],
    )  # fmt: skip
    def test_where_it_comes_from(self, head: str, body: str, json_ld: object, expected: str, basis: str) -> None:
        page = read(self.H1 + body, head, json_ld)
        assert (page.published_at, page.published_basis) == (expected, basis)

    def test_an_update_is_not_the_publication(self) -> None:
        page = read(self.H1 + "<p>9 March 2021 · Updated 11 March 2021</p>")
        assert (page.published_at, page.updated_at) == ("2021-03-09", "2021-03-11")

    def test_the_printed_day_corrects_a_moment_in_utc(self) -> None:
        page = read(self.H1 + "<p>March 9, 2021</p>", meta(article__published_time="2021-03-10T03:30:00Z"))
        assert page.published_at == "2021-03-09"

    def test_a_moment_in_its_own_zone_is_kept(self) -> None:
        page = read(self.H1 + "<p>March 10, 2021</p>", meta(article__published_time="2021-03-09T23:30:00-05:00"))
        assert page.published_at == "2021-03-09T23:30:00-05:00"

    @pytest.mark.parametrize("body", ["", "<p>March 2021</p>", "<p>12/01/2021</p>", "<p>Copyright 1 January 2021</p>"])
    def test_unknown_rather_than_wrong(self, body: str) -> None:
        assert read(self.H1 + body).published_at is None

    def test_the_region_of_english_decides_a_numeric_date(self) -> None:
        assert read(self.H1 + "<p>12/01/2021</p>", lang="en-GB").published_at == "2021-01-12"

    def test_dates_of_other_articles_do_not_count(self) -> None:
        teasers = "<ul><li class=date>1 May 2020</li><li class=date>2 May 2020</li></ul>"
        assert read(self.H1 + PROSE * 5 + teasers).published_at is None

    def test_a_date_after_the_capture_is_not_believed(self) -> None:
        head = meta(article__published_time="2031-03-09T08:00:00Z")
        assert read(self.H1, head, captured_at=datetime(2021, 3, 10, tzinfo=UTC)).published_at is None


class TestByline:
    H1 = "<h1>Pier to be rebuilt in Lindhaven</h1>"

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("By Ada Novak", ["Ada Novak"]),
            ("Von Ada Novak und Jan Peeters", ["Ada Novak", "Jan Peeters"]),
            ("Ada Novak, Jan Peeters & Mia Lund", ["Ada Novak", "Jan Peeters", "Mia Lund"]),
            ("Ada Novak, Senior Political Editor", ["Ada Novak"]),
            ("Ada Novak | Lindhaven Courier", ["Ada Novak"]),
            ("Ada Novak, MD, PhD", ["Ada Novak"]),
            ("By Ada Novak, lindhaven.example", ["Ada Novak"]),
            ("Courier Editorial Team", ["Courier Editorial Team"]),
            ("Martin Luther King, Jr.", ["Martin Luther King, Jr"]),
            ("https://social.example/ada", []),
            ("admin", []),
            ("ada@courier.example", []),
            ("12345", []),
            ("", []),
        ],
    )
    def test_the_names_in_a_byline(self, text: str, names: list[str]) -> None:
        assert list(split_byline(text, {"lindhaven courier", "lindhaven example"})) == names

    @pytest.mark.parametrize(
        "author",
        [
            "Ada Novak",
            ["Ada Novak"],
            {"@type": "Person", "name": "Ada Novak"},
            [{"@type": "Person", "name": "Ada Novak"}, {"@type": "Person", "name": "ADA NOVAK"}],
            {"@id": "#ada"},
        ],
    )
    def test_json_ld_names_the_author_in_many_forms(self, author: object) -> None:
        graph = [{"@type": "NewsArticle", "author": author}, {"@type": "Person", "@id": "#ada", "name": "Ada Novak"}]
        assert read(self.H1, json_ld={"@graph": graph}).byline == ("Ada Novak",)

    @pytest.mark.parametrize(
        "printed",
        [
            "<p>By Ada Novak</p>",
            "<p class=byline>Ada Novak, 9 March 2021</p>",
            "<p><span class=author>Ada Novak</span><span class=role>Chief reporter</span></p>",
            "<p>Ada Novak / Published: 9 March 2021</p>",
            "<p>By<a rel=author href=/ada>Ada Novak</a></p>",
        ],
    )
    def test_it_is_read_where_it_is_printed(self, printed: str) -> None:
        assert read(self.H1 + printed).byline == ("Ada Novak",)

    def test_a_printed_name_is_better_than_the_site(self) -> None:
        json_ld = {"@type": "NewsArticle", "author": "Lindhaven Courier"}
        head = meta(og__site_name="Lindhaven Courier")
        assert read(self.H1 + "<p>By Ada Novak</p>", head, json_ld).byline == ("Ada Novak",)
        assert read(self.H1, head, json_ld).byline == ("Lindhaven Courier",)

    def test_names_of_commenters_and_of_running_text_do_not_count(self) -> None:
        comment = "<div class=comment-author>Ada Novak</div>"
        assert read(self.H1 + "<p>By Monday the pier was gone, and with it the summer.</p>" + comment).byline == ()

    def test_a_signature_elsewhere_on_the_page(self) -> None:
        assert find_signature(["Share", "Written by Ada Novak", "Written by a machine"]) == ("Ada Novak",)

    def test_a_name_alone_near_the_end_signs_unless_there_are_several(self) -> None:
        assert find_signature(["More news", "Maria Novak", "Share", "The talks go on."]) == ("Maria Novak",)
        assert find_signature(["Maria Novak", "Peter Weber", "The talks go on."]) == ()
        assert find_signature(["Maria Novak", *["More news"] * 8]) == ()


class TestOtherParticulars:
    def test_json_ld_in_disrepair_is_mended(self) -> None:
        broken = '<!-- {"@type": "NewsArticle",\n "headline": "Pier to be\nrebuilt", "keywords": ["pier", "sea",],} -->'
        page = read("", f'<script type="application/ld+json">{broken}</script>')
        assert (page.title, page.tags) == ("Pier to be rebuilt", ("pier", "sea"))

    def test_json_ld_beyond_repair_is_left_out(self) -> None:
        broken = '<script type="application/ld+json">{{{"</script>'
        assert read("<h1>Pier to be rebuilt</h1>", broken).title == "Pier to be rebuilt"

    def test_related_articles_in_json_ld_are_not_this_one(self) -> None:
        related = {"@type": "NewsArticle", "headline": "Ferry late again", "author": "Jan Peeters"}
        page = read("", json_ld={"@type": "NewsArticle", "headline": "Pier to be rebuilt", "mentions": [related]})
        assert (page.title, page.byline) == ("Pier to be rebuilt", ())

    def test_section_and_tags(self) -> None:
        head = meta(article__section="Harbour &amp; Sea", article__tag="Pier", keywords="pier, Storm")
        page = read("", head)
        assert (page.section, page.tags) == ("Harbour & Sea", ("Pier", "Storm"))

    @pytest.mark.parametrize(
        "deck",
        ["<p class=standfirst>{}</p>", "<h2 class=subtitle>{}</h2>", "<p>{}</p><p class=byline>By Ada Novak</p>"],
    )
    def test_a_deck_is_marked_or_is_the_description_above_the_byline(self, deck: str) -> None:
        text = "Storm damage will cost the town nine million crowns"
        assert read("<h1>Pier to be rebuilt</h1>" + deck.format(text), meta(og__description=text)).subtitle == text

    def test_the_first_paragraph_is_no_deck(self) -> None:
        text = "Storm damage will cost the town nine million crowns, the council said."
        body = f"<h1>Pier to be rebuilt</h1><p class=byline>By Ada Novak</p><p>{text}</p>"
        assert read(body, meta(og__description=text)).subtitle is None

    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("https://Courier.example/a?utm_source=x&id=7&fbclid=1#top", "https://courier.example/a?id=7"),
            ("https://courier.example/", None),
            ("/a/b", None),
            ("javascript:void(0)", None),
            ("https://[broken", None),
        ],
    )
    def test_an_address_without_its_tracking(self, url: str, expected: str | None) -> None:
        assert clean_url(url) == expected

    def test_the_address_is_the_pages_own_then_that_of_the_capture(self) -> None:
        canonical = '<link rel="canonical" href="https://courier.example/pier">'
        assert read("", canonical, url="https://mirror.example/x").url == "https://courier.example/pier"
        assert read("", url="https://mirror.example/x?utm_medium=y").url == "https://mirror.example/x"

    def test_declared_length_and_withheld_text(self) -> None:
        part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}
        json_ld = {"@type": "NewsArticle", "wordCount": "1200", "hasPart": part}
        assert read("<div class=paid></div>", json_ld=json_ld).withholds_text
        assert not read(f"<div class=paid>{PROSE * 3}</div>", json_ld=json_ld).withholds_text
        assert read("", json_ld=json_ld).declared_words == 1200


class TestOutlets:
    def test_the_list_of_sources_is_sound(self) -> None:
        rows = seed_rows("sources")
        countries = {row["alpha3"] for row in seed_rows("countries")}
        assert len({row["domain"] for row in rows}) == len(rows)
        for row in rows:
            assert row["name"] and "." in row["domain"] and row["kind"] in ("outlet", "agency"), row
            assert row["country"] in countries and len(row["language"]) == 2, row

    def test_a_known_domain_names_the_outlet(self) -> None:
        assert find_source_name("https://www.bbc.co.uk/news/1", ["BBC"]) == "BBC News"
        assert find_source_name("https://courier.example/1", ["Lindhaven Courier"]) == "Lindhaven Courier"
        outlet = outlet_of_domain("edition.cnn.com")
        assert outlet is not None
        assert (outlet.name, outlet.country) == ("CNN", "USA")
        assert outlet_of_domain("com") is None

    @pytest.mark.parametrize(
        ("first", "last", "byline", "agency"),
        [
            ("LINDHAVEN (Reuters) - The council met.", "It will meet again.", (), "Reuters"),
            ("The council met.", "It will meet again. (AFP)", (), "AFP"),
            ("The council met.", "dpa", (), "dpa"),
            ("The council met.", "It will meet again.", ("The Associated Press",), "AP"),
            ("The council met reporters (AFP was there first).", "It will meet again.", (), None),
            ("The council met.", "It will meet again (on Monday).", ("Ada Novak",), None),
        ],
    )
    def test_the_agency_of_a_dateline_a_credit_or_a_byline(
        self, first: str, last: str, byline: tuple[str, ...], agency: str | None
    ) -> None:
        assert find_agency((first, last), byline) == agency

    def test_an_agency_beside_another_name(self) -> None:
        assert agency_named("Courier/AFP") == "AFP"
        assert agency_named("Courier") is None

    @pytest.mark.parametrize(
        ("opening", "place"),
        [
            ("KYIV, 12 Jan (Reuters) — The council met.", "Kyiv"),
            ("KYIV (AP) — The council met.", "Kyiv"),
            ("Berlin (dpa) - Der Rat hat getagt.", "Berlin"),
            ("ATLANTA -- The council met.", "Atlanta"),
            ("PARIS/BRUSSELS, March 3 (Reuters) - The council met.", "Paris"),
            ("LINDHAVEN (AFP) – The council met.", "Lindhaven"),
            ("BREAKING — The council met.", None),
            ("Berlin is a city — and a state.", None),
            ("The council met in Berlin (dpa) - twice.", None),
        ],
    )
    def test_the_place_of_filing(self, opening: str, place: str | None) -> None:
        assert find_dateline_place([opening]) == find_dateline_place(["A deck", opening]) == place

    def test_the_place_after_the_name(self) -> None:
        assert find_dateline_place(["The council met."], "by Ada Novak, Brussels,") == "Brussels"


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("The council of the town has decided that the pier will be rebuilt by the end of the next year", "en"),
            ("Der Rat der Stadt hat am Montag beschlossen, dass die Mole bis zum Ende des Jahres gebaut wird.", "de"),
            ("Le conseil de la ville a décidé que la jetée sera reconstruite pour les pêcheurs et le port.", "fr"),
            ("Rada zdecydowała, że molo będzie odbudowane do roku, ale nie jest to pewne i się może zmienić.", "pl"),
            ("Совет города решил, что пирс будет восстановлен до конца года, но это не всё и не для всех.", "ru"),
            ("市議会は月曜日に来年度の予算を可決した。", "ja"),
            ("市议会星期一通过了明年的预算。", "zh"),
            ("시의회는 월요일에 내년 예산을 통과시켰다.", "ko"),
        ],
    )  # fmt: skip
    def test_the_words_tell_it(self, text: str, language: str) -> None:
        assert find_language(text) == find_language(text, "xx") == language

    def test_a_wrong_declaration_is_overruled_and_a_right_one_kept_for_short_text(self) -> None:
        german = "Der Rat der Stadt hat am Montag beschlossen, dass die Mole bis zum Ende des Jahres gebaut wird. " * 3
        assert find_language(german, "en-US") == "de"
        assert find_language("Pier 7", "nb-NO") == "no"
        assert find_language("Pier 7") is None
