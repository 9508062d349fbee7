"""Fetching from a real server on this machine's own address."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.document import Document
from dateline.errors import InputError, UnreachedError
from dateline.ingest import Meta, read_sources
from dateline.ingest.decoding import MAX_BYTES
from dateline.ingest.fetch import Visitor, fetch
from dateline.records import Issue

FEED = b"""<rss><channel><title>Post</title><item><title>Two die</title><link>/story</link></item>
<item><title>Closed</title><link>/closed/story</link></item></channel></rss>"""
STORY = b"<html><body><p>Troops shelled a market.</p><p>Seven died there.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """A small site: a story, redirects, a closed part, a page without end."""

    robots = 0

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            type(self).robots += 1
            self._answer(200, b"User-agent: *\nDisallow: /closed\nCrawl-delay: 3\n")
        elif self.path == "/feed":
            kept = self.headers["If-None-Match"] == '"v1"'
            self._answer(304 if kept else 200, b"" if kept else FEED, etag='"v1"')
        elif self.path == "/packed":
            self._answer(200, gzip.compress(STORY), packed="gzip")
        elif self.path == "/busy":
            self._answer(503, wait="120")
        elif self.path in ("/story", "/closed/story"):
            self._answer(200, STORY)
        elif self.path == "/moved":
            self._answer(301, location="/story")
        elif self.path == "/to-closed":
            self._answer(302, location=f"http://localhost:{self.server.server_port}/closed/story")  # type: ignore[attr-defined]
        elif self.path == "/round":
            self._answer(302, location="/round")
        elif self.path == "/to-file":
            self._answer(302, location="file:///etc/hostname")
        elif self.path == "/huge":
            self._huge()
        else:
            self._answer(404)

    def _answer(
        self, status: int, body: bytes = b"", *, location: str | None = None,
        etag: str | None = None, packed: str | None = None, wait: str | None = None,
    ) -> None:  # fmt: skip
        self.send_response(status)
        headers = {"Location": location, "ETag": etag, "Content-Encoding": packed,
                   "Retry-After": wait}  # fmt: skip
        for name, value in headers.items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(MAX_BYTES // 1_000_000 + 5):
                self.wfile.write(b"a" * 1_000_000)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched(site: str) -> None:
    assert fetch(f"{site}/story", allow_private=True) == (STORY, f"{site}/story")


def test_a_redirect_is_followed_to_its_end(site: str) -> None:
    assert fetch(f"{site}/moved", allow_private=True) == (STORY, f"{site}/story")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/closed/story", "robots.txt forbids it"),
        ("/to-closed", "robots.txt forbids it"),
        ("/round", "over 5 redirects"),
        ("/to-file", "not an http"),
        ("/huge", "over 20 MB"),
        ("/nothing", "the server answered 404"),
    ],
)
def test_what_is_refused(site: str, path: str, what: str) -> None:
    with pytest.raises(InputError, match=what):
        fetch(f"{site}{path}", allow_private=True)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "0.0.0.0",
     "[::ffff:127.0.0.1]", "2130706433", "0177.0.0.1", "224.0.0.1"],
)  # fmt: skip
def test_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(InputError) as told:
        fetch(f"http://{host}/story")
    assert str(told.value).startswith(f"http://{host}/story: a private address (")


def test_a_host_that_is_not_there_is_told_with_the_whole_address() -> None:
    with pytest.raises(UnreachedError) as told:
        fetch("http://nowhere.invalid/story")
    assert str(told.value).startswith("http://nowhere.invalid/story: no such host (")
    assert str(told.value).endswith("; check the address and the network")


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://a:b/", "http://exa mple/", "http://nowhere.invalid/"]
)
def test_a_broken_address_is_an_issue(url: str) -> None:
    (issue,) = read_sources([url], Meta(), allow_private=True)
    assert isinstance(issue, Issue)
    assert issue.cure


def test_an_address_gives_a_document(site: str) -> None:
    (document,) = read_sources([f"{site}/moved"], Meta(), allow_private=True)
    assert isinstance(document, Document)
    assert (document.url, document.name) == (f"{site}/story", f"{site}/moved")


def test_a_silent_port_is_an_issue() -> None:
    (issue,) = read_sources(["http://127.0.0.1:9/"], Meta(), allow_private=True)
    assert isinstance(issue, Issue)
    assert issue.what.startswith("can't be fetched")


def test_pages_of_one_host_are_asked_for_one_after_another(site: str) -> None:
    now, slept, asked = [0.0], [], Site.robots

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    visitor = Visitor(allow_private=True, clock=lambda: now[0], sleep=sleep)
    for _ in range(3):
        visitor.fetch(f"{site}/story")
    assert (slept, Site.robots - asked) == ([3.0, 3.0], 1)  # as its robots.txt asks


def test_what_did_not_change_is_not_sent_again(site: str) -> None:
    visitor = Visitor(allow_private=True, pause=0, sleep=lambda _: None)
    first = visitor.visit(f"{site}/feed")
    assert (first.status, first.etag, first.body) == (200, '"v1"', FEED)
    again = visitor.visit(f"{site}/feed", etag=first.etag)
    assert (again.status, again.body) == (304, b"")
    assert visitor.visit(f"{site}/busy").retry == 120


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/packed", allow_private=True)[0] == STORY


def test_an_address_may_be_a_feed(site: str) -> None:
    first, second = read_sources([f"{site}/feed"], Meta(), allow_private=True)
    assert isinstance(first, Document)
    assert (first.text, first.url, first.publisher) == ("Two die", f"{site}/story", "Post")
    assert isinstance(second, Document)


def test_the_pages_of_a_feed_are_fetched_where_that_is_allowed(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.ingest.fetch._LONGEST_PAUSE", 0.01)
    monkeypatch.setattr("dateline.ingest.fetch._PAUSE", 0.01)
    found = list(read_sources([f"{site}/feed"], Meta(), allow_private=True, pages=True))
    page, closed, headline = found
    assert isinstance(page, Document)
    assert "Seven died there." in page.text
    assert isinstance(closed, Issue)
    assert closed.what == "robots.txt forbids it"
    assert isinstance(headline, Document)
    assert headline.text == "Closed"
