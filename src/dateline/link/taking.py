"""Taking new codings in: what they tell, the links that has, and the texts they share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.link.clusters import Pair, pair
from dateline.link.comparing import TIE, pairs_sharing, scores
from dateline.link.copying import all_copies, copies_with
from dateline.link.deeds.blocking import keys
from dateline.link.deeds.tellings import Telling, tellings
from dateline.link.processes import run_jobs
from dateline.link.texts.shingles import keys_of, text_of
from dateline.store import Store
from dateline.store.kept import Kept, Told
from dateline.store.linking import Links
from dateline.store.reviewing import Reviews

BULK = 200
"""From so many new documents on, links are looked for in memory instead of key by key, and what
the documents tell is read on several processes."""
_CHUNK = 100
Progress = Callable[[str, int, int], None]
encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Telling).decode


class Taken(msgspec.Struct):
    """What was taken in: the documents, and the events that they told before or tell now.

    `new` are their tellings; `touched` are these and those that lost a link to an earlier one.
    """

    documents: frozenset[str]
    new: set[str]
    touched: set[str]
    events: set[str]


def take_in(
    store: Store, links: Links, pending: Sequence[tuple[str, int]],
    ordered: Mapping[Pair, float], progress: Progress,
) -> Taken:  # fmt: skip
    """Take in the codings of some documents, each by its number, and link them to all others."""
    taken = Taken(frozenset(ident for ident, _ in pending), set(), set(), set())
    bulk = len(pending) >= BULK
    if bulk:
        links.expect_many()
    numbers = dict(pending)
    listed = list(numbers)
    jobs = [
        _Job(listed[start : start + _CHUNK], dict(ordered))
        for start in range(0, len(listed), _CHUNK)
    ]
    done = 0
    for told in run_jobs(_heard, store, jobs, several=bulk):
        _forget(links, [document.document for document in told], taken)
        if bulk:
            links.add(told, numbers)
        for document in told:
            if not bulk:
                _link(store, links, document, numbers)
            taken.new |= {k.id for k in document.tellings}
            taken.events |= {event for k in document.tellings for event in k.events}
            done += 1
            progress("reading", done, len(pending))
    if bulk:
        everything = [decode(body) for body in links.all_bodies()]
        sharing = pairs_sharing(links.all_keys())
        links.link(_links(everything, scores(everything, sharing, new=taken.new)))
        links.keep_copies(all_copies(store, links, taken.documents))
    taken.touched |= taken.new
    return taken


def _link(store: Store, links: Links, document: Told, numbers: Mapping[str, int]) -> None:
    """Keep a document with its links and copies among those that are kept."""
    by_key: dict[int, list[str]] = defaultdict(list)
    for telling in document.tellings:
        for key in telling.keys:
            by_key[key].append(telling.id)
    near = links.holders(by_key)
    shared = {pair(mine, other) for key, other, _ in near for mine in by_key[key]}
    bodies = [*(t.body for t in document.tellings), *links.told_by(holder for *_, holder in near)]
    told = [decode(body) for body in bodies]
    links.link(_links(told, scores(told, shared, new={t.id for t in document.tellings})))
    links.keep_copies(copies_with(store, document.text, links.texts_sharing(document.keys)))
    links.add([document], numbers)


class _Job(msgspec.Struct, frozen=True):
    """Documents whose codings are read for what they tell."""

    documents: Sequence[str]
    ordered: Mapping[Pair, float]


def _heard(store: Store, job: _Job) -> list[Told]:
    """Return what is kept of each document."""
    reviews = Reviews.of_store(store)
    found = []
    for ident, (document, coding) in store.read(job.documents).items():
        told = tellings(document, reviews.applied(coding), job.ordered)
        kept = [Kept(t.id, t.events, encode(t), keys(t)) for t in told]
        text = text_of(document)
        found.append(Told(ident, kept, encode(text), frozenset(k.key for k in keys_of(text))))
    return found


def _forget(links: Links, documents: Sequence[str], taken: Taken) -> None:
    """Drop what earlier codings of documents left; their neighbours lose a link."""
    known = [document for document, _ in links.linked(documents)]
    if not known:
        return
    gone = links.tellings_of(known)
    taken.touched |= links.neighbours(gone)
    taken.events |= links.events_of(gone)
    links.drop(known, gone)
    taken.touched -= gone


def _links(
    told: Iterable[Telling], compared: Mapping[Pair, float]
) -> Iterator[tuple[str, str, float]]:
    """Return the pairs of two documents that may be one deed."""
    documents = {telling.id: telling.document for telling in told}
    for (left, right), log_odds in compared.items():
        if log_odds > TIE and documents[left] != documents[right]:
            yield left, right, log_odds
