"""Pages of entries from a real server that fail: asked for again later, or never."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.desk import Desk
from dateline.ingest.fetch import Visitor
from dateline.records import Issue
from dateline.watch.waiting import TRIES
from dateline.watch.watching import Watcher
from tests.watch.conftest import Site

SHORT = ("Shelling in Hama", "Rebels shelled Hama on Monday.")
PAGE = "Shelling-in-Hama"
WHOLE = (
    "<html><body><article><h1>Shelling in Hama</h1><p>HAMA - Rebels shelled a market in Hama on "
    "Monday, killing seven people, residents said.</p><p>The shelling began at dawn and went on "
    "until noon, they said.</p></article></body></html>"
)


class Clock:
    """A clock that tests set."""

    now = 1_741_112_400.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "a.db")
    yield desk
    desk.close()


@pytest.fixture
def watcher(desk: Desk, clock: Clock, site: Site) -> Watcher:
    site.feeds["post"] = [SHORT]
    visitor = Visitor(allow_private=True, pause=0)
    return Watcher(desk.store, desk.read, visitor, every=900, pages=True, clock=clock)


def looked(watcher: Watcher, site: Site) -> tuple[list[Issue], list[int]]:
    """Look at the feed once; return the issues, and what its page was answered."""
    site.asked.clear()
    issues = [i for i in watcher.round([site.url("post")]) if isinstance(i, Issue)]
    return issues, [status for path, status in site.asked if path == PAGE]


@pytest.mark.parametrize("status", [0, 503, 500, 429])
def test_a_page_that_failed_is_asked_for_again(
    site: Site, watcher: Watcher, desk: Desk, clock: Clock, status: int
) -> None:
    site.down[PAGE], site.pages[PAGE] = (status, None), WHOLE
    (issue,), asked = looked(watcher, site)
    assert asked == [status]
    assert issue.cure.endswith(
        "the feed's own words were read; asked again from 2025-03-04 18:35 UTC on (failed 1 of 6 "
        "times)"
    )
    assert [d.text.count("market") for d in desk.store.documents()] == [0]
    assert looked(watcher, site) == ([], [])  # not before it is due
    del site.down[PAGE]
    clock.now += 900
    assert looked(watcher, site) == ([], [200])  # the feed itself did not change
    assert sorted(d.text.count("market") for d in desk.store.documents()) == [0, 1]
    clock.now += 900
    assert looked(watcher, site) == ([], [])
    assert watcher.memory(site.url("post")).waiting == ()


def test_a_page_is_asked_for_later_and_later_and_given_up(
    site: Site, watcher: Watcher, clock: Clock
) -> None:
    site.down[PAGE] = (502, None)
    waits, told = [], []
    for _ in range(TRIES):
        (issue,), _ = looked(watcher, site)
        told.append(issue.cure)
        for one in watcher.memory(site.url("post")).waiting:
            waits.append(one.due - clock.now)
            clock.now = one.due
    assert waits == [900, 1800, 3600, 7200, 14_400]
    assert told[-1] == "given up after 6 times; the feed's own words stand"
    clock.now += 86_400
    assert looked(watcher, site) == ([], [])


def test_a_page_that_is_gone_is_not_asked_for_again(
    site: Site, watcher: Watcher, clock: Clock
) -> None:
    (issue,), asked = looked(watcher, site)
    assert (issue.what, asked) == ("the server answered 404", [404])
    assert "again" not in issue.cure
    clock.now += 900
    assert looked(watcher, site) == ([], [])
    site.feeds["post"] = [(SHORT[0], "Rebels shelled Hama and Homs on Monday.")]
    site.down[PAGE] = (503, None)
    looked(watcher, site)
    site.down[PAGE] = (410, None)
    clock.now += 900
    (issue,), asked = looked(watcher, site)
    assert (issue.cure, asked) == ("it is not asked for again", [410])
    clock.now += 86_400
    assert looked(watcher, site) == ([], [])


def test_a_page_that_is_no_article_is_not_asked_for_again(
    site: Site, watcher: Watcher, clock: Clock
) -> None:
    site.pages[PAGE] = "<html><body></body></html>"
    (issue,), asked = looked(watcher, site)
    assert asked == [200]
    assert "again" not in issue.cure
    clock.now += 86_400
    assert looked(watcher, site) == ([], [])


def test_a_server_that_wants_rest_gets_it(site: Site, watcher: Watcher, clock: Clock) -> None:
    site.down[PAGE] = (503, "7200")
    looked(watcher, site)
    (one,) = watcher.memory(site.url("post")).waiting
    assert one.due - clock.now == 7200


def test_a_site_that_is_down_is_asked_for_one_page_a_look(
    site: Site, watcher: Watcher, clock: Clock
) -> None:
    site.feeds["post"] = [SHORT, ("Shelling in Homs", "Rebels shelled Homs on Monday.")]
    site.down = {PAGE: (503, None), "Shelling-in-Homs": (503, None)}
    assert len(looked(watcher, site)[0]) == 2
    clock.now += 900
    assert len(looked(watcher, site)[0]) == 1
    assert sorted(w.failures for w in watcher.memory(site.url("post")).waiting) == [1, 2]


def test_new_words_take_the_place_of_those_that_wait(
    site: Site, watcher: Watcher, clock: Clock
) -> None:
    site.down[PAGE] = (503, None)
    looked(watcher, site)
    site.feeds["post"] = [(SHORT[0], "Rebels shelled Hama on Monday, killing two.")]
    looked(watcher, site)
    (one,) = watcher.memory(site.url("post")).waiting
    assert "two" in one.entry.words
