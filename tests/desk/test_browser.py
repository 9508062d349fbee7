"""The analyst's day in a real browser: add, find, read; keys, narrow screens, accessibility."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.desk.bundling import FRONTEND
from dateline.desk.library import Library
from dateline.document import content_id
from tests.desk.dropping import drop

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/zamzam-camp.txt"
AXE = FRONTEND / "node_modules/axe-core/axe.min.js"
EVENT = "e-0123456789abcdef"
INCIDENT = content_id("n", EVENT)
PAGES = ["/", f"/incidents/{INCIDENT}", "/articles", "/actors", "/actors/army", "/sources",
         "/sources?of=outlets", "/sources/~residents", "/labels", "/add", "/?q=nothing",
         "/incidents/none"]  # fmt: skip


def test_the_map_is_drawn_and_a_row_is_ringed_on_it(page: Page) -> None:
    page.goto("/")
    page.wait_for_selector("#map[data-ready]", timeout=30_000)
    page.keyboard.press("j")
    expect(page.locator("#map .here")).to_be_visible()
    at = page.evaluate("document.getElementById('map').here.getLatLng()")
    assert (at["lng"], at["lat"]) == (31.14, -8.46)


def test_a_filter_goes_to_the_server_and_into_the_address(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("bri")
    expect(page).to_have_url(re.compile("q=bri"))
    page.keyboard.type("dge")  # whoever stops to think adds no step back
    expect(page).to_have_url(re.compile("q=bridge"))
    expect(page.get_by_text("No incident fits")).to_be_visible()
    page.go_back()
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_label("contested").check()
    expect(page).to_have_url(re.compile("grade=contested"))
    expect(page.locator(".row")).to_have_count(1)
    expect(page.get_by_label("contested")).to_be_checked()
    page.get_by_role("link", name="contested").click()  # a part of the filter is taken out again
    expect(page).not_to_have_url(re.compile("grade="))


def test_words_typed_before_the_scripts_run_are_asked_for(page: Page) -> None:
    page.add_init_script(
        """new MutationObserver((_, observer) => {
            const words = document.getElementById("q");
            if (!words) return;
            observer.disconnect();
            words.value = "bridge";
        }).observe(document, { childList: true, subtree: true });"""
    )
    page.goto("/")
    expect(page.get_by_text("No incident fits")).to_be_visible()


def test_a_click_on_a_bar_chooses_its_time(page: Page) -> None:
    page.goto("/")
    page.locator(".histogram svg").click()
    expect(page).to_have_url(re.compile("since=2025-03-03&until=2025-03-03"))
    expect(page.locator(".row")).to_have_count(1)


def test_keys_lead_from_the_list_to_the_words(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(INCIDENT))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("s")
    expect(page).to_have_url(re.compile("/sources$"))


def test_a_contradiction_leads_to_the_words_in_the_article(page: Page) -> None:
    page.goto(f"/incidents/{INCIDENT}")
    face = page.locator(".face")
    expect(face).to_contain_text("residents")
    expect(face).to_contain_text("The army")
    face.locator("a").last.click()
    expect(page).to_have_url(re.compile("/articles/d-.*#c-2"))
    expect(page.locator(".record.chosen")).to_contain_text("deny")
    expect(page.locator(".w.lit", has_text="The army").first).to_be_visible()


def test_a_word_shows_its_records_and_a_record_its_words(page: Page) -> None:
    page.goto("/articles")
    page.locator("[data-row]").first.click()
    page.locator(".w", has_text="at least").first.hover()
    expect(page.locator("#tip")).to_contain_text("7+ killed")
    expect(page.locator("#tip")).to_contain_text("toll.object")
    expect(page.locator("#tip")).to_contain_text("90%")
    page.locator(".record.event .open").click()
    lit = page.locator(".w.lit").all_inner_texts()
    assert {"shelled", "Government troops"} <= set(lit)


def test_light_and_dark_can_be_chosen_and_are_kept(page: Page) -> None:
    page.goto("/labels")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("t")
    dark = page.evaluate(ground)
    assert light != dark
    page.goto("/sources")
    assert page.evaluate(ground) == dark


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_small_telephone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(page: Page, path: str, dark: bool) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed here: run make desk")
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(path)
    assert serious(page) == []


def test_axe_finds_nothing_serious_in_an_article(page: Page) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed here: run make desk")
    page.goto("/articles")
    page.locator("[data-row]").first.click()
    page.locator(".record.event .open").click()
    assert serious(page) == []


def serious(page: Page) -> list[str]:
    """Return what axe finds of serious or critical impact: the rule and the first element."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(r => r.violations)")
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


def test_a_dropped_article_is_coded_while_one_looks(page: Page, library: Library) -> None:
    page.goto("/")
    page.wait_for_selector("#map[data-ready]", timeout=30_000)
    drop(page, EXAMPLE.name, EXAMPLE.read_text(encoding="utf-8"))
    expect(page.locator(".job-state")).to_have_text("1 coded", timeout=60_000)
    expect(page.locator(".row", has_text="Zamzam").first).to_be_visible()
    assert library.index.value("SELECT count(*) FROM documents") == 2
    link = page.locator(".job-list a")
    expect(link).to_contain_text("Zamzam")
    link.click()
    expect(page.locator(".record.event").first).to_be_visible()


def test_what_cannot_be_read_is_said_on_the_page(page: Page) -> None:
    page.goto("/add")
    page.locator("#files").set_input_files(
        {"name": "empty.txt", "mimeType": "text/plain", "buffer": b" "}
    )
    expect(page.locator(".job .wrong")).to_contain_text("empty.txt: empty", timeout=30_000)
    page.get_by_label("Address, file or folder").fill("/no/such/file")
    page.get_by_role("button", name="Code it").click()
    expect(page.locator(".job-state.wrong")).to_contain_text("no such file or folder")
