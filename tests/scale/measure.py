"""Measures what a batch costs an article, and reckons what many articles a day would cost.

    python -m tests.scale.measure articles.jsonl [articles a day]

Times are of the processor, not of the clock, in one process that does all: so they hold beside
other work. Bytes are those of files on the disk. What is reckoned is the product of both.
"""

import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.export.parquet import TABLES
from dateline.link import link_store
from dateline.scale import load_batch, run_batch
from dateline.scale.folder import RECORDS, Folder
from dateline.scale.records import read_records
from dateline.scale.running import Outcome
from dateline.scale.working import Piece
from dateline.store import Store
from tests.scale.here import Here

DAY = 86_400


class Timed(Here):
    """Does jobs here, and adds up what each kind of them takes."""

    def __init__(self) -> None:
        super().__init__(room=1)
        self.seconds: dict[str, float] = defaultdict(float)
        self.loading = 0.0

    def finished(self) -> Iterator[Outcome]:
        """Do a job, timed; the first piece is done twice, since it loads the models."""
        job = self.out[0]
        if isinstance(job, Piece) and not self.loading:
            began = time.process_time()
            list(super().finished())
            self.loading = time.process_time() - began
            self.out.append(job)
        began = time.process_time()
        done = list(super().finished())
        self.seconds[type(job).__name__] += time.process_time() - began
        yield from done


def main() -> None:
    """Measure, and print what was measured and what is reckoned."""
    articles, a_day = Path(sys.argv[1]), int((sys.argv[2:] or ["1000000"])[0])
    with tempfile.TemporaryDirectory() as made:
        out, timed = Path(made) / "out", Timed()
        began = time.process_time()
        tally = run_batch([str(articles)], out, timed).tally
        seconds = dict(timed.seconds)
        spent = time.process_time() - began - timed.loading
        seconds["ledger"] = spent - sum(seconds.values())
        number = tally.documents
        coded = [c for part in Folder(out).parts() for c in read_records(part / RECORDS)]
        sizes = {"source": articles.stat().st_size}
        sizes["text"] = sum(len(document.text.encode()) for document, _ in coded)
        sizes |= {name: _size(out, f"shards/*/{name}.parquet") for name in TABLES}
        sizes["parquet"] = sum(sizes[name] for name in TABLES)
        sizes["records"] = _size(out, f"shards/*/{RECORDS}")
        sizes["ledger"] = _size(out, "ledger.db*")
        db = Path(made) / "a.db"
        store = Store(db)
        began = time.process_time()
        load_batch(Folder(out), store)
        seconds["load"] = time.process_time() - began
        store.close()
        sizes["database"] = _size(Path(made), "a.db*")
        store, before = Store(db), sum(resource.getrusage(who).ru_utime for who in _WHO)
        incidents = link_store(store).incidents
        seconds["link"] = sum(resource.getrusage(who).ru_utime for who in _WHO) - before
        store.close()
        sizes["linked"] = _size(Path(made), "a.db*")
    ms = {kind: round(1000 * took / number, 2) for kind, took in seconds.items()}
    stored = {name: round(size / number) for name, size in sizes.items()}
    measured = {
        "articles": number,
        "words": sum(len(document.text.split()) for document, _ in coded) / number,
        "events": tally.events / number,
        "all_events": sum(len(coding.events) for _, coding in coded) / number,
        "claims": sum(len(coding.claims) for _, coding in coded) / number,
        "incidents": incidents / number,
        "ms": ms,
        "bytes": stored,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    reckoned = {
        "cores": {kind: round(a_day * each / 1000 / DAY, 2) for kind, each in ms.items()},
        "gb_a_day": {name: round(a_day * size / 1e9, 2) for name, size in stored.items()},
    }
    told = {"measured": measured, "reckoned": reckoned}
    sys.stdout.write(json.dumps(told, indent=1) + "\n")


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _size(folder: Path, names: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(names))


if __name__ == "__main__":
    main()
