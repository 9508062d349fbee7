"""Photographs each page of the desk at 1440 and 390 pixels, some of them in dark too.

    python tests/desk/screenshots.py dateline.db build/screenshots

Look at them as a designer would: that is what they are for.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import msgspec
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = ((1440, 900), (390, 844))
DARK = ("incidents", "incident", "article")
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader"]


def pages(base: str) -> dict[str, str]:
    """Return the pages by name; those of single things show the fullest there are."""

    def asked(path: str) -> list[dict[str, object]]:
        with urllib.request.urlopen(base + path) as answer:
            found = msgspec.json.decode(answer.read())
        if isinstance(found, dict):
            found = next(v for v in found.values() if isinstance(v, list))
        return list(found)

    contested = asked("/incidents.json?grade=contested&sort=reported") or asked("/incidents.json")
    article = max(asked("/articles.json"), key=lambda d: int(str(d["events"])))
    actor = asked("/actors.json")[0]
    source = max(
        asked("/sources.json"),
        key=lambda s: (not str(s["key"]).startswith("~"), int(str(s["contradicted"]))),
    )
    return {
        "incidents": "/", "empty": "/?q=nothing+holds+these",
        "incident": f"/incidents/{contested[0]['id']}",
        "articles": "/articles", "article": f"/articles/{article['id']}", "actors": "/actors",
        "actor": f"/actors/{quote(str(actor['key']))}", "sources": "/sources",
        "source": f"/sources/{quote(str(source['key']))}", "labels": "/labels", "add": "/add",
        "review": "/review", "agreement": "/review/agreement", "error": "/incidents/none",
    }  # fmt: skip


def photograph(page: Page, address: str, path: Path) -> None:
    """Write one picture: the whole page where it is narrow, the screen where it is wide."""
    page.goto(address)
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-ready]", timeout=30_000)
    page.wait_for_timeout(900)
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=path, full_page=width < 500 and path.stem.split("-")[0] != "incidents")


def walk(browser: Browser, base: str, target: Path) -> None:
    """Photograph every page at every width."""
    target.mkdir(parents=True, exist_ok=True)
    for name, address in pages(base).items():
        for width, height in WIDTHS:
            for scheme in ("light", "dark") if name in DARK else ("light",):
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                tail = "-dark" if scheme == "dark" else ""
                photograph(context.new_page(), base + address, target / f"{name}-{width}{tail}.png")
                context.close()


@contextmanager
def desk(database: Path) -> Iterator[str]:
    """Serve a database on a free port of loopback while the context lasts; give the address."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    command = [sys.executable, "-m", "dateline", "desk", "--db", str(database)]
    serving = subprocess.Popen([*command, "--port", str(port)])
    try:
        for _ in range(1200):
            with socket.socket() as sock:
                if sock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        serving.terminate()
        serving.wait(timeout=20)


def main() -> None:
    """Serve the database on a free port, walk through its pages, stop."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no Chromium here: install the package chromium")
    with desk(Path(sys.argv[1])) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        walk(browser, base, Path(sys.argv[2]))
        browser.close()


if __name__ == "__main__":
    main()
