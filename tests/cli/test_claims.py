"""What a source said, and what others said against it, on the screen and as tables."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import app

STORY = """Published: 18:20, December 3, 2024
Shelling kills nine in Idlib

IDLIB - Syrian government troops shelled a market in Idlib on Monday, killing nine people, the
White Helmets said.

The Syrian government denied it. "Our army did not shell the market," a government spokesman said.

The Syrian government called the rescuers "terrorists"."""


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database with one coded article."""
    folder = tmp_path_factory.mktemp("claims")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    made = run("code", str(folder / "story.txt"), "--db", str(folder / "a.db"))
    assert made.exit_code == 0, made.output
    return str(folder / "a.db")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def test_a_source_is_found_by_what_it_is(db: str) -> None:
    shown = run("claims", "--by", "Damascus", "--db", db)
    assert shown.exit_code == 0
    assert "The Syrian government (deny" in shown.stdout
    assert "2024-12-03" in shown.stdout


def test_what_others_say_against_it_stands_beside(db: str) -> None:
    shown = run("claims", "--by", "White Helmets", "--db", db).stdout
    assert "about ASSAULT shelled" in shown
    assert "against: The Syrian government (deny" in shown


def test_only_one_stance(db: str) -> None:
    denials = run("claims", "--by", "Syrian government", "--stance", "deny", "--db", db)
    own = [line for line in denials.stdout.splitlines() if line[:1].isdigit()]
    assert len(own) == 2
    assert all("(deny" in line for line in own)
    promised = run("claims", "--by", "Syrian government", "--stance", "promise", "--db", db)
    assert promised.stdout == ""


def test_a_source_that_said_nothing(db: str) -> None:
    shown = run("claims", "--by", "Ruritanian navy", "--db", db)
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "nothing said by Ruritanian navy" in shown.stderr


def test_no_database_is_an_error_that_says_so(tmp_path: Path) -> None:
    shown = run("claims", "--by", "anyone", "--db", str(tmp_path / "none.db"))
    assert shown.exit_code == 1
    assert "none.db" in shown.stderr


def test_claims_and_labels_are_tables(db: str, tmp_path: Path) -> None:
    claims = list(csv.DictReader(io.StringIO(run("export", "claims", "--db", db).stdout)))
    helpers = next(c for c in claims if "White Helmets" in c["speakers"])
    assert (helpers["stance"], helpers["form"]) == ("accuse", "indirect")
    assert "ASSAULT shelled" in helpers["events"]
    denial = next(c for c in claims if c["stance"] == "deny")
    assert (denial["speaker_countries"], denial["speaker_kinds"]) == ("SYR", "government")
    assert "ASSAULT shelled" in denial["denies"]
    assert run("export", "labels", "--db", db, "--to", str(tmp_path / "l.csv")).exit_code == 0
    with (tmp_path / "l.csv").open(encoding="utf-8", newline="") as file:
        (label,) = csv.DictReader(file)
    assert label["scare"] == "True"
    assert label["user_country"] == "SYR"
    assert "rescuers" in label["names"]


def test_why_shows_a_claim_and_a_check(db: str) -> None:
    claims = list(csv.DictReader(io.StringIO(run("export", "claims", "--db", db).stdout)))
    denial = next(c["id"] for c in claims if c["stance"] == "deny")
    shown = run("why", denial, "--db", db).stdout
    assert "against" in shown
    checks = [line for line in run("export", "records", "--db", db).stdout.splitlines()
              if line.startswith('{"kind":"check"')]  # fmt: skip
    assert any('"disputed"' in line for line in checks)
