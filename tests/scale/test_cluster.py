"""Batches on a Dask scheduler with real workers, over loopback; and what is said without one."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.cli import app
from dateline.errors import BatchError
from dateline.scale import cluster as cluster_module
from dateline.scale import run_batch
from dateline.scale.cluster import Cluster
from dateline.scale.running import Lost
from tests.scale.here import Here, tree, write_shards

DASK = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="Dask is not installed: pip install 'dateline[cluster]'",
)
LOCAL = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=int(sys.argv[1]), threads_per_worker=2, host="127.0.0.1",
                      dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@contextmanager
def served(folder: Path, workers: int) -> Iterator[str]:
    """Give the address of a scheduler with some workers, all processes of their own."""
    (folder / "local.py").write_text(LOCAL)
    with subprocess.Popen(
        [sys.executable, "local.py", str(workers)], cwd=folder, text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdin is not None
        yield process.stdout.readline().strip()
        process.stdin.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a scheduler with two workers."""
    with served(tmp_path_factory.mktemp("dask"), 2) as found:
        yield found


@DASK
def test_a_cluster_gives_the_same_bytes(tmp_path: Path, address: str) -> None:
    shards = write_shards(tmp_path / "in")
    run_batch(shards, tmp_path / "here", Here())
    batch = subprocess.run(
        [sys.executable, "-m", "dateline", "batch", *shards, "--out", str(tmp_path / "out"),
         "--cluster", address],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert batch.returncode == 0, batch.stderr
    assert tree(tmp_path / "out") == tree(tmp_path / "here")
    assert "3 shards; 5 articles coded now" in batch.stdout


@DASK
@pytest.mark.filterwarnings("ignore")
def test_a_job_that_ends_workers_is_given_up(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "work", os._exit)
    job: Any = 3
    with Cluster(address) as runner:
        assert runner.free() > 0
        runner.submit(job)
        ((back, result),) = runner.finished()
    assert back == job
    assert isinstance(result, Lost)


@DASK
@pytest.mark.filterwarnings("ignore")
def test_no_scheduler_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "_PATIENCE", 1)
    with pytest.raises(BatchError, match=r"^tcp://127\.0\.0\.1:9: no Dask scheduler answers"):
        Cluster("tcp://127.0.0.1:9")


@DASK
@pytest.mark.filterwarnings("ignore")
def test_no_workers_are_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(tmp_path, 0) as alone, Cluster(alone) as runner:
        monkeypatch.setattr(cluster_module, "_PATIENCE", 1)
        with pytest.raises(BatchError, match=f'^{alone}: it has no workers; start some with "dask'):
            runner.free()


def test_without_dask_a_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "a.txt").write_text("Rain fell.")
    told = CliRunner().invoke(
        app, ["batch", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--cluster", "x"]
    )
    assert told.exit_code == 1
    assert told.output == (
        "Error: --cluster: Dask is not installed; pip install 'dateline[cluster]', on the workers "
        "too\n"
    )
