"""The map and the printed page in a real browser: honest marks, open folds, names and times."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.desk.library import Library
from dateline.document import content_id

INCIDENT = content_id("n", "e-0123456789abcdef")


def ready(page: Page) -> None:
    page.wait_for_selector("#map[data-ready]", timeout=30_000)


def test_a_mark_tells_of_its_place_and_leads_to_the_incident(page: Page) -> None:
    page.goto("/")
    ready(page)
    where = "(() => { const m = document.getElementById('map'); return m.sheet.found.at(-1); })()"
    mark = page.evaluate(where)
    corner = page.evaluate("document.getElementById('map').sheet.corner")
    pane = page.evaluate("document.getElementById('map').mapOf._getMapPanePos()")
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.mouse.click(
        box["x"] + corner["x"] + pane["x"] + mark["x"],
        box["y"] + corner["y"] + pane["y"] + mark["y"],
    )
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("1 incident")
    popup.get_by_role("link").click()
    expect(page).to_have_url(f"{page.url.split('/incidents')[0]}/incidents/{INCIDENT}")


def test_the_map_is_drawn_without_a_request_elsewhere(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto("/")
    ready(page)
    base = page.evaluate("location.origin")
    assert [u for u in asked if not u.startswith((base, "data:"))] == []
    drawn = """() => { const { pen, canvas } = document.getElementById('map').sheet;
      const all = pen.getImageData(0, 0, canvas.width, canvas.height).data;
      const seen = new Set();
      for (let i = 0; i < all.length; i += 4000) seen.add(all.slice(i, i + 3).join());
      return seen.size; }"""
    assert page.evaluate(drawn) > 2


def test_the_map_follows_light_and_dark(page: Page) -> None:
    page.goto("/")
    ready(page)
    sea = "[...document.getElementById('map').sheet.pen.getImageData(1, 1, 1, 1).data]"
    light = page.evaluate(sea)
    page.keyboard.press("t")
    assert page.evaluate(sea) != light


def test_panning_far_draws_what_comes_into_sight(page: Page) -> None:
    page.goto("/")
    ready(page)
    start = "document.getElementById('map').sheet.start.x"
    before = page.evaluate(start)
    page.evaluate("document.getElementById('map').mapOf.panBy([900, 0], { animate: false })")
    assert page.evaluate(start) - before == pytest.approx(900, abs=2)


def test_deeds_can_be_told_apart_from_words(page: Page) -> None:
    page.goto("/")
    page.get_by_role("radio", name="Words").check()
    expect(page.get_by_text("No incident fits")).to_be_visible()
    assert "what=words" in page.url
    page.get_by_role("radio", name="Deeds").check()
    expect(page.locator(".row")).to_have_count(1)


def test_a_number_stands_in_its_sentence(page: Page) -> None:
    page.goto(f"/incidents/{INCIDENT}")
    row = page.locator(".tolls-given tbody tr").first
    expect(row.locator("mark")).to_have_count(1)
    sentence = row.locator("td").last.inner_text()
    assert len(sentence) > len(row.locator("mark").inner_text())


def test_on_paper_folds_are_open_and_chrome_is_gone(page: Page) -> None:
    page.goto(f"/incidents/{INCIDENT}")
    page.evaluate(
        """() => { const fold = document.createElement('details');
        fold.innerHTML = '<summary>1 copy</summary><ul><li id="folded">the copy</li></ul>';
        document.querySelector('.reports li').append(fold); }"""
    )
    page.emulate_media(media="print")
    for gone in (".top", ".mapbox", "#theme"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("#folded")).to_be_visible()
    assert page.locator("#folded").bounding_box() is not None
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_times_are_shown_with_their_zone(page: Page) -> None:
    page.goto(f"/incidents/{INCIDENT}")
    times = page.locator("main time").all_inner_texts()
    assert times
    assert all("UTC" in t or "no zone given" in t or len(t) == 10 for t in times)


def test_a_name_from_right_to_left_stays_in_its_place(
    browser: Browser, coded: tuple[Any, Any], filled: Callable[..., Library],
    serving: Callable[..., AbstractContextManager[str]],
) -> None:  # fmt: skip
    document, coding = coded
    arabic = "وكالة الأنباء"
    renamed = msgspec.structs.replace(document, publisher=arabic)
    with serving(filled((renamed, coding))) as where:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"{where}/incidents/{INCIDENT}")
        held = page.locator("bdi", has_text=arabic).first
        expect(held).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert held.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
        page.close()
