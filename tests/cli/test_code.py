"""From a file to records on the screen, in the database and in other formats."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import app

STORY = """Published: 18:20, March 4, 2025
Shelling kills seven at Hama market

HAMA - Syrian rebels shelled a market in Hama on Monday, killing seven people, residents said.

Later that day the army arrested two men in Aleppo."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one article, and the database it was coded into."""
    made = tmp_path_factory.mktemp("desk")
    (made / "story.txt").write_text(STORY, encoding="utf-8")
    result = run("code", str(made / "story.txt"), "--db", str(made / "a.db"))
    (made / "screen").write_text(result.stdout, encoding="utf-8")
    assert result.exit_code == 0, result.output
    return made


def run(*arguments: str, width: int = 100) -> Result:
    return CliRunner().invoke(app, arguments, env={"COLUMNS": str(width)}, catch_exceptions=False)


def event_id(folder: Path) -> str:
    lines = run("export", "plain", "--db", str(folder / "a.db")).stdout.splitlines()
    return str(next(e["id"] for e in map(json.loads, lines) if e["killed"]))


def test_the_screen_tells_who_did_what_where_when_and_who_says_so(folder: Path) -> None:
    screen = (folder / "screen").read_text(encoding="utf-8")
    for words in ("Shelling kills seven at Hama market", "2025-03-04 18:20", "ASSAULT",
                  "heavy-weapons", "Hama, SYR", "2025-03-03", "7 killed", "residents",
                  "dateline why e-"):  # fmt: skip
        assert words in screen


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_wider_than_the_screen(folder: Path, width: int) -> None:
    db = str(folder / f"{width}.db")
    screen = run("code", str(folder / "story.txt"), "--db", db, width=width).stdout
    table = screen.partition("Next:")[0]
    lines = [line for line in table.splitlines() if str(folder) not in line]  # a path is as it is
    assert max(map(len, lines)) <= width


def test_coding_again_adds_nothing(folder: Path) -> None:
    again = run("code", str(folder / "story.txt"), "--db", str(folder / "a.db"))
    assert "1 coded before: nothing added" in again.stdout


def test_the_command_named_next_runs(folder: Path) -> None:
    screen = (folder / "screen").read_text(encoding="utf-8")
    command = screen.partition("Next: dateline ")[2].split("   ")[0].split()
    assert run(*command).exit_code == 0


def test_why_shows_values_with_their_words_and_rules(folder: Path) -> None:
    account = run("why", event_id(folder)[:10], "--db", str(folder / "a.db")).stdout
    for words in ("Event e-", "“Shelling kills seven at Hama market”", "7 killed", "[Monday]",
                  "residents (accuse, indirect)"):  # fmt: skip
        assert words in account


def test_search_finds_the_article(folder: Path) -> None:
    found = run("search", "shelled", "market", "--db", str(folder / "a.db"))
    assert "[Shelling] kills seven at Hama [market]" in found.stdout
    nothing = run("search", "volcano", "--db", str(folder / "a.db"))
    assert (nothing.stdout, nothing.exit_code) == ("", 0)


@pytest.mark.parametrize("shape", ["plain", "records", "csv", "geojson", "parquet"])
def test_export_to_stdout_and_to_a_file_are_equal(folder: Path, shape: str) -> None:
    target = folder / f"out.{shape}"
    told = run("export", shape, "--db", str(folder / "a.db"))
    assert run("export", shape, "--db", str(folder / "a.db"), "--to", str(target)).exit_code == 0
    assert told.stdout_bytes == target.read_bytes()
    assert len(told.stdout_bytes) > 100


def test_an_export_is_read_by_others(folder: Path) -> None:
    told = run("export", "csv", "--db", str(folder / "a.db")).stdout
    rows = list(csv.DictReader(io.StringIO(told, newline="")))
    assert "7" in {row["killed_least"] for row in rows}


def test_verify_says_that_all_stand(folder: Path) -> None:
    result = run("verify", "--db", str(folder / "a.db"))
    assert (result.exit_code, "all stand" in result.stdout) == (0, True)
    (end,) = re.findall(r"^records end with ([0-9a-f]{64})$", result.stdout, re.MULTILINE)
    assert run("verify", "--db", str(folder / "a.db"), "--ended", end[:12]).exit_code == 0
    gone = run("verify", "--db", str(folder / "a.db"), "--ended", "00000000")
    assert (gone.exit_code, "no chain holds 00000000" in gone.stderr) == (1, True)


def test_records_stream_to_stdout_and_nothing_else(folder: Path) -> None:
    result = run("code", str(folder / "story.txt"), "--to", "-", "--format", "records")
    kinds = [json.loads(line)["kind"] for line in result.stdout.splitlines()]
    assert kinds[:2] == ["document", "event"]
    assert result.stderr == ""


def test_an_issue_is_told_and_strict_gives_status_3(folder: Path) -> None:
    (folder / "mixed").mkdir()
    (folder / "mixed" / "good.txt").write_text(STORY, encoding="utf-8")
    (folder / "mixed" / "empty.txt").write_text("", encoding="utf-8")
    arguments = ("code", str(folder / "mixed"), "--to", "-")
    plain, strict = run(*arguments), run(*arguments, "--strict")
    assert (plain.exit_code, strict.exit_code) == (0, 3)
    assert plain.stdout == strict.stdout != ""
    assert "1 issue:" in plain.stderr
    assert "empty.txt: empty; give a file with an article in it" in plain.stderr


def test_an_undated_article_is_an_issue(folder: Path) -> None:
    (folder / "undated.txt").write_text("Rebels shelled Hama on Monday.", encoding="utf-8")
    arguments = ("code", str(folder / "undated.txt"), "--to", "-", "--strict")
    assert run(*arguments).exit_code == 3
    assert run(*arguments, "--published", "2025-03-04").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("code",), 2, "Missing argument 'SOURCE...'"),
        (("code", "x.txt", "--published", "soon"), 2, "is no date; give YYYY-MM-DD"),
        (("code", "x.txt", "--format", "xml"), 2, "Invalid value for '--format'"),
        (("why", "e-1", "--db", "none.db"), 1, "no such database"),
        (("export", "csv", "--db", "none.db"), 1, "no such database"),
        (("verify", "--db", "none.db"), 1, "no such database"),
        (("verify", "--db", "none.db", "--ended", "last"), 2, "'last' is no hash"),
        (("bench", "articles", "--data", "none"), 1, "give the folder that holds the data"),
        (("bench", "places", "--data", "x", "--without", "model"), 2, "No such option"),
        (
            ("bench", "tolls", "--data", "x", "--without", "model", "--fit", "y"),
            2,
            "--without goes",
        ),
        (("places", "explain", "Qqqqzz"), 1, "no such place"),
    ],
)
def test_errors_are_one_line_with_the_right_status(
    arguments: tuple[str, ...], status: int, words: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == status
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_the_installed_command_runs_as_a_process(folder: Path) -> None:
    environment = {**os.environ, "DATELINE_DB": str(folder / "process.db")}
    called = subprocess.run(
        [sys.executable, "-m", "dateline", "code", "-"], input=STORY, text=True,
        capture_output=True, env=environment, check=True, timeout=120,
    )  # fmt: skip
    assert "Hama, SYR" in called.stdout
    assert called.stderr == ""
    assert (folder / "process.db").exists()


def test_a_closed_pipe_ends_without_a_word(folder: Path) -> None:
    command = f"{sys.executable} -m dateline export records --db {folder}/a.db | head -c 10"
    called = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert (len(called.stdout), called.stderr) == (10, "")
