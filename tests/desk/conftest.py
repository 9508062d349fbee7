"""A desk to test: a library of an article coded by hand, served on loopback."""

import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dateline.desk.app import create_app
from dateline.desk.bundling import STATIC
from dateline.desk.library import Library
from dateline.desk.security import Keys
from dateline.document import Document
from dateline.records import Coding
from dateline.store import Maker

expect.set_options(timeout=20_000)
"""Milliseconds that a page may take on a busy machine."""
MAKER = Maker("0", "codebook", "model")
Coded = tuple[Document, Coding]
_QUIET = "Failed to load resource: the server responded with a status of 40"
"""What Chromium says of each answer that a test asks for on purpose."""


@pytest.fixture(scope="session")
def bundled() -> None:
    """Skip where the scripts and the map were not built."""
    if not (STATIC / "manifest.json").exists():
        pytest.skip("the desk was not bundled here: run make desk")


@contextmanager
def serving(library: Library, **settings: Any) -> Iterator[str]:
    """Serve a library on a free port of loopback; give the address."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    hosts = settings.pop("hosts", ("127.0.0.1", "localhost"))
    app = create_app(library, hosts=hosts, **settings)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        sock.close()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """Return a function that gives a library with these codings in it."""
    library = Library(tmp_path / "a.db", create=True)

    def fill(*coded: Coded, maker: Maker = MAKER) -> Library:
        run = library.store.start_run(maker)
        for document, coding in coded:
            library.store.save(document, coding, run=run, maker=maker)
        library.refresh()
        return library

    yield fill
    library.close()


@pytest.fixture
def library(filled: Callable[..., Library], coded: Coded) -> Library:
    """Return a library with the article coded by hand."""
    return filled(coded)


@pytest.fixture(name="serving")
def given_serving(bundled: None) -> Callable[..., AbstractContextManager[str]]:
    """Return `serving`, for a test that serves in its own way."""
    return serving


@pytest.fixture
def address(library: Library, bundled: None) -> Iterator[str]:
    """Return the address of a desk over the library."""
    with serving(library) as where:
        yield where


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """Return a client of the desk that takes pages, as a browser does."""
    with httpx.Client(base_url=address, headers={"accept": "text/html"}) as client:
        yield client


@pytest.fixture
def decide(client: httpx.Client) -> Callable[..., httpx.Response]:
    """Return a function that makes a decision as a page of the desk does."""
    page = client.get("/review").text
    token = re.search(r'name="csrf" content="(\w+)"', page)
    assert token

    def post(
        kind: str, *, by: str = "Ada", seen: int | None = None, **rest: object
    ) -> httpx.Response:
        newest = client.get("/api/judgements").json()["newest"] if seen is None else seen
        body = {"kind": kind, "by": by, "seen": newest, "why": "as the hospital says", **rest}
        return client.post("/api/judgements", json=body, headers={"x-csrf-token": token[1]})

    return post


@pytest.fixture
def guarded(library: Library, bundled: None) -> Iterator[Callable[..., httpx.Client]]:
    """Return a function that gives a client of the same desk behind a password."""
    clients: list[httpx.Client] = []
    with serving(library, keys=Keys.new("open sesame"), local=False) as where:

        def new(**headers: str) -> httpx.Client:
            clients.append(httpx.Client(base_url=where, headers=headers))
            return clients[-1]

        yield new
        for client in clients:
            client.close()


@pytest.fixture(scope="session")
def browser(bundled: None) -> Iterator[Browser]:
    """Return Chromium as the machine has it; skip where it has none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium here: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
                  "--enable-unsafe-swiftshader"],
        )  # fmt: skip
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return a page on the desk; what the console complains of fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    yield page
    context.close()
    assert [w for w in wrong if not w.startswith(_QUIET)] == []
