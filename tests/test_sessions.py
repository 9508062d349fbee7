"""What README and tutorial show is what comes: their commands run, one after the other."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import app

ROOT = Path(__file__).parents[1]
ELSEWHERE = ("desk", "--help", "rules check")
"""What is not run here: it serves until it is stopped, or has tests of its own."""


def blocks(name: str) -> Iterator[tuple[str, str]]:
    """Return the language and the lines of each block of code on a page."""
    page = (ROOT / name).read_text(encoding="utf-8")
    yield from re.findall(r"^```(\w*)\n(.*?)^```", page, re.M | re.S)


def run(command: str) -> Result:
    """Run `dateline …`, fed by an echo before it; what a pipe behind it does is left out."""
    before, piped, rest = command.partition(" | dateline ")
    given = shlex.split(before)[1] if piped else None
    words = shlex.split((rest if piped else command.removeprefix("dateline ")).split(" | ")[0])
    return CliRunner().invoke(
        app, words, input=given, env={"COLUMNS": "88"}, catch_exceptions=False
    )


def squeezed(text: str) -> set[str]:
    return {" ".join(line.split()) for line in text.splitlines()}


def test_the_session_of_the_readme_is_what_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (session,) = (text for _, text in blocks("README.md") if text.startswith("$ "))
    steps = [step.partition("\n") for step in session.removeprefix("$ ").split("\n$ ")]
    assert steps[0][0] == "cat story.txt"
    Path("story.txt").write_text(steps[0][2], encoding="utf-8")
    for command, _, shown in steps[1:]:
        if not any(word in command for word in ELSEWHERE):
            result = run(command)
            assert (command, result.exit_code) == (command, 0)
            assert squeezed(shown) - squeezed(result.output) - {""} == set(), command


def test_the_commands_of_the_tutorial_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for language, text in blocks("docs/tutorial.md"):
        if language == "python":
            exec(text, {})
        for command in text.splitlines() if not language else ():
            if not any(word in command for word in ELSEWHERE):
                result = run(command)
                assert (command, result.exit_code) == (command, 0), result.output
                assert result.output or "--to" in command, f"{command} prints nothing"
    tables = {"events.csv", "events.parquet", "tolls.csv", "codes.csv", "documents.csv"}
    assert tables <= {path.name for path in Path().iterdir()}
