"""The queue: its order is kept, and is that of what it shows."""

from pathlib import Path

import pytest
from sqlalchemy import select

from dateline.document import Document
from dateline.link import link_store
from dateline.records import Coding
from dateline.store import Maker, Store, tables
from dateline.store.linking import Links
from dateline.store.queueing import waiting

Coded = tuple[Document, Coding]


@pytest.fixture
def store(tmp_path: Path, coded: Coded) -> Store:
    """Return a store with the article coded by hand, linked."""
    store = Store(tmp_path / "a.db")
    maker = Maker("0", "codebook", "model")
    store.save(*coded, run=store.start_run(maker), maker=maker)
    link_store(store)
    return store


def weights(store: Store) -> dict[str, float]:
    t = tables.incident_events
    with store.engine.connect() as connection:
        rows = connection.execute(select(t.c.event, t.c.weight))
        return {row.event: row.weight for row in rows}


def test_the_kept_weight_is_stakes_times_doubt(store: Store) -> None:
    (entry,) = waiting(store, None, [], limit=5)
    assert entry.stakes * entry.doubt > 1
    assert weights(store) == {entry.event: pytest.approx(entry.stakes * entry.doubt)}


def test_an_unsure_link_makes_an_event_weigh_more(store: Store) -> None:
    (before,) = waiting(store, None, [], limit=5)
    with store.engine.begin() as connection:
        links = Links(connection)
        (telling,) = links.tellings_with([before.event]).values()
        links.link([(telling, "t-f", 0.5)])
    (after,) = waiting(store, None, [], limit=5)
    assert (before.unsure, after.unsure) == (False, True)
    assert weights(store)[after.event] == pytest.approx(after.stakes * (before.doubt + 0.2))


def test_pages_and_what_is_left_out(store: Store) -> None:
    (entry,) = waiting(store, None, [], limit=5)
    assert waiting(store, None, [entry.event], limit=5) == []
    assert waiting(store, None, [], limit=5, offset=1) == []
    assert waiting(store, [entry.event], [], limit=5) == [entry]
