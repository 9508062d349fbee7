"""Jobs over a store, on several processes where there are enough: they take seconds to start."""

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from dateline.garbage import collector_held
from dateline.store import Store

Job = TypeVar("Job")
Done = TypeVar("Done")


def run_jobs(
    work: Callable[[Store, Job], Done], store: Store, jobs: Sequence[Job], *, several: bool
) -> Iterator[Done]:
    """Return what `work` makes of each job, in order; `several`: on as many processes as cores.

    `work` is a function of a module that only reads what is committed in the store, so that it
    is all the same where it runs.
    """
    if not several or len(jobs) < 2:
        for job in jobs:
            yield work(store, job)
        return
    there = functools.partial(_there, work, store.path)
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn")) as pool:
        yield from pool.map(there, jobs)


@collector_held()
def _there(work: Callable[[Store, Job], Done], path: Path, job: Job) -> Done:
    return work(_opened(path), job)


@functools.cache
def _opened(path: Path) -> Store:
    """Return the store as this process opened it, once for all its jobs."""
    return Store(path, create=False)
