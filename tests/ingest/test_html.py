"""Pages: the story, its times, its captions; bombs are refused."""

import pytest

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest import Meta
from dateline.ingest.html import read_html

PAGE = """<!doctype html><html><head>
<title>x</title>
<meta property="og:title" content="Shelling kills seven | Example News">
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2025-03-04T18:20:00+02:00">
<link rel="canonical" href="http://news.example/shelling">
{head}</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article>
<h1>Shelling kills seven</h1>
<figure><img src="a.jpg">
<figcaption>Smoke over Kasanga on Monday. (PHOTO / AP)</figcaption></figure>
<p>Government troops shelled a market in Kasanga on Monday, residents of the town said by phone.</p>
<p>The army denied it and said that rebels had fired the shells from the hills above the lake.</p>
<p>Aid workers counted at least seven bodies at the hospital, two of them of children.</p>
</article><footer>All rights reserved.</footer></body></html>"""
LINKED = """<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Seven die in shelling","datePublished":"2025-03-04T16:20:00Z",
"dateModified":"2025-03-04T17:00:00Z","publisher":{"@type":"Organization","name":"Example"}}]}
</script>"""


def read(page: str) -> Document:
    return read_html(page, Meta(), "page.html")


def test_a_page_gives_its_story_and_meta() -> None:
    document = read(PAGE.format(head=""))
    assert document.title == "Shelling kills seven"
    assert document.published == "2025-03-04T18:20+02:00"
    assert (document.publisher, document.url) == ("Example News", "http://news.example/shelling")
    assert "The army denied it" in document.text
    assert "Home" not in document.text


def test_json_ld_comes_before_tags() -> None:
    document = read(PAGE.format(head=LINKED))
    assert document.title == "Seven die in shelling"
    assert (document.published, document.updated) == (
        "2025-03-04T16:20+00:00",
        "2025-03-04T17:00+00:00",
    )
    assert document.publisher == "Example"


@pytest.mark.parametrize("broken", ["{", '{"@graph":' * 5000, "[[[[", "null", '"NewsArticle"'])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    script = f'<script type="application/ld+json">{broken}</script>'
    assert read(PAGE.replace("{head}", script)).published == "2025-03-04T18:20+02:00"


def test_a_figure_caption_is_a_caption_and_no_paragraph() -> None:
    document = read(PAGE.format(head=""))
    assert document.text.count("Smoke over Kasanga") == 1
    captions = [b for b in document.blocks if b.role == "caption"]
    assert [document.text[b.span.start : b.span.end] for b in captions] == [
        "Smoke over Kasanga on Monday."
    ]
    assert "AP" in document.credits


def test_a_time_element_dates_a_page_without_tags() -> None:
    page = '<html><body><time datetime="2025-03-04">today</time><p>Two died.</p></body></html>'
    assert read(page).published == "2025-03-04"


def test_a_page_of_two_paragraphs_is_read_whole() -> None:
    document = read("<html><body><h2>Raid</h2><p>Two died.</p><p>Three fled.</p></body></html>")
    assert "Two died." in document.text
    assert "Three fled." in document.text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 60_000 + "x",
        "<html><body></body></html>",
        "<html><script>alert(1)</script></html>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '" + "c" * 99 + "'>]><a>&b;&b;</a>",
    ],
)
def test_a_page_without_article_is_refused_or_read(page: str) -> None:
    try:
        text = read(page).text
    except InputError as wrong:
        text = str(wrong).removeprefix("page.html: ")
    assert text


def test_scripts_in_a_page_are_no_words() -> None:
    page = PAGE.format(head="").replace("<h1>", "<script>steal('x')</script><h1>")
    assert "steal" not in read(page).text


def test_a_page_of_links_and_forms_holds_no_article() -> None:
    page = (
        "<html><head><title>Login</title></head><body><nav><a href='/'>Home</a><a href='/w'>World"
        "</a></nav><form><input name=q></form><ul><li>Sign in</li><li>Help</li></ul></body></html>"
    )
    with pytest.raises(InputError, match="no article found on the page"):
        read(page)
