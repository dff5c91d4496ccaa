"""One capture in, one article out: the whole of `clean` on small pages of our own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipelines.cleaning import clean
from pipelines.records import UnreadableDocument

PAGE = """<!doctype html>
<html lang="en-GB">
<head>
  <title>Pier to be rebuilt in Lindhaven | Lindhaven Courier</title>
  <link rel="canonical" href="https://courier.example/harbour/pier?utm_source=feed">
  <meta property="og:site_name" content="Lindhaven Courier">
  <meta property="article:section" content="Harbour">
  <meta property="article:tag" content="Pier">
  <script type="application/ld+json">
    {"@type": "NewsArticle", "headline": "Pier to be rebuilt in Lindhaven",
     "datePublished": "2021-03-09T08:00:00+01:00", "dateModified": "2021-03-09T11:30:00+01:00",
     "author": {"@type": "Person", "name": "Ada Novak"}}
  </script>
</head>
<body>
  <nav><a href="/">Home</a> <a href="/harbour">Harbour</a> <a href="/sport">Sport</a></nav>
  <article>
    <h1>Pier to be rebuilt in Lindhaven</h1>
    <p class="standfirst">Storm damage will cost the town nine million crowns</p>
    <p class="byline">By Ada Novak</p>
    <p>LISBON (Reuters) — The harbour council of Lindhaven decided on Monday to rebuild the pier that a storm took away
       last autumn, after nine hours of talks.</p>
    <p>“We could not leave the ferry without a place to land,” said the mayor, Tomas Berg, after the meeting.</p>
    <p>The work will begin in May and is to be finished before the storms of the next autumn, the council said.</p>
  </article>
  <footer><p>© 2021 Lindhaven Courier. All rights reserved.</p></footer>
</body>
</html>
"""


def test_an_html_page_becomes_an_article() -> None:
    captured = datetime(2021, 3, 10, 6, 0, tzinfo=UTC)
    article = clean(PAGE.encode(), "pier.html", captured_at=captured)
    assert article.title == "Pier to be rebuilt in Lindhaven"
    assert article.subtitle == "Storm damage will cost the town nine million crowns"
    assert article.byline == ("Ada Novak",)
    assert article.source_name == "Lindhaven Courier"
    assert article.url == "https://courier.example/harbour/pier"
    assert (article.section, article.tags, article.language) == ("Harbour", ("Pier",), "en")
    assert (article.published_at, article.published_basis) == ("2021-03-09T08:00:00+01:00", "json_ld")
    assert article.updated_at == "2021-03-09T11:30:00+01:00"
    assert article.captured_at == "2021-03-10T06:00:00+00:00"
    assert (article.dateline_place, article.agency, article.access) == ("Lisbon", "Reuters", "full")
    assert article.body.endswith("before the storms of the next autumn, the council said.")
    assert "rights reserved" not in article.body


def test_the_form_of_the_name_does_not_matter_when_the_bytes_tell() -> None:
    assert clean(PAGE.encode(), "pier.txt") == clean(PAGE.encode(), "pier.html")


def test_the_encoding_does_not_matter() -> None:
    assert clean(PAGE.encode("utf-16"), "pier.html") == clean(PAGE.encode(), "pier.html")


def test_a_plain_text_capture_becomes_an_article() -> None:
    text = (
        "Pier to be rebuilt in Lindhaven\n\nBERLIN (dpa) - The harbour council of Lindhaven has decided to rebuild"
        " the pier that a storm took away last autumn.\n\nThe work will begin in May and is to be finished before the"
        " storms of the next autumn, the council said on Monday evening.\n"
    )
    article = clean(text.encode(), "pier.txt", url="https://courier.example/pier?fbclid=1")
    assert article.title == "Pier to be rebuilt in Lindhaven"
    assert (article.dateline_place, article.agency, article.language) == ("Berlin", "dpa", "en")
    assert article.url == "https://courier.example/pier"
    assert article.captured_at is None


@pytest.mark.parametrize(
    "raw",
    [
        b"<!doctype html><html><body><h1>404</h1><p>Page not found</p></body></html>",
        b"<!doctype html><html><body><nav><a href=/a>Politics</a><a href=/b>Sport</a></nav></body></html>",
        b"<!doctype html><html><head><script>render()</script></head><body><div id=root></div></body></html>",
        b"Home\nPolitics\nSport\n",
    ],
)
def test_a_page_without_an_article_is_refused_with_what_to_do(raw: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"no article on the page.*capture the article's own page"):
        clean(raw, "capture")


def test_a_preview_is_flagged_and_keeps_what_it_has() -> None:
    prompt = "<p class=paywall>Subscribe to read the full story.</p>"
    cut = PAGE.replace(", the council said.</p>", f", the coun...</p>{prompt}")
    article = clean(cut.encode(), "pier.html")
    assert article.access == "preview"
    assert "Subscribe" not in article.body


def test_an_agency_in_brackets_at_the_end_of_a_page_is_a_credit_and_leaves_the_body() -> None:
    article = clean(
        PAGE.replace("the council said.</p>", "the council said. (AFP)</p>").replace("(Reuters)", "").encode(), ""
    )
    assert article.agency == "AFP"
    assert article.body.endswith("before the storms of the next autumn, the council said.")
