"""Rounds over feeds from a real server: what is new is coded once, linked and told."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from dateline.desk import Desk
from dateline.errors import StoreError
from dateline.ingest.fetch import Visitor
from dateline.records import Issue
from dateline.watch import Change, watch
from dateline.watch.watching import Watcher
from tests.watch.conftest import Site

SHELLED = ("Shelling kills seven in Hama", "Rebels shelled a market in Hama on Monday, killing "
           "seven people, residents said.")  # fmt: skip
AGAIN = ("Nine dead in Hama", "Rebels shelled a market in Hama on Monday, killing nine people, "
         "the health ministry said.")  # fmt: skip
ARREST = ("Police arrest 40 in Lagos", "Police arrested 40 protesters in Lagos on Monday.")


class Stopped(Exception):
    """The clock of a test came to its end."""


class Clock:
    """A clock that stands still until someone sleeps."""

    def __init__(self) -> None:
        self.now = 1_741_112_400.0
        self.slept: list[float] = []
        self.rounds = 1
        self.between: Callable[[], None] = lambda: None

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        self.rounds -= 1
        if self.rounds <= 0:
            raise Stopped
        self.between()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "a.db")
    yield desk
    desk.close()


@pytest.fixture
def watcher(desk: Desk, clock: Clock) -> Watcher:
    visitor = Visitor(allow_private=True, pause=0)
    return Watcher(desk.store, desk.read, visitor, every=900, clock=clock)


def parted(happened: Iterator[Issue | Change]) -> tuple[list[tuple[str, bool]], list[Issue]]:
    """Return the titles of the incidents with whether they are new, and the issues."""
    changes, issues = [], []
    for item in happened:
        if isinstance(item, Issue):
            issues.append(item)
        else:
            changes.append((item.incident.title, item.new))
    return changes, issues


def test_what_is_new_is_told_once(site: Site, watcher: Watcher, desk: Desk) -> None:
    site.feeds["post"] = [SHELLED]
    url = site.url("post")
    ((title, new),), issues = parted(watcher.round([url]))
    assert ("Hama" in title, new, issues) == (True, True, [])
    assert parted(watcher.round([url])) == ([], [])
    assert site.asked == [("post", 200), ("post", 304)]
    site.feeds["post"] = [ARREST, SHELLED]
    ((title, new),), _ = parted(watcher.round([url]))
    assert ("Lagos" in title, new) == (True, True)
    assert len(list(desk.store.documents())) == 2
    (document,) = [d for d in desk.store.documents() if d.title == SHELLED[0]]
    assert (document.publisher, document.url) == (
        "The Post",
        site.url("Shelling-kills-seven-in-Hama"),
    )


@pytest.mark.parametrize("both", [(SHELLED, AGAIN), (AGAIN, SHELLED)])
def test_a_second_report_changes_an_incident(
    site: Site, watcher: Watcher, both: tuple[tuple[str, str], ...]
) -> None:
    site.feeds = {"post": [both[0]], "wire": [both[1]]}
    parted(watcher.round([site.url("post")]))
    ((title, new),), _ = parted(watcher.round([site.url("wire")]))
    assert ("Hama" in title, new) == (True, False)


def test_changed_words_are_a_new_version(site: Site, watcher: Watcher, desk: Desk) -> None:
    site.feeds["post"] = [SHELLED]
    parted(watcher.round([site.url("post")]))
    site.feeds["post"] = [(SHELLED[0], SHELLED[1].replace("seven people", "eight people"))]
    parted(watcher.round([site.url("post")]))
    assert len({d.url for d in desk.store.documents()}) == 1
    assert len(list(desk.store.documents())) == 2


def test_a_feed_that_is_down_is_asked_later_and_later_and_the_rest_goes_on(
    site: Site, watcher: Watcher, clock: Clock
) -> None:
    site.feeds["post"] = [ARREST]
    down, post = site.url("down"), site.url("post")
    changes, (issue,) = parted(watcher.round([down, post]))
    assert len(changes) == 1
    assert (issue.where, issue.what) == (down, "the server answered 404")
    assert "asked again from 2025-03-04 18:35 UTC on" in issue.cure
    waits = []
    for _ in range(9):
        waits.append(watcher.due(down) - clock.now)
        parted(watcher.round([down]))
    assert waits[:4] == [900, 1800, 3600, 7200]
    assert waits[-1] == 86_400
    site.feeds["down"] = [SHELLED]
    assert len(parted(watcher.round([down]))[0]) == 1
    assert watcher.memory(down).failures == 0


def test_a_server_that_wants_rest_gets_it(site: Site, watcher: Watcher, clock: Clock) -> None:
    site.down["post"] = (503, "7200")
    parted(watcher.round([site.url("post")]))
    assert watcher.due(site.url("post")) - clock.now == 7200


def test_what_is_no_feed_is_an_issue(site: Site, watcher: Watcher) -> None:
    site.feeds["post"] = []
    _, (issue,) = parted(watcher.round([site.url("post")]))
    assert issue.what == "a feed without entries"
    closed = site.url("post").replace("127.0.0.1", "10.0.0.1")
    watcher._visitor = Visitor()
    _, (issue,) = parted(watcher.round([closed]))
    assert issue.what.startswith("a private address")


def test_a_stop_while_coding_forgets_nothing(site: Site, watcher: Watcher, desk: Desk) -> None:
    site.feeds["post"] = [SHELLED, ARREST]
    url = site.url("post")
    read = watcher._read

    def stopped(documents: object) -> object:
        yield next(iter(read(documents)))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    watcher._read = stopped  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        parted(watcher.round([url]))
    assert watcher.memory(url).entries == ()
    watcher._read = read
    changes, issues = parted(watcher.round([url]))
    assert (len(changes), issues) == (2, [])
    assert len(list(desk.store.documents())) == 2


def test_a_watch_waits_between_its_rounds(site: Site, watcher: Watcher, clock: Clock) -> None:
    site.feeds = {"post": [SHELLED], "wire": [SHELLED]}
    feeds = [site.url("post"), site.url("wire"), site.url("gone")]
    clock.rounds = 3
    with pytest.raises(Stopped):
        for _ in watch(feeds, watcher, clock=clock, sleep=clock.sleep):
            pass
    assert clock.slept == [900, 900, 900]
    assert [status for path, status in site.asked if path == "gone"] == [404, 404]  # at 0 and 900
    assert [status for path, status in site.asked if path == "post"] == [200, 304, 304]


def test_a_watch_waits_for_a_database_that_another_run_holds(
    site: Site, watcher: Watcher, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.feeds["post"] = [SHELLED]
    held = StoreError("a.db: another process is writing to it; wait until that is done")
    answers = iter([held])
    round_ = watcher.round

    def locked(feeds: Sequence[str]) -> Iterator[Issue | Change]:
        for wrong in answers:
            raise wrong
        yield from round_(feeds)

    monkeypatch.setattr(watcher, "round", locked)
    clock.rounds = 2
    seen: list[Issue | Change] = []
    with pytest.raises(Stopped):
        seen.extend(watch([site.url("post")], watcher, clock=clock, sleep=clock.sleep))
    assert clock.slept == [60, 900]
    assert isinstance(seen[0], Issue)
    assert (seen[0].where, len(seen)) == ("a.db", 2)


def test_no_interval_is_shorter_than_five_minutes(desk: Desk) -> None:
    assert Watcher(desk.store, desk.read, Visitor(), every=1)._every == 300
