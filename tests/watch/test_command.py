"""The command: a line an incident, statuses for cron, a clean end by Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import app
from tests.interrupting import HEEDING
from tests.watch.conftest import Site
from tests.watch.test_watching import SHELLED


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["watch", *arguments], catch_exceptions=False)


@pytest.fixture
def once(tmp_path: Path) -> tuple[str, ...]:
    return ("--once", "--allow-private", "--db", str(tmp_path / "a.db"))


def test_a_line_tells_an_incident_and_a_feed_is_left_alone(
    site: Site, once: tuple[str, ...]
) -> None:
    site.feeds["post"] = [SHELLED]
    first = run(site.url("post"), *once)
    (line,) = first.stdout.splitlines()
    assert line.startswith("new      n-")
    for words in ("single-source", "Hama", "7 killed", "(1 report)"):
        assert words in line
    assert (first.exit_code, first.stderr) == (0, "")
    again = run(site.url("post"), *once, "--strict")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "asked a short time ago; left for the next time" in again.stderr
    assert len(site.asked) == 1


def test_a_feed_that_is_down_gives_a_status(site: Site, once: tuple[str, ...]) -> None:
    site.feeds["post"] = [SHELLED]
    assert run(site.url("gone"), *once).exit_code == 1
    mixed = run(site.url("lost"), site.url("post"), *once, "--strict")
    assert (mixed.exit_code, mixed.stdout.count("new")) == (3, 1)
    assert f"{site.url('lost')}: the server answered 404; check the address" in mixed.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("feed.xml",), '"feed.xml" is no address; code a file with "dateline code"'),
        (("http://x.example/", "--every", "1"), "is not in the range 5<=x<=10080"),
        ((), "Missing argument 'FEED...'"),
    ],
)
def test_wrong_usage_is_told(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_ctrl_c_ends_a_watch_with_130(site: Site, tmp_path: Path) -> None:
    site.feeds["post"] = [SHELLED]
    command = [sys.executable, "-u", "-c", HEEDING, "watch", site.url("post"),
               "--allow-private", "--db", str(tmp_path / "a.db")]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as watch:
        assert watch.stdout is not None
        assert watch.stdout.readline().startswith("new      n-")
        watch.send_signal(signal.SIGINT)
        try:
            out, err = watch.communicate(timeout=30)
        finally:
            watch.kill()
    assert (watch.returncode, out) == (130, "")
    assert "watching 1 feed, every 15 minutes" in err
    assert "stopped: what was coded is kept" in err
    assert "Traceback" not in err
