"""From a batch to a database: its codings are kept as if they had been coded there."""

from collections.abc import Callable

import msgspec

from dateline.scale.folder import RECORDS, Folder
from dateline.scale.ledger import Ledger
from dateline.scale.records import read_records
from dateline.store import Store


class Loaded(msgspec.Struct):
    """What a loading did: parts read, their documents, those new; and how many are not coded."""

    parts: int = 0
    documents: int = 0
    new: int = 0
    waiting: int = 0


def load_batch(
    folder: Folder, store: Store, *, progress: Callable[[int, int], None] = lambda *_: None
) -> Loaded:
    """Add the codings of a batch to a database; those that are there already stay as they are."""
    maker = folder.maker()
    parts = folder.parts()
    loaded = Loaded()
    run: int | None = None
    for part in parts:
        for document, coding in read_records(part / RECORDS):
            loaded.documents += 1
            if store.knows(coding, maker):
                continue
            if run is None:
                run = store.start_run(maker)
            loaded.new += store.save(document, coding, run=run, maker=maker)
        loaded.parts += 1
        progress(loaded.parts, len(parts))
    if folder.ledger.exists():
        with Ledger(folder.ledger, reading=True) as ledger:
            loaded.waiting = sum(ledger.size(part) for part, _ in ledger.unfinished())
    return loaded
