"""Measures the desk in a fresh browser without a graphics card, over a large database.

    python tests/desk/crowding.py small.db large.db && python -m tests.desk.measure large.db

Printed are, with what the desk promises: when the desk first answers after its start; the first
paint of the list and the bytes of the first page with its map; what the server takes for a change
of the filter; the frames that the map shows a second while it is panned. The exit status tells
whether all of it was kept.
"""

import os
import shutil
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.desk.screenshots import FLAGS, desk

QUERIES = ("", "?grade=contested", "?type=ASSAULT&country=SYR", "?q=market", "?killed=10",
           "?since=2015&until=2016", "?what=deeds&sort=deadliest")  # fmt: skip
_PANNED = """async () => {
  const map = document.getElementById("map").mapOf;
  map.setView([33, 37], ZOOM, { animate: false });
  await new Promise((done) => setTimeout(done, 800));
  const gaps = [], start = performance.now();
  let last = start;
  map.panBy([1200, 300], { duration: 3, easeLinearity: 1 });
  await new Promise((done) => {
    const frame = (now) => {
      gaps.push(now - last);
      last = now;
      if (now - start < 3000) requestAnimationFrame(frame); else done();
    };
    requestAnimationFrame(frame);
  });
  return { frames: gaps.length / ((last - start) / 1000), longest: Math.max(...gaps) };
}"""
_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_BYTES = """() => [...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource")].reduce((sum, e) => sum + e.encodedBodySize, 0)"""


def painted(launch: Callable[[], Browser], address: str) -> tuple[float, float]:
    """Return milliseconds to the first paint in a browser just started, and the page's kilobytes.

    The median of three browsers, each started for this page: some 0.6 s of the paint are its own
    start (fonts, the first layout), as the page that asks for the password shows.
    """
    found = []
    for _ in range(3):
        browser = launch()
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.goto(address)
        if page.locator("#map").count():
            page.wait_for_selector("#map[data-ready]", timeout=60_000)
        page.wait_for_timeout(800)
        page.wait_for_function(_PAINT)  # a busy machine may paint late
        found.append((page.evaluate(_PAINT), page.evaluate(_BYTES) / 1000))
        browser.close()
    return median(p for p, _ in found), found[0][1]


def panned(page: Page, zoom: float) -> tuple[float, float]:
    """Return frames a second while the map is panned, and the longest gap in milliseconds."""
    found = page.evaluate(_PANNED.replace("ZOOM", str(zoom)))
    return found["frames"], found["longest"]


def answered(base: str, query: str) -> float:
    """Return the milliseconds that the server takes for the list under a filter, of three tries."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        with urllib.request.urlopen(f"{base}/{query}") as answer:
            answer.read()
        taken.append(1000 * (time.perf_counter() - start))
    return median(taken)


def told(name: str, value: float, unit: str, bound: float, *, least: bool = False) -> bool:
    """Print a figure beside its bound; return whether it is kept."""
    kept = value >= bound if least else value <= bound
    word = "at least" if least else "at most"
    print(f"{name:44} {value:8.0f} {unit:6} {word} {bound:.0f}{'' if kept else '  MISSED'}")  # noqa: T201
    return kept


def walk(base: str, launch: Callable[[], Browser]) -> list[bool]:
    """Measure it all; return what was kept."""
    told("first paint of a page of one field", painted(launch, f"{base}/enter")[0], "ms", 1000)
    first, weight = painted(launch, base)
    kept = [
        told("first paint of the list", first, "ms", 1000),
        told("first page with its map", weight, "kB", 900),
    ]
    kept += [told(f"filter {q or 'nothing'}", answered(base, q), "ms", 300) for q in QUERIES]
    browser = launch()
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(base)
    page.wait_for_selector("#map[data-ready]", timeout=60_000)
    for zoom in (2, 4, 7):
        frames, longest = panned(page, zoom)
        kept.append(told(f"map panned at zoom {zoom}", frames, "fps", 30, least=True))
        told(f"longest gap at zoom {zoom}", longest, "ms", 250)
    browser.close()
    return kept


def main() -> None:
    """Serve the database, measure, say how busy the machine was."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no Chromium here: install the package chromium")
    start = time.perf_counter()
    with desk(Path(sys.argv[1])) as base, sync_playwright() as playwright:
        with urllib.request.urlopen(base) as answer:
            answer.read()
        taken = 1000 * (time.perf_counter() - start)
        kept = [told("first answer after the start", taken, "ms", 5000)]
        kept += walk(base, lambda: playwright.chromium.launch(executable_path=chromium, args=FLAGS))
    print(f"load over one minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")  # noqa: T201
    sys.exit(not all(kept))


if __name__ == "__main__":
    main()
