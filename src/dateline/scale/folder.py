"""The folder of a batch: where what lies in it, and who may write there."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dateline.errors import BatchError
from dateline.export.files import whole_file
from dateline.ingest.sources import BATCH
from dateline.store import Maker

RECORDS = "records.jsonl.gz"
"""The file of a part from which a database is filled: `dateline export records`, compressed."""


class Folder(msgspec.Struct, frozen=True):
    """A batch's folder: its parts in `shards`, its ledger, and what is not done in `.work`."""

    path: Path

    @property
    def ledger(self) -> Path:
        """Return where the ledger is."""
        return self.path / "ledger.db"

    @property
    def work(self) -> Path:
        """Return where what is not done lies: readers of "shards/*/…" must not meet any of it."""
        return self.path / ".work"

    def part(self, name: str) -> Path:
        """Return the folder of a part that is done."""
        return self.path / "shards" / name

    def parts(self) -> list[Path]:
        """Return the folders of all parts that are done, in order."""
        return sorted(file.parent for file in self.path.glob(f"shards/[!.]*/{RECORDS}"))

    def spool(self, shard: str) -> Path:
        """Return the file of the documents that were read from a shard."""
        return self.work / f"{shard}.documents"

    def pieces(self, part: str) -> Path:
        """Return the folder of what is coded of a part so far."""
        return self.work / part

    def maker(self) -> Maker:
        """Return what codes, or coded, into this folder."""
        try:
            return msgspec.json.decode((self.path / BATCH).read_bytes(), type=Maker)
        except (FileNotFoundError, NotADirectoryError):
            raise BatchError(
                f'{self.path}: no batch in it; make one with "dateline batch SHARD --out '
                f'{self.path}"'
            ) from None
        except msgspec.DecodeError as wrong:
            raise BatchError(f"{self.path / BATCH}: {wrong}; give another folder") from None

    def begin(self, maker: Maker) -> None:
        """Make the folder, or see that it is of these versions: one folder, one version."""
        if (self.path / BATCH).exists():
            if (there := self.maker()) != maker:
                raise BatchError(
                    f"{self.path}: begun by version {there.version} with codebook "
                    f"{there.codebook}, not {maker.version} with {maker.codebook}; give another "
                    "--out, or go on with that version"
                )
            return
        if self.path.exists() and any(p.name != ".work" for p in self.path.iterdir()):
            raise BatchError(f"{self.path}: other files are in it; give a new folder as --out")
        self.work.mkdir(parents=True, exist_ok=True)
        with whole_file(self.path / BATCH) as out:
            out.write(msgspec.json.encode(maker) + b"\n")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other batches out of the folder; the system lets go of it if we are ended."""
        self.work.mkdir(exist_ok=True)
        lock = sqlite3.connect(self.work / "lock", timeout=0, isolation_level=None)
        try:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as wrong:
                raise BatchError(
                    f"{self.path}: another batch is at work there ({wrong}); wait until it is done"
                ) from None
            yield
        finally:
            lock.close()
