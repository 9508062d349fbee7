"""The ledger: which documents were read, coded or failed, in which shard, by which versions."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import msgspec

from dateline.records import Issue
from dateline.scale.working import Done, Sighted
from dateline.store import Maker

_TABLES, _STEPS = (
    (Path(__file__).parent / name).read_text(encoding="utf-8")
    for name in ("ledger.sql", "plan.sql")
)
_PLAN = [step for step in _STEPS.split(";") if step.strip()]

TRIES = 3
"""Runs of a batch that try an article whose coding fails; then it is given up."""
_PATIENCE = 600
"""Seconds to wait for somebody who reads the ledger."""


class Tally(msgspec.Struct, frozen=True):
    """How far a batch is, over all its runs."""

    documents: int
    repeated: int
    coded: int
    failed: int
    events: int
    again: int = 0
    """Of the failed ones, how many the next run tries again."""


class Ledger:
    """A batch's ledger, an SQLite file; one process writes to it, others may read meanwhile."""

    def __init__(self, path: Path, *, reading: bool = False) -> None:
        if reading:
            address = f"{path.resolve().as_uri()}?mode=ro"
            self._db = sqlite3.connect(address, uri=True, timeout=_PATIENCE)
            return
        self._db = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
        self._db.execute("PRAGMA journal_mode=TRUNCATE")  # WAL asks more of a shared folder
        self._db.executescript(_TABLES)
        columns = [row[1] for row in self._db.execute("PRAGMA table_info(documents)")]
        if "tries" not in columns:  # a ledger of an earlier version
            self._db.execute("ALTER TABLE documents ADD COLUMN tries INTEGER NOT NULL DEFAULT 0")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield self._db
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def begin(self, maker: Maker) -> None:
        """Note by which versions is coded from now on."""
        with self._writing() as db:
            row = (maker.digest, maker.version, maker.codebook, maker.model)
            db.execute("INSERT OR IGNORE INTO makers VALUES (?, ?, ?, ?)", row)

    def is_read(self, shard: str) -> bool:
        """Tell whether a shard was read to its end, or what was read of it is still to be coded."""
        query = (
            "SELECT 1 FROM shards WHERE key = ? AND (state != 'failed' OR EXISTS "
            "(SELECT 1 FROM parts WHERE shard = key AND state = 'read'))"
        )
        return self._db.execute(query, (shard,)).fetchone() is not None

    def is_broken(self, shard: str) -> bool:
        """Tell whether some of a shard could not be read."""
        query = "SELECT 1 FROM shards WHERE key = ? AND broken"
        return self._db.execute(query, (shard,)).fetchone() is not None

    def miss(self, issue: Issue) -> None:
        """Note a shard that can't be read at all, so that its path is its key."""
        with self._writing() as db:
            _forget_issues(db, issue.where)
            _put_issues(db, issue.where, [issue])
            row = (issue.where, issue.where)
            db.execute("INSERT OR REPLACE INTO shards VALUES (?, ?, 'failed', 1, 0, 0)", row)

    def sight(self, shard: str, where: str, sighted: Sighted) -> None:
        """Note what a shard holds, in place of what an earlier reading of it found."""
        with self._writing() as db:
            _forget_issues(db, where)
            db.execute("DELETE FROM shards WHERE key = ?", (where,))
            _forget_issues(db, shard)
            _put_issues(db, shard, sighted.issues)
            db.execute(
                "INSERT OR REPLACE INTO shards VALUES (?, ?, 'sighted', ?, ?, ?)",
                (shard, where, sighted.broken, len(sighted.documents), sighted.repeated),
            )
            db.executemany(
                "INSERT INTO sightings VALUES (?, ?, ?, ?, ?, ?)",
                ((d.id, shard, d.name, d.number, d.start, d.length) for d in sighted.documents),
            )

    def plan(self) -> None:
        """Give each document that was sighted and is new to one part: that of its first shard.

        First is the one where it has the least name, as in a database, and then the least key. So
        it does not hang on the order in which shards were given or read.
        """
        with self._writing() as db:
            for (shard,) in db.execute("SELECT key FROM shards WHERE state = 'sighted'").fetchall():
                query = "SELECT count(*) FROM parts WHERE shard = ?"
                (before,) = db.execute(query, (shard,)).fetchone()
                part = f"{shard}-{before + 1}" if before else shard
                db.execute("INSERT INTO parts VALUES (?, ?, 'read')", (part, shard))
            for step in _PLAN:
                db.execute(step)

    def unfinished(self) -> list[tuple[str, str]]:
        """Return the parts whose files are not written yet, each with its shard, in order."""
        query = "SELECT name, shard FROM parts WHERE state = 'read' ORDER BY name"
        return self._db.execute(query).fetchall()

    def waiting(self, part: str) -> list[tuple[int, str, int, int]]:
        """Return the documents of a part that are to be coded: number, id, start, length."""
        query = (
            "SELECT number, id, start, length FROM documents WHERE part = ? AND state = 'read' "
            "ORDER BY number"
        )
        return self._db.execute(query, (part,)).fetchall()

    def size(self, part: str) -> int:
        """Return how many documents a part has."""
        query = "SELECT count(*) FROM documents WHERE part = ?"
        return int(self._db.execute(query, (part,)).fetchone()[0])

    def done(self, shard: str, maker: str, documents: Sequence[Done]) -> None:
        """Note documents of a shard whose records are written."""
        with self._writing() as db:
            for one in documents:
                db.execute(
                    "UPDATE documents SET state = ?, events = ?, maker = ?, tries = tries + ? "
                    "WHERE id = ?",
                    (
                        "failed" if one.failed else "coded",
                        one.events,
                        maker,
                        one.failed,
                        one.document,
                    ),
                )
                db.execute("DELETE FROM issues WHERE document = ?", (one.document,))
                _put_issues(db, shard, one.issues)

    def finish(self, part: str) -> None:
        """Note that the files of a part are written."""
        with self._writing() as db:
            db.execute("UPDATE parts SET state = 'coded' WHERE name = ?", (part,))

    def code_again(self, part: str) -> None:
        """Take back that documents of a part are coded: what was written of it is lost."""
        with self._writing() as db:
            db.execute("UPDATE documents SET state = 'read' WHERE part = ?", (part,))

    def to_try_again(self) -> list[tuple[str, str]]:
        """Return the parts with articles that failed and are tried again, each with its shard."""
        query = (
            "SELECT name, shard FROM parts WHERE state = 'coded' AND EXISTS (SELECT 1 FROM "
            "documents AS d WHERE d.part = parts.name AND d.state = 'failed' AND d.tries < ?) "
            "ORDER BY name"
        )
        return self._db.execute(query, (TRIES,)).fetchall()

    def failed(self, part: str) -> frozenset[str]:
        """Return the articles of a part that failed and are tried again."""
        query = "SELECT id FROM documents WHERE part = ? AND state = 'failed' AND tries < ?"
        return frozenset(one for (one,) in self._db.execute(query, (part, TRIES)))

    def tried(self, part: str) -> frozenset[str]:
        """Return the articles of a part that failed before."""
        query = "SELECT id FROM documents WHERE part = ? AND tries > 0"
        return frozenset(one for (one,) in self._db.execute(query, (part,)))

    def numbers(self, part: str) -> dict[str, int]:
        """Return the number of each article of a part."""
        return dict(self._db.execute("SELECT id, number FROM documents WHERE part = ?", (part,)))

    def reopen(self, part: str, bodies: Iterable[tuple[str, int, int]]) -> None:
        """Note that some articles of a part are to be coded again: id, start and length of each."""
        with self._writing() as db:
            db.execute("UPDATE parts SET state = 'read' WHERE name = ?", (part,))
            db.executemany(
                "UPDATE documents SET state = 'read', start = ?, length = ? WHERE id = ?",
                ((start, length, one) for one, start, length in bodies),
            )

    def forget(self, shard: str) -> None:
        """Take back that a shard was read: it is read again, for what no part has."""
        with self._writing() as db:
            db.execute("DELETE FROM sightings WHERE shard = ?", (shard,))
            db.execute("DELETE FROM shards WHERE key = ?", (shard,))

    def drop(self, part: str) -> None:
        """Take a part back: its files, or what they are made from, are lost."""
        with self._writing() as db:
            db.execute("DELETE FROM documents WHERE part = ?", (part,))
            db.execute("DELETE FROM parts WHERE name = ?", (part,))

    def written(self) -> list[tuple[str, str]]:
        """Return the parts whose files are written, each with its shard."""
        return self._db.execute("SELECT name, shard FROM parts WHERE state = 'coded'").fetchall()

    def waits(self, shard: str) -> bool:
        """Tell whether something of a shard is still to be coded or written."""
        query = "SELECT 1 FROM parts WHERE shard = ? AND state = 'read'"
        return self._db.execute(query, (shard,)).fetchone() is not None

    def unread(self) -> list[str]:
        """Return the shards whose file of documents is needed: those not coded to the end."""
        query = (
            "SELECT shard FROM parts WHERE state = 'read' "
            "UNION SELECT key FROM shards WHERE state = 'sighted'"
        )
        return [shard for (shard,) in self._db.execute(query)]

    def tally(self) -> Tally:
        """Return how far the batch is."""
        counts = dict(self._db.execute("SELECT state, count(*) FROM documents GROUP BY state"))
        (events,) = self._db.execute("SELECT coalesce(sum(events), 0) FROM documents").fetchone()
        (repeated,) = self._db.execute("SELECT coalesce(sum(repeated), 0) FROM shards").fetchone()
        coded, failed = counts.get("coded", 0), counts.get("failed", 0)
        query = "SELECT count(*) FROM documents WHERE state = 'failed' AND tries < ?"
        (again,) = self._db.execute(query, (TRIES,)).fetchone()
        return Tally(sum(counts.values()), repeated, coded, failed, events, again)


def _forget_issues(db: sqlite3.Connection, shard: str) -> None:
    """Drop the issues that the reading of a shard had."""
    db.execute("DELETE FROM issues WHERE shard = ? AND document IS NULL", (shard,))


def _put_issues(db: sqlite3.Connection, shard: str, issues: Iterable[Issue]) -> None:
    db.executemany(
        "INSERT INTO issues (shard, document, place, what, cure) VALUES (?, ?, ?, ?, ?)",
        ((shard, i.document, i.where, i.what, i.cure) for i in issues),
    )
