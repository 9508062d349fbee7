"""Incidents on the command line: linked by `code`, listed, shown, judged, compared by day."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from dateline.cli import app, options
from dateline.link import relink
from dateline.records import EventType, Grade, Stance, Toll, Values
from dateline.store import Store, add_judgement, new_judgement

FIRST = """Published: 18:20, December 3, 2024
Shelling kills nine in Idlib

IDLIB - Syrian government troops shelled a market in Idlib on Monday, killing nine people, the
White Helmets said."""
SECOND = """Published: 20:10, December 4, 2024
Toll of Idlib market shelling rises to 12

IDLIB - Shelling of a market in Idlib on Monday by Syrian government troops killed 12 people, a
doctor said. The Syrian army denied that it had shelled the market."""


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database with two articles on one deed."""
    folder = tmp_path_factory.mktemp("incidents")
    for name, text in (("first", FIRST), ("second", SECOND)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = run("code", str(folder / "first.txt"), str(folder / "second.txt"), "--db",
               str(folder / "a.db"))  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "Incidents, those with most reports" in made.stdout
    return str(folder / "a.db")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def shelling(db: str) -> str:
    """Return the id of the deed, as the list shows it."""
    listed = run("incidents", "--db", db, "--killed", "5").stdout
    return next(word for word in listed.split() if word.startswith("n-"))


def test_the_list_shows_toll_grade_and_reports(db: str) -> None:
    listed = run("incidents", "--db", db, "--killed", "5")
    assert "killed" in listed.stdout
    assert "2 reports" in listed.stdout
    assert listed.stderr.strip() == "1 incident"


def test_filters_that_fit_nothing_say_so(db: str) -> None:
    empty = run("incidents", "--db", db, "--place", "Lima")
    assert empty.stdout == ""
    assert "no incident fits" in empty.stderr


def test_a_wrong_day_is_a_usage_error(db: str) -> None:
    assert run("incidents", "--since", "yesterday", "--db", db).exit_code == 2


def test_the_page_shows_numbers_with_who_gave_them(db: str) -> None:
    page = run("incidents", "show", shelling(db), "--db", db)
    assert page.exit_code == 0
    for words in ("killed: ", "low 9, high 12", "Contradictions", "Origins", "Reports"):
        assert words in page.stdout


def test_an_unknown_id_is_told_in_a_line(db: str) -> None:
    missing = run("incidents", "show", "n-none", "--db", db)
    assert missing.exit_code == 1
    assert 'no incident "n-none"' in missing.stderr


def test_a_judgement_is_kept_listed_and_taken_back(db: str) -> None:
    ident = shelling(db)
    made = run("review", "grade", ident, "confirmed", "--why", "names published", "--by", "ann",
               "--db", db)  # fmt: skip
    assert made.exit_code == 0, made.output
    judgement = made.stdout.split()[0]
    assert f"\nnow {ident}" in made.stdout
    assert "confirmed" in made.stdout.partition("\nnow ")[2]
    assert "confirmed, by ann" in run("incidents", "show", ident, "--db", db).stdout
    back = run("review", "withdraw", judgement, "--why", "mistaken", "--by", "bo", "--db", db)
    assert back.exit_code == 0
    listed = run("review", "list", "--db", db).stdout
    assert "names published" in listed
    assert "(withdrawn)" in listed
    assert "by ann" not in run("incidents", "show", ident, "--db", db).stdout
    assert "2 judgements" in run("verify", "--db", db).stdout


def test_an_event_is_split_off(db: str) -> None:
    page = run("incidents", "show", shelling(db), "--db", db).stdout
    assert page
    lone = run("review", "same", "n-0", "--why", "x", "--db", db)
    assert lone.exit_code == 2


def test_what_a_day_brought(db: str) -> None:
    shown = run("diff", "2024-12-03", "2024-12-04", "--db", db)
    assert shown.exit_code == 0
    assert "killed: 9, now " in shown.stdout
    assert "1 incident" in shown.stderr or "incidents" in shown.stderr
    assert run("diff", "2024-12-04", "2024-12-03", "--db", db).exit_code == 2


def test_linking_anew_changes_nothing(db: str) -> None:
    before = run("incidents", "--db", db).stdout
    assert run("link", "--anew", "--db", db).exit_code == 0
    assert run("incidents", "--db", db).stdout == before


def test_why_two_reports_are_one_deed(db: str) -> None:
    rows = csv.DictReader(io.StringIO(run("export", "incidents", "--db", db).stdout))
    row = next(r for r in rows if r["killed_best"])
    first, *rest = row["events"].split("; ")
    shown = run("incidents", "compare", first, rest[-1], "--db", db)
    assert shown.exit_code == 0, shown.output
    assert "same (+" in shown.stdout
    assert "words shared (+" in shown.stdout
    alone = run("incidents", "compare", first, first, "--db", db)
    assert "one report tells both" in alone.stderr


def test_incidents_go_to_a_spreadsheet(db: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "incidents", "--db", db).stdout)))
    (row,) = [r for r in rows if r["killed_best"]]
    assert (row["killed_low"], row["killed_high"], row["type"]) == ("9", "12", "ASSAULT")
    assert len(row["documents"].split("; ")) == 2
    assert row["grade"] in options.GRADES


