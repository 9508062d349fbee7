"""Less likely events: shown where an incident holds them, judged first, certain once accepted."""

from collections.abc import Callable

import httpx
import msgspec
import pytest

from dateline.desk.index.documents import documents
from dateline.desk.library import Library
from dateline.document import Document
from dateline.records import Coding
from dateline.store import new_judgement, reviewed_codings

Coded = tuple[Document, Coding]
Decide = Callable[..., httpx.Response]
DOUBTFUL = "e-1111111111111111"


@pytest.fixture
def library(
    filled: Callable[..., Library], coded: Coded, recoded: Callable[[str], Coded]
) -> Library:
    """Return a library in which a second report tells the deed, hardly likely by itself."""
    document, coding = recoded("Seven die in shelling")
    event = msgspec.structs.replace(coding.events[0], id=DOUBTFUL, score=0.2)
    return filled(coded, (document, Coding(document.id, (event,))))


def document_of(library: Library) -> str:
    """Return the article that tells the less likely event."""
    (incident,) = library.index.ask("SELECT id FROM incidents")
    held = library.incident(incident["id"])
    assert len(held.reports) == 2
    return next(r.document for r in held.reports if DOUBTFUL in r.events)


def test_the_queue_and_the_article_show_what_an_incident_holds(
    library: Library, client: httpx.Client
) -> None:
    first = client.get("/review.json").json()["items"][0]
    assert first["waiting"]["event"] == DOUBTFUL
    assert first["marks"] == ["disputed", "less likely"]
    assert '<span class="flag">less likely</span>' in client.get("/review").text
    page = client.get(f"/articles/{document_of(library)}").text
    assert f'id="{DOUBTFUL}"' in page
    assert "less likely" in page
    assert {row.events for row in documents(library.index).documents} == {1}


def test_what_no_incident_holds_is_not_listed(library: Library, decide: Decide) -> None:
    decide("reject", events=["e-0123456789abcdef"])
    assert not library.index.ask("SELECT id FROM incidents")
    assert {row.events for row in documents(library.index).documents} == {0}


def test_an_accepted_event_is_as_good_as_certain(library: Library) -> None:
    event = library.coding(document_of(library)).events[0]
    library.decide(new_judgement("accept", "Ada", "", events=(event.id,)), 0)
    (held,) = library.coding(event.document).likely
    assert held.score == 1.0
    tables = {e.id for _, coding in reviewed_codings(library.store) for e in coding.likely}
    assert DOUBTFUL in tables
