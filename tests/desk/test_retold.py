"""A deed of which much is told: what is folded until it is asked for; and charts."""

import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from dateline.desk.library import Library
from dateline.document import Document
from dateline.records import Actor, Coding, Finding, When
from dateline.store import Maker
from tests.desk.test_browser import AXE, INCIDENT, serious

Coded = tuple[Document, Coding]
VOICES = 10


@pytest.fixture
def library(filled: Callable[..., Library], coded: Coded) -> Library:
    """Return a library of a deed that ten voices tell, and one by the same hands before it."""
    document, coding = coded
    (event,), told = coding.events, coding.claims[0]
    assert event.when
    claims = tuple(
        replace(told, id=f"c-{n:03}", source=(replace(told.source[0], value=Actor(f"voice {n}")),))
        for n in range(VOICES)
    )
    start = document.text.index("hid there")
    before = replace(
        event, id="e-before", claims=(), tolls=(),
        trigger=Finding("hid", (document.quote(start, start + 3),), "assault.shell"),
        when=replace(event.when, value=When("2025-01-03", "2025-01-03", "day")),
    )  # fmt: skip
    told_by = replace(event, claims=tuple(c.id for c in claims))
    return filled((document, Coding(document.id, (told_by, before), claims)))


def test_of_many_claims_the_first_and_last_stand_there(page: Page) -> None:
    page.goto(f"/incidents/{INCIDENT}")
    rows = page.locator(".ledger tbody tr:visible")
    expect(rows).to_have_count(8)
    page.get_by_label(re.compile(f"Show all {VOICES} claims")).check()
    expect(rows).to_have_count(VOICES)


def test_axe_finds_nothing_serious_in_a_chart(page: Page) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed here: run make desk")
    page.goto("/actors/army")
    expect(page.locator(".chart svg")).to_be_visible()
    assert serious(page) == []


def test_a_name_without_a_gap_makes_no_page_wider(
    page: Page, filled: Callable[..., Library], coded: Coded
) -> None:
    document, coding = coded
    place = coding.events[0].place
    assert place
    named = replace(place, value=replace(place.value, name="Llanfair" * 9, lat=None, lon=None))
    event = replace(coding.events[0], id="e-long", place=named)
    filled((document, replace(coding, events=(event,))), maker=Maker("1", "codebook", "model"))
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/incidents/e-long")
        expect(page.locator(".slots")).to_contain_text("LlanfairLlanfair")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        column = page.locator(".main-column")
        assert column.evaluate("e => e.scrollWidth <= e.clientWidth")
