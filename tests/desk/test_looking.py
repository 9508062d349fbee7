"""Who does what to whom, and long lists: from a number to what it counts, in a real browser."""

import itertools
import re
from collections.abc import Callable

import msgspec
import pytest
from playwright.sync_api import Page, expect

from dateline.desk.jobs import Coder
from dateline.desk.library import Library
from dateline.document import Document
from dateline.records import Actor, Coding, Event, Finding

Coded = tuple[Document, Coding]
CODES = ("AFG", "BFA", "COD", "COL", "HTI", "IND", "IRN", "IRQ", "ISR", "MLI", "NGA", "SDN")
_OVERLAPS = """() => {
  const names = document.getElementById("network").graphOf.nodes().not(".unnamed")
    .map((n) => n.boundingBox({ includeNodes: false, includeEdges: false }));
  return names.flatMap((a, i) => names.slice(i + 1).filter((b) =>
    a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2)).length;
}"""


@pytest.fixture
def library(filled: Callable[..., Library], coded: Coded) -> Library:
    """Return a library in which the army of each country acts on the civilians of the next."""
    document, coding = coded
    event, pairs = coding.events[0], itertools.pairwise(CODES)
    events = tuple(_deed(event, number, *pair) for number, pair in enumerate(pairs))
    return filled((document, Coding(document.id, events, (), coding.labels)))


def _deed(event: Event, number: int, doer: str, other: str) -> Event:
    """Return an event of a day and place of its own, between two parties."""
    assert event.when is not None
    assert event.place is not None
    day = f"{1990 + 3 * number}-03-03"
    when = msgspec.structs.replace(event.when.value, earliest=day, latest=day)
    place = msgspec.structs.replace(event.place.value, name=f"Town {other}", country=other)
    army = Actor("the army", name=f"Armed Forces of {doer}", id=doer.lower(), country=doer)
    people = Actor("people", country=other, sector="CVL")
    return msgspec.structs.replace(
        event, id=f"e-{number:016}", claims=(),
        when=Finding(when, event.when.quotes, "time.date"),
        place=Finding(place, event.place.quotes, "place.syntax"),
        actors=(Finding(army, event.actors[0].quotes, "actor.name"),),
        recipients=(Finding(people, event.recipients[0].quotes, "actor.role"),),
    )  # fmt: skip


def test_a_cell_of_the_matrix_leads_to_its_incidents(page: Page) -> None:
    page.goto("/actors")
    page.get_by_label("Armed Forces of AFG to Burkina Faso: civilians: 1 incident").click()
    expect(page).to_have_url(re.compile(r"/\?actor=afg&target=BFA.CVL"))
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".chips")).to_contain_text("done to Burkina Faso: civilians")


def test_an_actor_is_found_in_the_list_by_name(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Who", exact=True).fill("forces of mli")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("who=forces"))
    expect(page.locator(".row")).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_names_of_the_network_do_not_overlap(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/actors")
    page.wait_for_function("() => document.getElementById('network').graphOf")
    assert page.evaluate(_OVERLAPS) == 0


def test_a_small_telephone_shows_every_number_of_the_list_of_actors(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/actors")
    acted = page.locator(".folded td[data-name='is acted on']:not(:empty)").first
    box = acted.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390


def test_a_long_list_goes_on_on_another_page(page: Page, library: Library) -> None:
    with library.index.writing() as connection:
        connection.executemany(
            "INSERT INTO claims (id, document, key, name, chain, stance, form, content, against) "
            "VALUES (?, 'd-1', ?, ?, '', 'assert', 'direct', 'it', 0)",
            [(f"c-{n}", f"~source {n:03}", f"source {n:03}") for n in range(130)],
        )
    page.goto("/sources?q=source")
    expect(page.locator("tbody tr")).to_have_count(100)
    page.get_by_role("link", name="next page").click()
    expect(page.locator("tbody tr")).to_have_count(30)
    expect(page.get_by_role("link", name="source 129")).to_be_visible()
    page.get_by_role("link", name="earlier page").click()
    expect(page.locator("tbody tr")).to_have_count(100)


def test_a_label_leads_to_each_place_where_it_stands(page: Page, library: Library) -> None:
    with library.index.writing() as connection:
        connection.execute(
            "INSERT INTO labels (id, document, words, user_key, user_name, scare) "
            "SELECT 'l-2', document, words, user_key, user_name, 0 FROM labels"
        )
    page.goto("/labels")
    page.locator(".uses summary").click()
    links = page.locator(".uses a")
    expect(links).to_have_count(2)
    assert (links.first.get_attribute("href") or "").endswith("#l-1")


def test_many_drops_at_once_leave_the_desk_free_to_answer(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Coder, "_work", lambda self: None)  # they wait for ever
    page.goto("/add")
    for number in range(9):
        page.set_input_files("#files", {"name": f"{number}.txt", "mimeType": "text/plain",
                                        "buffer": b"Nothing."})  # fmt: skip
    expect(page.locator(".job-state", has_text="waiting")).to_have_count(9)
    answer = page.evaluate(
        "fetch('/labels', { signal: AbortSignal.timeout(15000) }).then((a) => a.status)"
    )
    assert answer == 200
