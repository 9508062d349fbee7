"""Jobs on several processes, where there are enough of them: they take seconds to start."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")


def run_jobs(work: Callable[[Job], Done], jobs: Sequence[Job], *, several: bool) -> Iterator[Done]:
    """Return what `work` makes of each job, in order; `several`: on as many processes as cores.

    `work` is a function of a module and pure, so that it is all the same where it runs.
    """
    if not several or len(jobs) < 2:
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, jobs)
