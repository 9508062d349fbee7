"""Taking new codings in: what they tell, the links that has, and the texts they share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.link.clusters import Pair
from dateline.link.comparing import pairs
from dateline.link.copies import judge_texts
from dateline.link.deeds.blocking import keys
from dateline.link.deeds.judging import score
from dateline.link.deeds.tellings import Telling, tellings
from dateline.link.shingles import Text, keys_of, text_of
from dateline.records import Copy
from dateline.store import Store
from dateline.store.linking import Kept, Links

BULK = 200
"""From so many new documents on, links are looked for in memory instead of key by key."""
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
    for number, (ident, coding) in enumerate(pending, start=1):
        _forget(links, ident, taken)
        document = store.document(ident)
        found = tellings(document, store.coding(ident), ordered)
        text_keys = {key.key for key in keys_of(texts.add(text_of(document)))}
        if not bulk:
            shared = {key for telling in found for key in keys(telling)}
            links.link(_links([*found, *map(decode, links.sharing(shared))], {t.id for t in found}))
            links.keep_copies(texts.copies(ident, links.texts_sharing(text_keys)))
        links.add(ident, coding, [Kept(t.id, t.events, encode(t), keys(t)) for t in found], text_keys)
        taken.touched |= {t.id for t in found}
        taken.events |= {event for t in found for event in t.events}
        progress("reading", number, len(pending))
    if bulk:
        links.link(_links([decode(body) for body in links.all_bodies()], taken.touched))
        links.keep_copies(_all_copies(links, texts, {ident for ident, _ in pending}))
    return taken


def _forget(links: Links, document: str, taken: Taken) -> None:
    """Drop what an earlier coding of a document left; its neighbours lose a link."""
    gone = links.tellings_of(document)
    if gone:
        taken.touched |= links.neighbours(gone)
        taken.events |= links.events_of(gone)
    links.drop(document, gone)
    taken.touched -= gone


def _links(everything: Iterable[Telling], new: set[str]) -> Iterator[tuple[str, str, float]]:
    """Return the pairs with a new side that may be one deed."""
    for left, right in pairs(everything):
        if (left.id in new or right.id in new) and left.document != right.document:
            log_odds = score(left, right)
            if log_odds is not None and log_odds > 0:
                yield left.id, right.id, log_odds


class _Texts:
    """Texts of documents, each read once in a run."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.read: dict[str, Text] = {}

    def add(self, text: Text) -> Text:
        """Keep a text that was read elsewhere."""
        self.read[text.id] = text
        return text

    def copies(self, document: str, others: set[str]) -> Iterator[Copy]:
        """Return what a document shares with others."""
        for other in sorted(others - {document}):
            if found := judge_texts(self._text(document), self._text(other)):
                yield found

    def _text(self, document: str) -> Text:
        return self.read.get(document) or self.add(text_of(self.store.document(document)))


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
