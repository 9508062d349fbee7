"""Taking new codings in: what they tell, the links that has, and the texts they share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.link.clusters import Pair
from dateline.link.comparing import TIE, scores
from dateline.link.deeds.blocking import keys
from dateline.link.deeds.tellings import Telling, tellings
from dateline.link.processes import run_jobs
from dateline.link.texts.copies import Runs, judge_runs, runs_of
from dateline.link.texts.shingles import keys_of, text_of
from dateline.records import Copy
from dateline.store import Store
from dateline.store.linking import Kept, Links
from dateline.store.reviewing import Reviews

BULK = 200
"""From so many new documents on, links are looked for in memory instead of key by key, and what
the documents tell is read on several processes."""
_CHUNK = 100
Progress = Callable[[str, int, int], None]
encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Telling).decode


class Taken(msgspec.Struct):
    """The tellings that are new or have lost or won a link; the events that are told anew."""

    touched: set[str]
    events: set[str]


def take_in(
    store: Store, links: Links, pending: Sequence[tuple[str, int]],
    ordered: Mapping[Pair, float], progress: Progress,
) -> Taken:  # fmt: skip
    """Take in the codings of some documents, each by its number, and link them to all others."""
    taken = Taken(set(), set())
    bulk = len(pending) >= BULK
    texts = _Texts(store)
    numbers = dict(pending)
    listed = list(numbers)
    jobs = [
        _Job(listed[start : start + _CHUNK], dict(ordered))
        for start in range(0, len(listed), _CHUNK)
    ]
    done = 0
    for heard in run_jobs(_heard, store, jobs, several=bulk):
        for ident, kept, text_keys in heard:
            _forget(links, ident, taken)
            if not bulk:
                found = [decode(k.body) for k in kept]
                links.link(_links([*found, *_neighbourhood(links, kept)], {t.id for t in found}))
                links.keep_copies(texts.copies(ident, links.texts_sharing(text_keys)))
            links.add(ident, numbers[ident], kept, text_keys)
            taken.touched |= {k.id for k in kept}
            taken.events |= {event for k in kept for event in k.events}
            done += 1
            progress("reading", done, len(pending))
    if bulk:
        links.link(_links([decode(body) for body in links.all_bodies()], taken.touched))
        links.keep_copies(_all_copies(links, texts, set(listed)))
    return taken


class _Job(msgspec.Struct, frozen=True):
    """Documents whose codings are read for what they tell."""

    documents: Sequence[str]
    ordered: Mapping[Pair, float]


def _heard(store: Store, job: _Job) -> list[tuple[str, list[Kept], set[int]]]:
    """Return what each document tells, and the keys of its text."""
    reviews = Reviews.of_store(store)
    found = []
    for ident in job.documents:
        document = store.document(ident)
        told = tellings(document, reviews.applied(store.coding(ident)), job.ordered)
        kept = [Kept(t.id, t.events, encode(t), keys(t)) for t in told]
        found.append((ident, kept, {key.key for key in keys_of(text_of(document))}))
    return found


def _forget(links: Links, document: str, taken: Taken) -> None:
    """Drop what an earlier coding of a document left; its neighbours lose a link."""
    gone = links.tellings_of(document)
    if gone:
        taken.touched |= links.neighbours(gone)
        taken.events |= links.events_of(gone)
    links.drop(document, gone)
    taken.touched -= gone


def _neighbourhood(links: Links, kept: Sequence[Kept]) -> Iterator[Telling]:
    """Return all that is told by the documents which share a key with some tellings."""
    shared = {key for telling in kept for key in telling.keys}
    yield from map(decode, links.bodies(sorted(links.sharing(shared))))


def _links(everything: Iterable[Telling], new: set[str]) -> Iterator[tuple[str, str, float]]:
    """Return the pairs with a new side that may be one deed, of two documents."""
    told = {telling.id: telling for telling in everything}
    for (left, right), log_odds in scores(told.values(), new).items():
        if log_odds > TIE and told[left].document != told[right].document:
            yield left, right, log_odds


class _Texts:
    """Texts of documents, each made ready once in a run."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ready: dict[str, Runs] = {}

    def copies(self, document: str, others: set[str]) -> Iterator[Copy]:
        """Return what a document shares with others."""
        for other in sorted(others - {document}):
            if found := judge_runs(self._runs(document), self._runs(other)):
                yield found

    def _runs(self, document: str) -> Runs:
        if document not in self.ready:
            self.ready[document] = runs_of(text_of(self.store.document(document)))
        return self.ready[document]


def _all_copies(links: Links, texts: _Texts, new: set[str]) -> Iterator[Copy]:
    """Return what new documents share with any document."""
    by_key: dict[int, list[str]] = defaultdict(list)
    others: dict[str, set[str]] = defaultdict(set)
    for key, document in links.all_text_keys():
        by_key[key].append(document)
    for documents in by_key.values():
        for place, one in enumerate(documents):
            others[one].update(d for d in documents[:place] if one in new or d in new)
    for document in sorted(others):
        yield from texts.copies(document, others[document])
