"""Feeds: each entry a document with its title, time, address, publisher and words."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from dateline.document import Document
from dateline.errors import InputError
from dateline.ingest import Meta, read_sources
from dateline.ingest.feed import read_feed
from dateline.ingest.mending import MAX_ENTRIES
from dateline.records import Issue

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Kasanga Post</title><link>http://post.example/</link>
{}
</channel></rss>"""
ITEM = """<item><title>Shelling kills two &amp; wounds four</title>
<link>http://post.example/1</link><guid>p1</guid>
<pubDate>Tue, 04 Mar 2025 18:20:00 +0300</pubDate>
<description>&lt;p&gt;Troops shelled a market.&lt;/p&gt;&lt;p&gt;Two died.&lt;/p&gt;</description>
</item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>
<entry><title>Two die</title><id>tag:1</id><link href="/a/2"/>
<updated>2025-03-04T18:20:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Troops <b>shelled</b> a market.
</p><figure><figcaption>A market in Goma.</figcaption></figure></div></content></entry></feed>"""


def read(
    text: str, *, url: str | None = None, publisher: str | None = None
) -> tuple[list[Document], list[Issue]]:
    meta = Meta(name="feed", url=url, publisher=publisher)
    found = list(read_feed(text, meta, "feed.xml"))
    issues = [f for f in found if isinstance(f, Issue)]
    return [f for f in found if isinstance(f, Document)], issues


def test_an_entry_is_a_document() -> None:
    (document,), issues = read(RSS.format(ITEM))
    assert issues == []
    assert document.text == (
        "Shelling kills two & wounds four\n\nTroops shelled a market.\n\nTwo died."
    )
    assert document.title == "Shelling kills two & wounds four"
    assert (document.published, document.publisher) == (
        "2025-03-04T18:20+03:00",
        "The Kasanga Post",
    )
    assert (document.url, document.name) == ("http://post.example/1", "http://post.example/1")


