"""A batch: shards read, each document given to one of them, coded once, written as Parquet."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from dateline.codebook.directory import load_directory
from dateline.export.files import sweep
from dateline.ingest import Meta
from dateline.pipeline import PLAIN, Settings, made_by
from dateline.records import Issue
from dateline.scale.again import try_again
from dateline.scale.folder import RECORDS, Folder
from dateline.scale.ledger import Ledger, Tally
from dateline.scale.running import Lost, Runner, drive
from dateline.scale.shards import Shard, find_shards
from dateline.scale.working import Done, Finish, Job, Piece, Reading, Result, Sighted, lost_document
from dateline.store import Maker

PIECE = 32
"""Documents that are coded as one job: a process that is ended loses so many at most."""
_SHOWN = 20
Progress = Callable[[str, int, int], None]


class Outcome(msgspec.Struct):
    """What a run of a batch did; `tally` is of all runs into its folder."""

    tally: Tally
    shards: int = 0
    failed: int = 0
    coded: int = 0
    issues: list[Issue] = []
    further: int = 0

    def add(self, issues: Iterable[Issue]) -> None:
        """Note issues: the first of them to be shown, the number of the others."""
        for issue in issues:
            if len(self.issues) < _SHOWN:
                self.issues.append(issue)
            else:
                self.further += 1


def run_batch(
    sources: Sequence[str],
    out: Path,
    runner: Runner,
    *,
    meta: Meta = Meta(),  # noqa: B008  (it is frozen)
    settings: Settings = PLAIN,
    progress: Progress = lambda *_: None,
) -> Outcome:
    """Code the documents of all sources that are not coded in a folder yet, each once.

    What a run that was stopped left is finished too, and what failed is tried again (`TRIES`).
    The files written are the same for any runner, any order of the sources, and however often the
    run was stopped.
    """
    load_directory(settings.actors)  # a fault in them is told before a folder is of their versions
    folder, maker = Folder(out.resolve()), made_by(settings)
    folder.begin(maker)
    with folder.held(), Ledger(folder.ledger) as ledger:
        ledger.begin(maker)
        batch = _Batch(folder, ledger, runner, maker, settings, progress)
        batch.mend()
        try_again(folder, ledger)
        batch.read(sources, meta)
        batch.code()
        batch.outcome.tally = ledger.tally()
        return batch.outcome


class _Batch:
    """One run of a batch."""

    def __init__(
        self, folder: Folder, ledger: Ledger, runner: Runner, maker: Maker, settings: Settings,
        progress: Progress,
    ) -> None:  # fmt: skip
        self.folder, self.ledger, self.runner = folder, ledger, runner
        self.maker, self.settings, self.progress = maker.digest, settings, progress
        self.outcome = Outcome(ledger.tally())
        self._shards: dict[str, str] = {}  # of each part
        self._left: dict[str, int] = {}  # documents to be coded, of each part
        self._done = self._total = 0

    def mend(self) -> None:
        """Take away drafts, and take back what the ledger has of files that are gone."""
        for left in (self.folder.work, self.folder.path / "shards"):
            sweep(left)
        for part, shard in self.ledger.written():
            if not (self.folder.part(part) / RECORDS).exists():
                self.ledger.drop(part)
                self.ledger.forget(shard)
        for part, shard in self.ledger.unfinished():
            if not self.folder.spool(shard).exists():
                self.ledger.drop(part)
                self.ledger.forget(shard)
            elif not self.folder.pieces(part).exists():
                self.ledger.code_again(part)
        for shard in self.ledger.unread():
            if not self.folder.spool(shard).exists():
                self.ledger.forget(shard)

    def read(self, sources: Sequence[str], meta: Meta) -> None:
        """Read the shards that were not read before, and give their documents to parts."""
        shards: dict[str, Shard] = {}
        for shard in find_shards(sources, out=self.folder.path):
            if isinstance(shard, Issue):
                self._unread(shard)
                continue
            try:
                shards.setdefault(shard.key(meta), shard)
            except OSError as wrong:
                what = f"can't be read: {wrong.strerror}"
                self._unread(Issue(shard.where, what, "check the path and its permissions"))
        self.outcome.shards += len(shards)
        new = {key: shard for key, shard in shards.items() if not self.ledger.is_read(key)}
        self._done, self._total = 0, len(new)
        readings = (Reading(self.folder, key, shard, meta) for key, shard in sorted(new.items()))
        drive(self.runner, readings, self._sighted)
        self.ledger.plan()
        self.outcome.failed += sum(map(self.ledger.is_broken, shards))
        needed = set(self.ledger.unread())
        for key in new.keys() - needed:
            self.folder.spool(key).unlink(missing_ok=True)

    def _unread(self, issue: Issue) -> None:
        """Note a shard that is not known by its bytes, since it can't be read at all."""
        self.outcome.shards += 1
        self.outcome.failed += 1
        self.outcome.add([issue])
        self.ledger.miss(issue)

    def _sighted(self, job: Job, result: Result | Lost) -> Iterable[Job]:
        assert isinstance(job, Reading)
        if isinstance(result, Lost):
            what = "its process was ended, as for want of memory"
            result = Sighted(
                (), 0, (Issue(job.shard.where, what, "cut it into smaller files"),), True
            )
        assert isinstance(result, Sighted)
        self.ledger.sight(job.key, job.shard.where, result)
        self.outcome.add(result.issues)
        self._step("reading")
        return ()

    def code(self) -> None:
        """Code what is read, and write the files of each part when it is whole."""
        parts = self.ledger.unfinished()
        self._shards = dict(parts)
        self._left = {part: len(self.ledger.waiting(part)) for part, _ in parts}
        self._done, self._total = 0, sum(self._left.values())
        drive(self.runner, self._jobs(), self._coded)

    def _jobs(self) -> Iterator[Job]:
        for part in self._shards:
            if not self._left[part]:
                yield self._finish(part)
            tried, every = self.ledger.tried(part), self.ledger.waiting(part)
            yield from (self._piece(part, [one]) for one in every if one[1] in tried)
            waiting = (one for one in every if one[1] not in tried)
            while some := list(islice(waiting, PIECE)):
                yield self._piece(part, some)

    def _piece(self, part: str, documents: Sequence[tuple[int, str, int, int]]) -> Piece:
        return Piece(
            self.folder, self._shards[part], part, documents[0][0], tuple(documents),
            self.settings, self.maker,
        )  # fmt: skip

    def _finish(self, part: str) -> Finish:
        return Finish(self.folder, part, self.ledger.size(part))

    def _coded(self, job: Job, result: Result | Lost) -> Iterable[Job]:
        """Note what was done, and return what is to be done after it."""
        if isinstance(job, Finish):
            self._finished(job, result)
            return ()
        assert isinstance(job, Piece)
        if isinstance(result, Lost):
            if len(job.documents) > 1:  # one of them ends the process: which?
                return [self._piece(job.part, [one]) for one in job.documents]
            result = lost_document(job)
        assert isinstance(result, tuple)
        self._note(job, result)
        return () if self._left[job.part] else [self._finish(job.part)]

    def _note(self, job: Piece, done: Sequence[Done]) -> None:
        self.ledger.done(job.shard, self.maker, done)
        self._left[job.part] -= len(done)
        self.outcome.coded += len(done)
        for one in done:
            self.outcome.add(one.issues)
            self._step("coding")

    def _finished(self, job: Finish, result: Result | Lost) -> None:
        if isinstance(result, Lost):
            self.outcome.failed += 1
            what = "its process was ended, as for want of memory, while its files were written"
            self.outcome.add([Issue(job.part, what, "run the batch again")])
            return
        self.ledger.finish(job.part)
        shutil.rmtree(self.folder.pieces(job.part), ignore_errors=True)
        shard = self._shards[job.part]
        if not self.ledger.waits(shard):
            self.folder.spool(shard).unlink(missing_ok=True)

    def _step(self, stage: str) -> None:
        self._done += 1
        self.progress(stage, self._done, self._total)
