"""Batches on real processes: the same bytes, workers that are killed, batches that are killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.scale import run_batch
from dateline.scale import running as running_module
from dateline.scale.running import Lost, Processes, drive
from tests.interrupting import HEEDING
from tests.scale.here import Here, ask, exits, tree, write_shards

LINUX = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks for its processes where Linux lists them"
)


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return write_shards(tmp_path_factory.mktemp("shards"))


@pytest.fixture(scope="module")
def expected(shards: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("plain") / "out"
    run_batch(shards, out, Here())
    return tree(out)


def started(shards: list[str], out: Path, *more: str) -> subprocess.Popen[str]:
    """Start a batch as a user would."""
    command = [sys.executable, "-c", HEEDING, "batch", *shards, "--out", str(out), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def children(pid: int) -> list[int]:
    """Return the processes that code for a batch."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [
        int(child)
        for child in listed
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def until(what: Any, seconds: float = 120) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def begun(out: Path) -> bool:
    """Tell whether the coding of a batch has begun."""
    return (out / "ledger.db").exists() and any(out.glob(".work/*.documents"))


def test_two_processes_give_the_same_bytes(
    tmp_path: Path, shards: list[str], expected: dict[str, str]
) -> None:
    batch = started(shards[::-1], tmp_path / "out", "--workers", "2")
    told, issues = batch.communicate(timeout=300)
    assert batch.returncode == 0, issues
    assert tree(tmp_path / "out") == expected
    assert "3 shards; 5 articles coded now" in told
    assert "1 stood in the shards again: coded once" in told
    assert f"{shards[0]}:3: not an article as JSON" in issues


@LINUX
def test_a_batch_that_is_killed_leaves_no_process_and_goes_on(
    tmp_path: Path, shards: list[str], expected: dict[str, str]
) -> None:
    out = tmp_path / "out"
    batch = started(shards, out)
    until(lambda: begun(out))
    until(lambda: children(batch.pid))
    workers = children(batch.pid)
    batch.kill()
    batch.communicate()
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
    again = started(shards, out)
    assert again.communicate(timeout=300)[1].count("issue") <= 1
    assert again.returncode == 0
    assert tree(out) == expected
    assert ask(out, "SELECT count(*), count(DISTINCT id) FROM documents") == [(5, 5)]


@LINUX
def test_a_worker_that_is_killed_stops_nothing(
    tmp_path: Path, shards: list[str], expected: dict[str, str]
) -> None:
    out = tmp_path / "out"
    batch = started(shards, out)
    until(lambda: begun(out))
    for worker in children(batch.pid):
        os.kill(worker, signal.SIGKILL)
    batch.communicate(timeout=300)
    assert batch.returncode == 0
    assert tree(out) == expected


@LINUX
def test_ctrl_c_ends_a_batch_with_a_line(tmp_path: Path, shards: list[str]) -> None:
    out = tmp_path / "out"
    batch = started(shards, out)
    until(lambda: begun(out))
    for process in (*children(batch.pid), batch.pid):  # as a terminal does
        os.kill(process, signal.SIGINT)
    _, told = batch.communicate(timeout=300)
    assert batch.returncode == 130
    assert told.strip() == f"stopped: what is coded is kept in {out}; run the same again to go on"


def test_the_job_that_ends_its_process_is_found_among_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[2])  # the processes import this module
    monkeypatch.setattr(running_module, "work", exits)
    found: dict[Any, Any] = {}

    def handle(job: Any, result: Any) -> Iterator[Any]:
        found[job] = "lost" if isinstance(result, Lost) else result
        return iter(())

    jobs: Any = iter(["a", "exit", "b", "c", "d"])
    with Processes(2) as runner:
        drive(runner, jobs, handle)
    assert found == {"a": "a", "exit": "lost", "b": "b", "c": "c", "d": "d"}
