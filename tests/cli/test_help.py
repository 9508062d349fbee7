"""The help is a manual, comes at once, and equals docs/cli.md."""

import inspect
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dateline import __version__
from dateline.cli import app
from dateline.cli.reference import reference, write

DOCS = Path(__file__).parents[2] / "docs"
HEAVY = ("spacy", "numpy", "pyarrow", "sqlalchemy", "lxml", "httpx", "msgspec", "rich")


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def test_help_takes_under_a_second() -> None:
    took = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "dateline", "--help"], capture_output=True, check=True
        )
        took.append(time.perf_counter() - began)
    assert min(took) < 1.0


def test_help_loads_no_heavy_library() -> None:
    script = (
        "import sys, contextlib, dateline.cli\n"
        "with contextlib.suppress(SystemExit): dateline.cli.main(['--help'])\n"
        f"sys.exit(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    )
    called = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert called.stderr.strip() == ""


@pytest.mark.parametrize("path", list(commands(app)), ids=" ".join)
def test_each_command_begins_with_a_verb_and_gives_an_example(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*path, "--help"])
    assert result.exit_code == 0
    lines = [line.strip() for line in result.output.splitlines()]
    first = next(line for line in lines[1:] if line)
    assert len(first) <= 70
    assert first[0].isupper()
    group = "Commands:" in lines
    assert group or "Example:" in lines


def test_the_commands_stand_in_the_order_of_the_work() -> None:
    first = ["code", "watch", "incidents", "why", "claims", "search", "review"]
    assert list(app.commands)[:7] == first


def test_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.output == f"dateline, version {__version__}\n"


def test_the_reference_in_docs_is_the_help() -> None:
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "docs/cli.md is old; run: make docs"


def test_write(tmp_path: Path) -> None:
    write(tmp_path / "cli.md")
    assert (tmp_path / "cli.md").read_text(encoding="utf-8").startswith("# The commands\n")


@pytest.mark.parametrize("path", list(commands(app)), ids=" ".join)
def test_a_command_takes_what_its_options_give(path: tuple[str, ...]) -> None:
    found: click.Command = app
    for name in path:
        assert isinstance(found, click.Group)
        found = found.commands[name]
    assert found.callback is not None
    wanted = inspect.signature(found.callback).parameters
    passed = {p.name for p in found.params if p.expose_value}
    needed = {n for n, p in wanted.items() if p.default is inspect.Parameter.empty}
    takes = {n for n, p in wanted.items() if p.kind is not inspect.Parameter.VAR_KEYWORD}
    assert passed <= takes
    if "ctx" not in needed and "context" not in needed:
        assert needed <= passed
