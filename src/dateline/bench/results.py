"""What a bench task gives back: one object with its metrics, its data's digest and its time."""

import hashlib
import resource
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dateline import __version__
from dateline.errors import BenchError


class Result(msgspec.Struct, frozen=True):
    """The figures of one task on one set of data; `seconds` is wall-clock time."""

    task: str
    n: int
    metrics: dict[str, float]
    data_sha256: str
    version: str
    seconds: float


def share(part: float, whole: float) -> float:
    """Return a part of a whole as a figure; of nothing it is 0."""
    return round(part / max(1, whole), 3)


def f1(hits: float, wanted: float, given: float) -> float:
    """Return the F1 of what was found, as a figure.

    >>> f1(3, 4, 6), f1(0, 0, 0)
    (0.6, 0.0)
    """
    return share(2 * hits, wanted + given)


def finished(
    task: str, n: int, metrics: dict[str, float], data: Iterable[Path], *, began: float
) -> Result:
    """Return the result of a task; `data` are the files it read, `began` its monotonic time."""
    seconds = round(time.monotonic() - began, 3)
    return Result(task, n, metrics, digest(data), __version__, seconds)


def peak_mb() -> float:
    """Return the most memory this process has held, in MB; macOS counts bytes, Linux kB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1e6 if sys.platform == "darwin" else 1e3), 1)


def write_weights(target: Path, weights: object) -> None:
    """Write fitted weights as they ship: JSON that a diff shows weight by weight."""
    target.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of the files' names and bytes, in order of name."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def files_in(folder: Path, pattern: str) -> tuple[Path, ...]:
    """Return the files of a folder that fit a pattern; none is an error that says so."""
    found = tuple(sorted(folder.glob(pattern))) if folder.is_dir() else ()
    if not found:
        raise BenchError(f"{folder}: no {pattern} there; give the folder that holds the data")
    return found