def test_atom_gives_its_content_its_change_and_whole_addresses() -> None:
    (document,), issues = read(ATOM, url="http://post.example/feed")
    assert issues == []
    assert "Troops shelled a market." in document.text
    assert document.published == document.updated == "2025-03-04T18:20+00:00"
    assert document.url == "http://post.example/a/2"
    assert [b.role for b in document.blocks][-1] == "caption"


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The &lt;b&gt;Old&lt;/b&gt; Post</title></channel>
<item><title>Two die</title><link>http://x.example/1</link><dc:date>2025-03-04T18:20+08:00</dc:date>
<description>&lt;p&gt;Troops shelled a market.&lt;/p&gt;&lt;p&gt;The post &lt;a href="x"&gt;Two
die&lt;/a&gt; appeared first on &lt;a&gt;Old Post&lt;/a&gt;.&lt;/p&gt;</description></item>
</rdf:RDF>"""


def test_an_old_feed_and_the_line_that_feeds_add_to_a_story() -> None:
    (document,), issues = read(RDF)
    assert issues == []
    assert (document.publisher, document.published) == ("The Old Post", "2025-03-04T18:20+08:00")
    assert [b.role for b in document.blocks] == ["title", "lead", "boilerplate"]


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Tue, 04 Mar 2025 18:20:00 GMT", "2025-03-04T18:20+00:00"),
        ("Tue, 4 Mar 25 18:20 EST", "2025-03-04T23:20+00:00"),
        ("2025-03-04T18:20:00+08:00", "2025-03-04T18:20+08:00"),
        ("2025-03-04", "2025-03-04"),
        ("last week", None),
    ],
)
def test_a_date_keeps_its_zone(date: str, iso: str | None) -> None:
    item = ITEM.replace("Tue, 04 Mar 2025 18:20:00 +0300", date)
    assert read(RSS.format(item))[0][0].published == iso


def test_the_longest_words_are_taken_and_a_title_alone_is_read() -> None:
    whole = "<content:encoded><![CDATA[<p>Troops shelled a market in Goma on Monday, killing two "
    item = ITEM.replace("</item>", f"{whole}people there.</p>]]></content:encoded></item>")
    (document, headline), issues = read(RSS.format(item + "<item><title>Two die</title></item>"))
    assert issues == []
    assert "in Goma on Monday" in document.text
    assert (headline.text, headline.url, headline.name) == ("Two die", None, "feed:2")


def test_an_entry_of_another_publisher_keeps_its_name() -> None:
    item = ITEM.replace("</item>", '<source url="http://w.example/">The Wire</source></item>')
    assert read(RSS.format(item))[0][0].publisher == "The Wire"
    assert read(RSS.replace("The Kasanga Post", "").format(ITEM), publisher="Mine")[0][
        0
    ].publisher == ("Mine")


def test_a_link_that_is_no_page_is_no_address() -> None:
    item = ITEM.replace("http://post.example/1", "javascript:alert(1)")
    assert read(RSS.format(item))[0][0].url is None


@pytest.mark.parametrize(
    "broken",
    [
        ITEM.replace("&amp;", "&"),
        ITEM.replace("two &amp; wounds", "two&nbsp;&amp;&nbsp;wounds"),
        ITEM.replace("wounds", "wounds\x0b"),
        ITEM.replace("<guid>p1</guid>", "<dc:creator>x</dc:creator>"),
    ],
)
def test_common_faults_are_mended(broken: str) -> None:
    (document,), issues = read(RSS.format(broken))
    assert (document.title, issues) == ("Shelling kills two & wounds four", [])


def test_bare_markup_and_a_feed_cut_short_lose_no_other_entry() -> None:
    bare = (
        ITEM.replace("&lt;p&gt;", "<p>")
        .replace("&lt;/p&gt;", "<br>")
        .replace("post.example/1", "x/2")
    )
    text = RSS.format(ITEM + bare + ITEM)
    for whole in (text, text[: text.index("died.", text.index("x/2") + 200)]):
        documents, (issue,) = read(whole)
        assert documents[0].text.endswith("Troops shelled a market.\n\nTwo died.")
        assert "Two died." in documents[1].text
        assert len(documents) == 3
        assert (issue.where, issue.what.startswith("broken as XML")) == ("feed.xml", True)


def test_an_empty_entry_is_an_issue_and_the_rest_is_read() -> None:
    documents, (issue,) = read(RSS.format("<item><guid>x</guid></item>" + ITEM))
    assert len(documents) == 1
    assert (issue.where, issue.what) == ("feed.xml entry 1", "neither words nor a title")


def test_entities_of_a_feed_are_not_unfolded() -> None:
    declared = (
        '<!DOCTYPE r [<!ENTITY a "{}"><!ENTITY b "{}"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    bomb = declared.format("ha" * 500, "&a;" * 10_000)
    text = RSS.format(ITEM.replace("wounds", "&b; &f; wounds"))
    (document,), _ = read(text.replace("<rss", bomb + "<rss"))
    assert document.title == "Shelling kills two & &b; &f; wounds four"


@pytest.mark.parametrize(
    "piece", ["<", "<a>", "<item>", '<a b="', "<![CDATA[", "<!--", "&x;", "<p:a>"]
)
def test_markup_made_to_break_parsers_takes_seconds(piece: str) -> None:
    began = time.process_time()
    with suppress(InputError):
        read(RSS.format(ITEM + piece * (200_000 // len(piece))))
    assert time.process_time() - began < 10


def test_too_many_entries_and_too_large_a_feed_are_told() -> None:
    item = "<item><title>Two die</title></item>"
    documents, (issue,) = read(RSS.format(item * (MAX_ENTRIES + 1)))
    assert (len(documents), "of which the first 10,000 were read" in issue.what) == (10_000, True)
    with pytest.raises(InputError, match="over 5 MB"):
        read(RSS.format(" " * 5_000_000))


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt", "feed"])
def test_a_feed_is_known_by_what_it_holds(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf<!-- ours -->" + RSS.format(ITEM)[21:].encode())
    (document,) = read_sources([str(path)], Meta())
    assert isinstance(document, Document)
    assert document.publisher == "The Kasanga Post"


def test_the_encoding_that_a_feed_names_is_no_guess(tmp_path: Path) -> None:
    text = RSS.format(ITEM.replace("market", "marché")).replace("?>", ' encoding="iso-8859-1"?>')
    (tmp_path / "f.xml").write_bytes(text.encode("iso-8859-1"))
    (document,) = read_sources([str(tmp_path / "f.xml")], Meta())
    assert isinstance(document, Document)
    assert "a marché" in document.text


def test_a_fault_of_the_parser_is_an_error_that_can_be_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr("feedparser.parse", broken)
    with pytest.raises(InputError, match="a feed that can't be read"):
        read(RSS.format(ITEM))


def test_pages_are_read_in_the_place_of_entries() -> None:
    page = (
        b"<html><body><p>Troops shelled a market in Goma.</p><p>Two people died.</p></body></html>"
    )
    found = list(read_feed(RSS.format(ITEM), Meta(), "f", pages=lambda url: (page, f"{url}?long")))
    (document,) = found
    assert isinstance(document, Document)
    assert "market in Goma" in document.text
    assert (document.url, document.published) == (
        "http://post.example/1?long",
        "2025-03-04T18:20+03:00",
    )


def test_the_words_of_an_entry_are_read_where_its_page_is_not_there() -> None:
    def gone(url: str) -> tuple[bytes, str]:
        raise InputError(f"{url}: the server answered 404; check the address")

    issue, document = read_feed(RSS.format(ITEM), Meta(), "f", pages=gone)
    assert isinstance(issue, Issue)
    assert issue.cure == "check the address; the feed's own words were read"
    assert isinstance(document, Document)
    assert "Two died." in document.text
