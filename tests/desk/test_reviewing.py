"""Review in a real browser: the analyst's day, keys, two reviewers at once, accessibility."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.desk.bundling import FRONTEND
from dateline.document import content_id
from tests.desk.dropping import drop

AXE = FRONTEND / "node_modules/axe-core/axe.min.js"
EVENT = "e-0123456789abcdef"
INCIDENT = content_id("n", EVENT)
PAGES = ["/review", "/review?of=second", "/review/agreement", f"/incidents/{INCIDENT}#decide"]
ARTICLE = """Shells hit bus station in Kramatorsk, governor says
Published: 14:20, May 6, 2025
By Agencies

KRAMATORSK, Ukraine - Russian forces shelled the bus station of Kramatorsk on Tuesday, killing at
least six people, the regional governor said.

Russia's defence ministry denied that its forces had shelled the bus station.
"""


def killed_in_csv(page: Page, trigger: str) -> tuple[str, str]:
    """Return least and most killed of the incident at a place, as the download has it."""
    answer = page.request.get("/incidents.csv")
    rows = csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig")))
    row = next(r for r in rows if r["place"] == trigger)
    return row["killed_low"], row["killed_high"]


def test_the_analysts_day(page: Page) -> None:
    page.goto("/")
    page.wait_for_selector("#map[data-ready]", timeout=30_000)
    drop(page, "kramatorsk.txt", ARTICLE)
    expect(page.locator(".job-state")).to_have_text("1 coded", timeout=90_000)
    row = page.locator(".row", has_text="Kramatorsk").first
    expect(row).to_be_visible()
    row.locator("a").focus()
    at = page.evaluate(
        "(({ lng, lat }) => [lng, lat])(document.getElementById('map').here.getLatLng())"
    )
    assert at == pytest.approx([37.5, 48.7], abs=0.2)
    row.locator("a").click()
    face = page.locator(".face").first
    expect(face).to_contain_text("governor")
    expect(face).to_contain_text("ministry")
    incident = page.url
    face.locator("a").first.click()
    expect(page).to_have_url(re.compile("/articles/"))
    record = page.locator(".record.event", has_text="shelled").first
    if "chosen" not in (record.get_attribute("class") or ""):
        record.locator(".open").click()
    record.get_by_role("button", name="Correct").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What is wrong")).to_have_value("tolls")
    dialog.get_by_label("At least").fill("8")
    dialog.get_by_label("At most").fill("8")
    dialog.get_by_label("Words of the article").fill("six people")
    dialog.get_by_label("Why").fill("two died in hospital, the list names eight")
    with page.expect_navigation():
        dialog.get_by_role("button", name="Correct it").click()
    chosen = page.locator(".record.chosen")
    expect(chosen).to_contain_text("8 killed")
    expect(chosen).to_contain_text("before: 6+ killed")
    expect(chosen).to_contain_text("two died in hospital")
    assert killed_in_csv(page, "Kramatorsk") == ("8", "8")
    page.goto(incident)
    expect(page.locator(".facts")).to_contain_text("8 killed")
    page.get_by_text("undo", exact=True).click()
    page.locator(".story").get_by_label("Why").fill("the list was of another day")
    with page.expect_navigation():
        page.get_by_role("button", name="Take it back").click()
    assert killed_in_csv(page, "Kramatorsk")[0] == "6"


def test_the_queue_is_worked_by_keys(page: Page) -> None:
    page.goto("/review")
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Correct")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.get_by_role("dialog").get_by_label("Why").fill("an exercise")
    page.keyboard.press("Enter")
    expect(page.locator(".item .verdict")).to_have_text("rejected by you")
    page.goto("/review?of=mine")
    expect(page.locator(".item.rejected")).to_have_count(1)
    page.keyboard.press("a")  # nothing is at hand yet: the key only leads there
    expect(page.get_by_text("press the key again")).to_be_visible()
    expect(page.locator(".item .verdict")).to_be_empty()
    page.keyboard.press("a")
    expect(page.locator(".item .verdict")).to_have_text("accepted by you")


def test_a_slip_in_the_queue_is_undone_where_it_was_made(page: Page) -> None:
    page.goto("/review")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".item .verdict")).to_have_text("accepted by you")
    page.keyboard.press("u")
    expect(page.locator(".item .verdict")).to_have_text("undone")
    expect(page.locator(".item.judged")).to_have_count(0)
    page.goto("/review")
    expect(page.locator(".item")).to_have_count(1)  # it waits again
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".item .verdict")).to_have_text("undone")


def test_a_key_decides_the_record_that_is_looked_at(page: Page) -> None:
    add_hid(page)
    other = page.locator(".record.event", has_text="shelled")
    other.locator(".open").focus()
    page.keyboard.press("r")  # opens it: only what stands open is decided
    expect(other).to_have_class(re.compile("chosen"))
    page.keyboard.press("r")
    expect(page.get_by_role("dialog")).to_contain_text("“shelled”")


def test_two_reviewers_do_not_overwrite_each_other(page: Page, address: str) -> None:
    assert page.context.browser
    page.goto("/review")
    page.locator(".who input").fill("Ada")
    with page.expect_navigation():
        page.get_by_role("button", name="Set").click()
    context = page.context.browser.new_context(base_url=address)
    second = context.new_page()
    second.goto("/review")
    second.locator(".who input").fill("Bo")
    with second.expect_navigation():
        second.get_by_role("button", name="Set").click()
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".item .verdict")).to_have_text("accepted by you")
    second.get_by_role("button", name="Reject").click()
    second.get_by_role("dialog").get_by_label("Why").fill("no source")
    second.get_by_role("button", name="Reject it").click()
    clash = second.get_by_role("dialog")
    expect(clash).to_contain_text("Ada decided on this while you looked")
    expect(clash).to_contain_text("accepted")
    expect(clash).to_contain_text("no source")
    clash.get_by_role("button", name="Decide all the same").click()
    expect(second.locator(".item .verdict")).to_have_text("rejected by you")
    second.goto("/review/agreement")
    expect(second.locator(".list")).to_contain_text("Ada and Bo")
    expect(second.locator(".flagged")).to_have_text("Open.")
    context.close()


def add_hid(page: Page) -> None:
    """Add what the word "hid" of the article tells as an event, as a reader does."""
    page.goto("/articles")
    page.locator("[data-row]").first.click()
    page.locator(".block", has_text="hid there").evaluate(
        """block => {
            const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walk.nextNode()) && !node.data.includes("hid"));
            const at = node.data.indexOf("hid");
            getSelection().setBaseAndExtent(node, at, node, at + 3);
        }"""
    )
    page.get_by_role("button", name="Add as an event").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("The words that name the deed")).to_have_value("hid")
    dialog.get_by_label("Type").select_option("MOBILIZE")
    dialog.get_by_label("Why").fill("fighters took position")
    with page.expect_navigation():
        dialog.get_by_role("button", name="Add it").click()
    expect(page.locator(".record.chosen")).to_contain_text("added “hid”")  # the page is anew


def test_selected_words_are_added_as_an_event(page: Page) -> None:
    add_hid(page)
    expect(page.locator(".record.chosen")).to_contain_text("person:")
    expect(page.locator(".record.chosen")).to_contain_text("added “hid”")


def test_incidents_are_merged_and_split_on_their_pages(page: Page) -> None:
    add_hid(page)
    ids = {row["id"] for row in page.request.get("/incidents.json").json()["incidents"]}
    (other,) = ids - {INCIDENT}
    page.goto(f"/incidents/{INCIDENT}")
    page.get_by_text("Merge with another incident").click()
    form = page.locator("[data-kind=same]")
    form.get_by_label("Words of the other, or its id").fill(other)
    form.get_by_role("radio").check()
    form.get_by_label("Why").fill("they hid where they had shelled from")
    with page.expect_navigation():
        form.get_by_role("button", name="Merge them").click()
    expect(page.locator(".history")).to_contain_text("2 events from 1 article")
    expect(page.locator(".story")).to_contain_text("they hid where they had shelled from")
    page.goto(f"/incidents/{other}")
    expect(page).to_have_url(re.compile(f"/incidents/{INCIDENT}$"))
    page.get_by_text("Split events off").click()
    form = page.locator("[data-kind=different]")
    form.get_by_role("checkbox").nth(1).check()
    form.get_by_label("Why").fill("the words tell of another day")
    with page.expect_navigation():
        form.get_by_role("button", name="Split them off").click()
    expect(page).to_have_url(re.compile(f"/incidents/{other}$"))
    expect(page.locator(".history")).to_contain_text("1 event from 1 article")
    page.goto("/")
    expect(page.locator(".row")).to_have_count(2)


def test_a_merge_is_undone_and_leads_to_both_incidents(page: Page) -> None:
    add_hid(page)
    ids = {row["id"] for row in page.request.get("/incidents.json").json()["incidents"]}
    (other,) = ids - {INCIDENT}
    page.goto(f"/incidents/{other}")  # the one whose address the merged one does not keep
    page.get_by_text("Merge with another incident").click()
    form = page.locator("[data-kind=same]")
    form.get_by_label("Words of the other, or its id").fill(INCIDENT)
    form.get_by_role("radio").check()
    form.get_by_label("Why").fill("one deed")
    with page.expect_navigation():
        form.get_by_role("button", name="Merge them").click()
    expect(page).to_have_url(re.compile(f"/incidents/{INCIDENT}$"))
    merged = page.locator(".story > li", has_text="merged 2 events")
    merged.get_by_text("undo").click()
    merged.get_by_label("Why").fill("two deeds after all")
    with page.expect_navigation():
        merged.get_by_role("button", name="Take it back").click()
    expect(page).to_have_url(re.compile(f"/incidents/{other}$"))
    page.locator(".story > li", has_text="took back").get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/incidents/{INCIDENT}$"))


def test_a_grade_is_overruled_on_the_page(page: Page) -> None:
    page.goto(f"/incidents/{INCIDENT}")
    page.get_by_text("Merge with another incident").click()
    other = page.get_by_label("Words of the other, or its id")
    other.fill("market")  # the only one there is, which is no other
    expect(page.locator(".found")).to_contain_text("No incident found for “market”")
    page.get_by_text("Grade by hand").click()
    form = page.locator("[data-kind=grade]")
    form.get_by_label("Grade").select_option("confirmed")
    form.get_by_label("Why").fill("the ministry published the names")
    with page.expect_navigation():
        form.get_by_role("button").click()
    expect(page.locator(".facts")).to_contain_text("confirmed")
    expect(page.locator(".story")).to_contain_text("graded confirmed")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_small_telephone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    for details in page.locator("#decide > details").all():
        details.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(page: Page, path: str, dark: bool) -> None:
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(path)
    for details in page.locator("#decide > details").all():
        details.locator("summary").first.click()
    assert serious(page) == []


@pytest.mark.parametrize("slot", ["tolls", "actors", "place", "when", "type"])
def test_axe_finds_nothing_serious_in_the_forms(page: Page, slot: str) -> None:
    page.goto("/review")
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("What is wrong").select_option(slot)
    expect(page.locator(f"[data-values={slot}]")).to_be_visible()
    assert serious(page) == []


def serious(page: Page) -> list[str]:
    """Return what axe finds of serious or critical impact: the rule and the first element."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed here: run make desk")
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(r => r.violations)")
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


