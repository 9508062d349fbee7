"""Which texts of a store are one: of a new document against some, or of many against all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from dateline.link.processes import run_jobs
from dateline.link.texts.copies import judge_runs, runs_of
from dateline.link.texts.shingles import Text, text_of
from dateline.records import Copy
from dateline.store import Store
from dateline.store.linking import Links

_PAIRS = 5000
"""Pairs that a job judges: half a second, and its documents are read in few queries."""
_POOL = 60_000
"""From so many pairs on, several processes judge them: they take three seconds to start."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Copy]).decode
_text = msgspec.msgpack.Decoder(Text).decode


def copies_with(store: Store, text: bytes, others: Mapping[str, bytes | None]) -> list[Copy]:
    """Return what the text of a document shares with those of others, as kept (None: it is not)."""
    mine = runs_of(_text(text))
    unkept = store.read_documents([ident for ident, kept in others.items() if kept is None])
    texts = [
        *(_text(kept) for kept in others.values() if kept is not None),
        *map(text_of, unkept.values()),
    ]
    judged = (judge_runs(mine, runs_of(text, mine.holders.keys())) for text in texts)
    return [found for found in judged if found is not None]


def all_copies(store: Store, links: Links, new: Set[str]) -> Iterator[Copy]:
    """Return what new documents share with any document; both have the keys of their texts."""
    others = _sharing(links.all_text_keys(), new)
    jobs: list[dict[str, Sequence[str]]] = [{}]
    pairs = held = 0
    for document in _in_neighbourhoods(others):
        mine = sorted(other for other in others[document] if other < document)
        if held > _PAIRS:
            jobs.append({})
            held = 0
        if mine:
            jobs[-1][document] = mine
        held, pairs = held + len(mine), pairs + len(mine)
    for judged in run_jobs(_packed, store, jobs, several=pairs >= _POOL):
        yield from _decode(judged)


def _packed(store: Store, job: Mapping[str, Sequence[str]]) -> bytes:
    """Return the copies of a job as bytes: they go from process to process ten times faster."""
    return _encode(_judged(store, job))


def _judged(store: Store, wanted: Mapping[str, Sequence[str]]) -> list[Copy]:
    """Return what documents share with those that each is to be judged against."""
    documents = store.read_documents({*wanted, *(d for others in wanted.values() for d in others)})
    runs = {ident: runs_of(text_of(document)) for ident, document in documents.items()}
    return [
        found
        for document, others in wanted.items()
        for other in others
        if (found := judge_runs(runs[document], runs[other])) is not None
    ]


def _sharing(keyed: Iterable[tuple[int, str]], new: Set[str]) -> Mapping[str, Set[str]]:
    """Return the documents that share a key with each, where either is new."""
    by_key: dict[int, list[str]] = defaultdict(list)
    for key, document in keyed:
        by_key[key].append(document)
    others: dict[str, set[str]] = defaultdict(set)
    for documents in by_key.values():
        if len(documents) > 1:
            fresh = new & set(documents)
            for one in documents:
                others[one].update(documents if one in new else fresh)
    return others


def _in_neighbourhoods(others: Mapping[str, Set[str]]) -> Iterator[str]:
    """Return documents each near those that it shares keys with: so few jobs read the same."""
    seen: set[str] = set()
    for start in sorted(others):
        waiting = [start]
        while waiting:
            document = waiting.pop()
            if document not in seen:
                seen.add(document)
                yield document
                waiting += sorted(others[document] - seen, reverse=True)
