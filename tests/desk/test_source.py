"""The desk over a source of its own: an incident of two reports and a copy, made by hand."""

import itertools
import re
from collections.abc import Callable, Iterator

import httpx
import msgspec
import pytest
from playwright.sync_api import Page, expect

from dateline.desk.index.filters import Filter
from dateline.desk.index.incidents import page
from dateline.desk.library import Library
from dateline.desk.source import Change
from dateline.document import Document
from dateline.records import (
    Coding,
    Contradiction,
    Incident,
    Origin,
    Reading,
    Report,
    Side,
    TollRange,
    TollStep,
)

Coded = tuple[Document, Coding]
FIRST, SECOND = "e-0123456789abcdef", "e-1111111111111111"


class Given:
    """A source with one incident."""

    def __init__(self, incident: Incident) -> None:
        self._incident = incident

    def newest(self) -> int:
        """Return a number of its own."""
        return 1000

    def changes(self, after: int) -> Iterator[Change]:
        """Return the incident."""
        yield Change(self._incident.id, self._incident)

    def incident(self, ident: str) -> Incident | None:
        """Return the incident."""
        return self._incident if ident == self._incident.id else None


def linked(first: Coded, second: Coded) -> Incident:
    """Return an incident of two reports, with rival tolls, a copy and a dissent in place."""
    (event,), (other,) = first[1].events, second[1].events
    assert event.place is not None
    assert event.when is not None
    near = msgspec.structs.replace(event.place.value, name="Lake Kasanga", precision="near")
    reports = tuple(
        Report(d.id, d.title, "Lake Post", at, None, (e.id,), copy_of=copy)
        for d, e, at, copy in (
            (first[0], event, "2025-03-04T18:20+03:00", None),
            (second[0], other, "2025-03-05T08:00+03:00", None),
        )
    )
    copied = msgspec.structs.replace(
        reports[1], publisher="Shore Daily", copy_of=first[0].id, title="سوق كاسانغا"
    )
    killed, injured = event.tolls[0], other.tolls[0]
    steps = (
        TollStep("killed", 7, None, "2025-03-04T18:20+03:00", "residents", first[0].id, FIRST,
                 killed.quotes[0]),
        TollStep("killed", 9, 9, "2025-03-05T08:00+03:00", "the clinic", second[0].id, SECOND,
                 injured.quotes[0]),
    )  # fmt: skip
    return Incident(
        id="n-0000000000000001", type="ASSAULT", mode="heavy-weapons",
        title="Shelling of the market at Kasanga",
        summary="Government troops shelled a market at Kasanga on 3 March 2025; 7 to 9 died.",
        events=(FIRST, SECOND), reports=(*reports, copied),
        actors=(Reading(event.actors[0].value, event.actors[0].quotes, (FIRST,)),),
        recipients=(Reading(event.recipients[0].value, event.recipients[0].quotes, (FIRST,)),),
        places=(Reading(event.place.value, event.place.quotes, (FIRST,)),
                Reading(near, event.place.quotes, (SECOND,))),
        times=(Reading(event.when.value, event.when.quotes, (FIRST, SECOND)),),
        tolls=(TollRange("killed", 7, 9, 9, steps),),
        origins=(Origin("residents", "independent", None, event.evidence),
                 Origin("Army of Kasanga", "party", "TZA", event.evidence, repeated_by=("d-x",))),
        corroboration=2,
        contradictions=(Contradiction("toll", Side(FIRST, killed.quotes[0], "residents"),
                                      Side(SECOND, injured.quotes[0], "the clinic"),
                                      "the two numbers exclude each other"),),
        grade="contested", reasons=("the army denies it (c-2)",),
        first_published="2025-03-04T18:20+03:00", last_published="2025-03-05T08:00+03:00",
        graded_by=None, judgements=("j-0000000000000001",),
    )  # fmt: skip


@pytest.fixture
def library(
    filled: Callable[..., Library], coded: Coded, recoded: Callable[[str], Coded]
) -> Library:
    """Return a library of two articles that tell of one incident."""
    document, coding = recoded("Shells fall on seven")
    event = msgspec.structs.replace(coding.events[0], id=SECOND)
    claims = tuple(
        msgspec.structs.replace(
            c, id=f"{c.id}b", events=tuple(SECOND for _ in c.events),
            denies=tuple(SECOND for _ in c.denies),
        )
        for c in coding.claims
    )  # fmt: skip
    second = (document, Coding(document.id, (event,), claims))
    library = filled(coded, second)
    library.source = Given(linked(coded, second))
    library.refresh()
    return library


