"""Taking new codings in: their mentions, the links they have and the texts they share."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import msgspec

from dateline.link.blocking import keys
from dateline.link.comparing import pairs
from dateline.link.copies import judge_texts
from dateline.link.judging import score
from dateline.link.mentions import Mention, mentions
from dateline.link.shingles import Text, keys_of, text_of
from dateline.records import Copy
from dateline.store import Store
from dateline.store.linking import Kept, Links

BULK = 200
"""From so many new documents on, links are looked for in memory instead of key by key."""
Progress = Callable[[str, int, int], None]
encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Mention).decode


class Taken(msgspec.Struct):
    """The mentions that are new or have lost or won a link, and those that are gone."""

    touched: set[str]
    gone: set[str]


def take_in(
    store: Store, links: Links, pending: Sequence[tuple[str, int]], progress: Progress
) -> Taken:
    """Take in the codings of some documents, each by its number, and link them to all others."""
    taken = Taken(set(), set())
    bulk = len(pending) >= BULK
    texts = _Texts(store)
    for number, (ident, coding) in enumerate(pending, start=1):
        _forget(links, ident, taken)
        document = store.document(ident)
        found = list(mentions(document, store.coding(ident)))
        text_keys = {key.key for key in keys_of(texts.add(text_of(document)))}
        if not bulk:
            links.link(_links(found, map(decode, links.sharing(_all_keys(found)))))
            links.keep_copies(texts.copies(ident, links.texts_sharing(text_keys)))
        kept = [Kept(m.id, encode(m), keys(m)) for m in found]
        links.add(ident, coding, kept, text_keys)
        taken.touched |= {m.id for m in found}
        progress("reading", number, len(pending))
    if bulk:
        everything = [decode(body) for body in links.all_bodies()]
        links.link(_new_links(everything, taken.touched))
        links.keep_copies(_all_copies(links, texts, {ident for ident, _ in pending}))
    return taken


def _forget(links: Links, document: str, taken: Taken) -> None:
    """Drop what an earlier coding of a document left; its neighbours lose a link."""
    gone = links.mentions_of(document)
    if gone:
        taken.touched |= links.neighbours(gone)
        taken.gone |= gone
    links.drop(document, gone)
    taken.touched -= taken.gone


def _all_keys(found: Sequence[Mention]) -> set[int]:
    return {key for mention in found for key in keys(mention)}


def _links(found: Sequence[Mention], others: Iterator[Mention]) -> Iterator[tuple[str, str, float]]:
    """Return the pairs of new mentions with each other and with older ones that may be one."""
    new = {m.id for m in found}
    yield from _new_links([*found, *others], new)


def _new_links(everything: Sequence[Mention], new: set[str]) -> Iterator[tuple[str, str, float]]:
    for left, right in pairs(everything):
        if left.id in new or right.id in new:
            total = score(left, right)
            if total is not None and total > 0:
                yield left.id, right.id, total


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
