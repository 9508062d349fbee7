"""Running jobs on a Dask cluster; Dask is asked for only here, and only when it is used."""

from collections.abc import Iterator
from typing import Any, Self

from dateline.errors import BatchError, DatelineError
from dateline.scale.running import Lost, Outcome
from dateline.scale.working import Job, work

_PATIENCE = 30
"""Seconds to wait for a scheduler, and then for its first worker."""


class Cluster:
    """Runs jobs on the workers of a Dask scheduler, those that join later too."""

    def __init__(self, address: str) -> None:
        self._dask = _distributed()
        self._address = address
        self._out: dict[Any, Job] = {}
        try:
            self._client = self._dask.Client(address, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as wrong:
            raise BatchError(
                f"{address}: no Dask scheduler answers ({wrong}); start one with "
                '"dask scheduler", and give the address that it names'
            ) from None

    def free(self) -> int:
        """Return how many jobs more may be given now: two for each thread of a worker."""
        return 2 * sum(self._threads().values()) - len(self._out)

    def _threads(self) -> dict[str, int]:
        """Return the threads of each worker; waits for the first one."""
        found: dict[str, int] = self._client.nthreads()
        if not found and not self._out:
            try:
                self._client.wait_for_workers(1, timeout=_PATIENCE)
            except TimeoutError:
                raise BatchError(
                    f'{self._address}: it has no workers; start some with "dask worker '
                    f'{self._address} --nthreads 1"'
                ) from None
            found = self._client.nthreads()
        return found

    def busy(self) -> bool:
        """Tell whether a job is still out."""
        return bool(self._out)

    def submit(self, job: Job) -> None:
        """Give a job."""
        self._out[self._client.submit(work, job, pure=False)] = job

    def finished(self) -> Iterator[Outcome]:
        """Wait until a job is done, and return it with what came of it, and others that are."""
        for future in self._dask.wait(list(self._out), return_when="FIRST_COMPLETED").done:
            job = self._out.pop(future)
            if future.status == "finished":
                yield job, future.result()
                continue
            if future.status != "error":
                raise BatchError(
                    f"{self._address}: the scheduler is gone; start it, and run this again"
                )
            wrong = future.exception()
            if not isinstance(wrong, self._dask.KilledWorker):
                raise self._told(wrong)
            yield job, Lost()

    def _told(self, wrong: BaseException) -> BaseException:
        """Return the error of a worker; what neither we nor the system raise is the cluster's."""
        if isinstance(wrong, DatelineError | OSError):
            return wrong
        return BatchError(
            f"{self._address}: a worker fails ({type(wrong).__name__}: {wrong}); install the same "
            "Dateline on all machines"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.cancel(list(self._out), force=True)
        self._client.close()


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise BatchError(
            "--cluster: Dask is not installed; pip install 'dateline[cluster]', on the workers too"
        ) from None
    return distributed