def test_a_missed_event_is_added_without_the_mouse(page: Page) -> None:
    page.goto("/articles")
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    stops = "document.querySelectorAll('.words [tabindex=\"0\"]').length"
    assert page.evaluate(stops) == 1  # the text is one stop, arrows go from word to word
    page.locator(".words [tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tip")).to_be_visible()
    assert page.evaluate(stops) == 1
    page.get_by_role("button", name="Add a missed event").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("The words that name the deed").fill("hid")
    dialog.get_by_label("Why").fill("fighters took position")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".record.chosen")).to_contain_text("added “hid”")


def test_a_correction_shows_the_words_and_says_what_is_wrong(page: Page) -> None:
    page.goto("/review")
    page.keyboard.press("j")
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".passage")).to_contain_text("Government troops shelled a market")
    dialog.get_by_label("What is wrong").select_option("when")
    dialog.get_by_label("From").fill("2025-03-04")
    dialog.get_by_label("To", exact=True).fill("2025-03-01")
    dialog.get_by_label("Why").fill("a slip")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text(re.compile("^when .* ends before it begins"))
    dialog.get_by_label("What is wrong").select_option("actors")
    dialog.get_by_label("Country").fill("tza")  # shown in capitals, and taken as such
    dialog.get_by_label("Why").fill("of the country")
    page.keyboard.press("Enter")
    expect(page.locator(".item .verdict")).to_have_text("corrected by you")