def test_another_source_takes_the_place_of_the_first(library: Library) -> None:
    (row,) = page(library.index, Filter()).incidents
    assert (row.id, row.reports, row.origins) == ("n-0000000000000001", 2, 2)
    assert (row.killed_low, row.killed, row.killed_high) == (7, 9, 9)
    assert page(library.index, Filter(source="~residents")).total == 1
    assert page(library.index, Filter(source="outlet:Shore Daily")).total == 1
    assert page(library.index, Filter(q="terrorists hid")).total == 0
    assert page(library.index, Filter(q="Shells fall")).total == 1


def test_what_one_party_alone_says_is_found_and_marked(
    library: Library, client: httpx.Client
) -> None:
    assert page(library.index, Filter(voices="party")).total == 0

    class Alone(Given):
        """A source whose incident only the army tells of."""

    incident = library.incident("n-0000000000000001")
    library.source = Alone(msgspec.structs.replace(incident, origins=incident.origins[1:]))
    library.refresh()
    (row,) = page(library.index, Filter(voices="party")).incidents
    assert row.party == "TZA"
    assert "one party’s word" in client.get("/?voices=party").text
    told = client.get(f"/incidents/{row.id}").text
    assert "one party’s word (Tanzania)" in told


def test_the_page_folds_copies_and_shows_all_sides(client: httpx.Client) -> None:
    shown = client.get("/incidents/n-0000000000000001").text
    for words in (
        "1 copy", "Shore Daily", "سوق كاسانغا", "the two numbers exclude each other",
        "Lake Kasanga", "repeated by 1 article",
        "the army denies it (c-2)", "1 decision",
        "2025-03-05 08:00 UTC+03:00", 'data-chart="tolls"',
    ):  # fmt: skip
        assert words in shown
    whole = client.get("/incidents/n-0000000000000001.json").json()
    lines = [(line["claim"], line["against"]) for line in whole["ledger"]["lines"]]
    assert sorted(lines) == [("c-1", False), ("c-1b", False), ("c-2", True), ("c-2b", True)]


def test_an_article_leads_to_its_incident(client: httpx.Client) -> None:
    ident = client.get("/articles.json").json()["documents"][0]["id"]
    assert "/incidents/n-0000000000000001" in client.get(f"/articles/{ident}").text


def test_tolls_are_drawn_over_time_and_every_place_on_the_map(page: Page) -> None:
    page.goto("/incidents/n-0000000000000001")
    expect(page.locator(".chart svg circle")).to_have_count(2)
    page.wait_for_selector("#map[data-ready]", timeout=30_000)
    page.locator("summary", has_text="1 copy").click()
    expect(page.locator(".reports details").get_by_text("Shore Daily")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".chart")).to_be_hidden()
    expect(page.get_by_text("the two numbers exclude each other")).to_be_visible()


def test_the_times_of_a_chart_do_not_overlap_on_a_small_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/incidents/n-0000000000000001")
    expect(page.locator(".plot")).to_be_visible()
    boxes = page.locator(".plot text", has_text=re.compile(r"^\d\d-\d\d ")).evaluate_all(
        "all => all.map(t => t.getBoundingClientRect()).map(b => [b.left, b.right])"
    )
    assert len(boxes) > 1
    assert all(left[1] < right[0] for left, right in itertools.pairwise(sorted(boxes)))


def test_an_article_says_when_an_archive_captured_it(
    client: httpx.Client, filled: Callable[..., Library], coded: Coded
) -> None:
    other = msgspec.structs.replace(coded[0], name="other", fetched="2025-03-09T10:00+00:00")
    assert "captured" not in client.get(f"/articles/{coded[0].id}").text
    document = msgspec.structs.replace(other, id="d-0000000000000001", blocks=(), datelines=())
    filled((document, Coding(document.id)))
    page = client.get(f"/articles/{document.id}").text
    assert "captured <time>2025-03-09 10:00 UTC</time>" in page
