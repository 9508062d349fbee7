"""Opening the index: an SQLite file beside the database, made anew when its shape changed."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dateline.errors import StoreError

T = TypeVar("T")
_TABLES = (Path(__file__).parent / "tables.sql").read_text(encoding="utf-8")
SHAPE = hashlib.sha256(_TABLES.encode()).hexdigest()[:16]


class Index:
    """The index of a database; safe to be asked by several threads at once."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + "-desk")
        self._local = threading.local()
        self._writing = threading.Lock()
        try:
            self._make()
        except sqlite3.OperationalError as wrong:
            raise StoreError(
                f"{self.path}: can't be written: {wrong}; give the desk a database in a folder "
                "that it may write to"
            ) from None

    def ask(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[Any]:
        """Return the rows of a query, as `sqlite3.Row`s."""
        return self._connection().execute(query, values).fetchall()

    def structs(
        self, kind: type[T], query: str, values: Sequence[object] | dict[str, object] = ()
    ) -> tuple[T, ...]:
        """Return the rows of a query as structs, by the names of its columns."""
        return tuple(msgspec.convert(dict(r), kind, strict=False) for r in self.ask(query, values))

    def value(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> Any:
        """Return the first column of the first row; None if there is none."""
        row = self._connection().execute(query, values).fetchone()
        return None if row is None else row[0]

    def state(self, name: str) -> int:
        """Return up to where the index was filled, by the name of what it was filled from."""
        return int(self.text(name) or 0)

    def text(self, name: str) -> str:
        """Return what the index remembers under a name; "" where it has nothing."""
        return str(self.value("SELECT value FROM state WHERE name = ?", (name,)) or "")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside one transaction; one thread at a time."""
        with self._writing:
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def _make(self) -> None:
        known = self._connection().execute("PRAGMA user_version").fetchone()[0]
        if known == int(SHAPE[:7], 16):
            return
        self._connection().close()
        del self._local.connection
        for ending in ("", "-wal", "-shm"):
            Path(f"{self.path}{ending}").unlink(missing_ok=True)
        connection = self._connection()
        connection.executescript(_TABLES)
        connection.execute(f"PRAGMA user_version = {int(SHAPE[:7], 16)}")

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            connection = sqlite3.connect(self.path, isolation_level=None, timeout=30)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -32000")
            self._local.connection = connection
        return self._local.connection  # type: ignore[no-any-return]
