"""A site of feeds on this machine's own address, whose feeds the tests change as they go."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

ENTRY = """<item><title>{title}</title><link>/{page}</link>
<pubDate>Tue, 04 Mar 2025 18:20:00 +0000</pubDate><description>{words}</description></item>"""


class Site:
    """Feeds and pages by path: what each holds, and who asked for what; status 0 is no answer."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.feeds: dict[str, list[tuple[str, str]]] = {}
        self.pages: dict[str, str] = {}
        self.down: dict[str, tuple[int, str | None]] = {}
        self.asked: list[tuple[str, int]] = []

    def url(self, path: str) -> str:
        """Return the address of a feed."""
        return f"{self.address}/{path}"

    def body(self, path: str) -> bytes:
        """Return a feed or a page as it is now."""
        if path in self.pages:
            return self.pages[path].encode()
        items = (
            ENTRY.format(title=title, page=title.replace(" ", "-"), words=words)
            for title, words in self.feeds[path]
        )
        channel = f"<title>The {path.title()}</title>{''.join(items)}"
        return f'<rss version="2.0"><channel>{channel}</channel></rss>'.encode()


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve feeds."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path[1:]
            known = path in served.feeds or path in served.pages
            status, retry = served.down.get(path, (200 if known else 404, None))
            if status == 0:  # the line breaks off before an answer
                served.asked.append((path, 0))
                return
            body = served.body(path) if status == 200 else b""
            etag = f'"{hash(body)}"'
            if status == 200 and self.headers["If-None-Match"] == etag:
                status, body = 304, b""
            if path != "robots.txt":
                served.asked.append((path, status))
            self.send_response(status)
            self.send_header("ETag", etag)
            if retry:
                self.send_header("Retry-After", retry)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()
    thread.join()