def test_a_toll_that_is_a_lower_bound_says_so(tmp_path: Path) -> None:
    text = FIRST.replace("killing nine people", "killing hundreds of people")
    (tmp_path / "hundreds.txt").write_text(text, encoding="utf-8")
    db = str(tmp_path / "a.db")
    assert "200+ killed" in run("code", str(tmp_path / "hundreds.txt"), "--db", db).stdout
    assert "200+ killed" in run("incidents", "--db", db).stdout
    page = run("incidents", "show", shelling(db), "--db", db).stdout
    assert ": at least 200 killed;" in " ".join(page.split())
    assert "killed: 200+ (low 200, high 200+)" in page
    (row,) = csv.DictReader(io.StringIO(run("export", "incidents", "--db", db).stdout))
    assert (row["killed_best"], row["killed_open"], row["injured_open"]) == ("200", "True", "")


def test_a_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    missing = run("incidents", "--db", str(tmp_path / "none.db"))
    assert missing.exit_code == 1
    assert "dateline code" in missing.stderr


def test_the_choices_are_those_of_the_records() -> None:
    assert set(options.GRADES) == set(get_args(Grade))
    assert set(options.TYPES) == set(get_args(EventType))
    assert set(options.STANCES) == set(get_args(Stance))


def test_a_day_may_be_given_in_words() -> None:
    assert options.iso_day("April 1, 2025", "--since") == "2025-04-01"


def test_what_people_corrected_is_in_every_export(db: str, tmp_path: Path) -> None:
    copy = tmp_path / "reviewed.db"
    shutil.copy(db, copy)
    plain = [json.loads(x) for x in run("export", "plain", "--db", str(copy)).stdout.splitlines()]
    event = next(e for e in plain if e["killed"] and e["killed"]["least"] > 1)
    store = Store(copy, create=False)
    judgement = new_judgement(
        "correct", "ann", "the list has 42 names", events=(event["id"],), slot="tolls",
        values=Values(tolls=(Toll("killed", 42, 42, exact=True),)),
    )  # fmt: skip
    add_judgement(store, judgement)
    relink(store, judgement)
    store.close()
    after = [json.loads(x) for x in run("export", "plain", "--db", str(copy)).stdout.splitlines()]
    assert [e["killed"] for e in after if e["id"] == event["id"]] == [{"least": 42, "most": 42}]
    assert [e["id"] for e in after] == [e["id"] for e in plain]
    rows = csv.DictReader(io.StringIO(run("export", "csv", "--db", str(copy)).stdout))
    assert [r["killed_least"] for r in rows if r["id"] == event["id"]] == ["42"]
    why = run("why", event["id"], "--db", str(copy)).stdout
    assert "person:ann" in why
    assert "the list has 42 names" in why
    assert "the machine had read: " in why
    case = json.loads(run("export", "judgements", "--db", str(copy)).stdout.splitlines()[-1])
    told = case["events"][0]
    assert (told["machine"]["killed"], told["person"]["killed"]["least"]) == (event["killed"], 42)
    assert "correct tolls" in run("review", "list", "--db", str(copy)).stdout
    before = run("incidents", "--db", str(copy)).stdout
    assert "42" in before
    assert run("link", "--anew", "--db", str(copy)).exit_code == 0
    assert run("incidents", "--db", str(copy)).stdout == before


VERSIONS = (
    {"text": "A blast killed four people at a market in Kabul on Monday, police said.",
     "title": "Kabul market blast", "published": "2024-12-02", "url": "https://a.example/k"},
    {"text": "A blast killed nine people at a market in Kabul on Monday, police said.",
     "title": "Kabul market blast", "published": "2024-12-02", "updated": "2024-12-04",
     "url": "https://a.example/k"},
)  # fmt: skip


def test_a_later_version_of_a_page_is_told_with_what_it_changed(tmp_path: Path) -> None:
    lines = tmp_path / "v.jsonl"
    lines.write_text("".join(f"{json.dumps(version)}\n" for version in VERSIONS))
    db = str(tmp_path / "v.db")
    assert run("code", str(lines), "--db", db, "--quiet").exit_code == 0
    (row,) = csv.DictReader(io.StringIO(run("export", "incidents", "--db", db).stdout))
    page = run("incidents", "show", row["id"], "--db", db).stdout
    assert "later version" in page
    assert "earlier version" not in page
    assert "4 -> 9" in " ".join(page.split())
    changed = run("diff", "2024-12-03", "2024-12-04", "--db", db)
    assert "later version: " in changed.stdout
    assert "killed: 4, now 9 (4 to 9)" in changed.stdout
    assert run("diff", "2024-12-02", "2024-12-03", "--db", db).stdout == ""