def test_the_codes_of_a_known_actor_are_filled_in(page: Page) -> None:
    page.goto("/review")
    page.get_by_role("button", name="Correct").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What is wrong").select_option("actors")
    dialog.locator("[data-values=actors] [data-field=text]").first.fill("Rapid Support Forces")
    dialog.get_by_label("Why").fill("the shells were theirs")
    expect(dialog.get_by_label("Country")).to_have_value("SDN")
    expect(dialog.get_by_label("Sector")).to_have_value("REB")
    dialog.get_by_role("button", name="Correct it").click()
    expect(page.locator(".item .verdict")).to_have_text("corrected by you")
    found = page.request.get("/incidents.json?actor=rapid-support-forces").json()
    assert found["total"] == 1


def test_the_end_of_a_deed_of_one_day_follows_its_beginning(page: Page) -> None:
    page.goto("/review")
    page.get_by_role("button", name="Correct").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What is wrong").select_option("when")
    for day in ("2025-03-02", "2025-03-01"):
        dialog.get_by_label("From").fill(day)
        dialog.get_by_label("To", exact=True).focus()
        expect(dialog.get_by_label("To", exact=True)).to_have_value(day)
    dialog.get_by_label("To", exact=True).fill("2025-03-04")
    dialog.get_by_label("From").fill("2025-02-28")
    dialog.get_by_label("Why").focus()
    expect(dialog.get_by_label("To", exact=True)).to_have_value("2025-03-04")
