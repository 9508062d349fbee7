"""Running jobs side by side: on processes of this machine, or on others (`cluster`)."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Protocol, Self

from dateline.scale.working import Job, Result, work


class Lost:
    """What comes of a job whose process was ended again and again: by it, as it seems."""


Outcome = tuple[Job, Result | Lost]


class Runner(Protocol):
    """Does jobs side by side, and gives what comes of them in any order."""

    def free(self) -> int:
        """Return how many jobs more may be given now."""

    def busy(self) -> bool:
        """Tell whether a job is still out."""

    def submit(self, job: Job) -> None:
        """Give a job."""

    def finished(self) -> Iterable[Outcome]:
        """Wait until a job is done, and return it with what came of it, and others that are."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None: ...


def drive(
    runner: Runner, jobs: Iterator[Job], handle: Callable[[Job, Result | Lost], Iterable[Job]]
) -> None:
    """Have all jobs done; `handle` gets what comes of each and returns those that follow from it.

    Only as many are out as the runner takes, so that memory does not grow with their number.
    """
    ahead: deque[Job] = deque()
    while True:
        while runner.free() > 0:
            job = ahead.popleft() if ahead else next(jobs, None)
            if job is None:
                break
            runner.submit(job)
        if not runner.busy():
            return
        for job, result in runner.finished():
            ahead.extend(handle(job, result))


class Processes:
    """Runs jobs on processes of this machine, which hold their models until the end."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = _pool(workers)
        self._out: dict[Future[Result], Job] = {}
        self._suspects: list[Job] = []

    def free(self) -> int:
        """Return how many jobs more may be given now: two for each process."""
        return 2 * self._workers - len(self._out) - len(self._suspects)

    def busy(self) -> bool:
        """Tell whether a job is still out."""
        return bool(self._out or self._suspects)

    def submit(self, job: Job) -> None:
        """Give a job."""
        try:
            self._out[self._pool.submit(work, job)] = job
        except BrokenProcessPool:
            self._suspects.append(job)

    def finished(self) -> Iterator[Outcome]:
        """Return the jobs that are done; where a process was ended, all that were out, one by one.

        One of them ended it. Each is done alone, so that it shows which.
        """
        done = wait(self._out, return_when=FIRST_COMPLETED).done if self._out else set()
        if not self._suspects and not any(map(_broken, done)):
            for future in done:
                yield self._out.pop(future), future.result()
            return
        for future in wait(self._out).done:
            job = self._out.pop(future)
            if _broken(future):
                self._suspects.append(job)
            else:
                yield job, future.result()
        self._pool.shutdown()
        while self._suspects:
            job = self._suspects.pop()
            yield job, _alone(job)
        self._pool = _pool(self._workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)


def _broken(future: Future[Result]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _alone(job: Job) -> Result | Lost:
    with _pool(1) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return Lost()


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Let Ctrl-C end a worker at once and without words, and end it when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
