"""Files that are written to: what stands there already and must not be lost."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import app
from dateline.store import Store

LINE = '{"text": "Rebels shelled Hama on Monday, killing two people.", "published": "2025-03-04"}\n'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


@pytest.mark.parametrize("shape", ["csv", "parquet", "incidents", "judgements"])
def test_an_export_never_takes_the_place_of_a_database(tmp_path: Path, shape: str) -> None:
    Store(tmp_path / "a.db").close()
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE notes (words)")
    other.close()
    for name in ("a.db", "other.sqlite"):
        there = tmp_path / name
        before = there.read_bytes()
        told = run("export", shape, "--db", str(tmp_path / "a.db"), "--to", str(there))
        assert told.exit_code == 2
        assert f"{there} is a database, and would be lost; give another file" in told.stderr
        assert there.read_bytes() == before


@pytest.mark.parametrize("given", ["lines.jsonl", "."])
def test_records_never_take_the_place_of_what_they_are_read_from(
    tmp_path: Path, given: str
) -> None:
    source = tmp_path / "lines.jsonl"
    source.write_text(LINE)
    told = run("code", str(tmp_path / given), "--to", str(source))
    assert told.exit_code == 2
    assert f"{source} is one of the sources, and would be lost; give another" in told.stderr
    assert source.read_text() == LINE


def test_an_earlier_export_is_written_anew(tmp_path: Path) -> None:
    Store(tmp_path / "a.db").close()
    events = tmp_path / "events.csv"
    events.write_text("old\n")
    assert run("export", "csv", "--db", str(tmp_path / "a.db"), "--to", str(events)).exit_code == 0
    assert events.read_text().startswith("id,document,")
