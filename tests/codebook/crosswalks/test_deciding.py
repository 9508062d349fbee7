"""Tables of rules: what a broken one says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.codebook.crosswalks.deciding import decide, rules
from dateline.codebook.crosswalks.tables import table
from dateline.errors import CodebookError
from dateline.records import Event

Build = Callable[..., Event]


def written(folder: Path, *rows: str) -> Path:
    header = "type,mode,actor,recipient,result,source,note"
    (folder / "walk.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return folder


def test_the_first_row_that_fits_decides(event: Build, tmp_path: Path) -> None:
    folder = written(
        tmp_path, "AID,,state,-,one,own,", "AID,-,,,two,own,", "AID|CONSULT,,,,three,own,"
    )
    state = (("A", "GOV"),)
    results = [
        decide(event(kind, mode, text="A B", actors=actors, recipients=recipients), "walk", folder)
        for kind, mode, actors, recipients in (
            ("AID", "visit", state, ()),
            ("AID", None, state, (("B", "CVL"),)),
            ("AID", "visit", (), ()),
            ("CONSULT", None, state, ()),
        )
    ]
    assert [row["result"] for row in results] == ["one", "two", "three", "three"]


def test_an_event_that_no_row_decides(event: Build, tmp_path: Path) -> None:
    folder = written(tmp_path, "AID,,,,x,own,")
    with pytest.raises(CodebookError, match=r"walk.csv: no row decides ACCUSE; add one"):
        decide(event("ACCUSE"), "walk", folder)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("FIGHT,,,,x,own,", "line 2: unknown type FIGHT; use ACCUSE"),
        ("AID,,police,,x,own,", "line 2: unknown actor police; use -, armed"),
        ("AID,,,,x,,", "line 2: no source; say where"),
        ("AID,,,,x,own", "line 2: wrong number of columns; quote commas"),
        ("AID,,,,x,own,this, and that", "line 2: wrong number of columns; quote commas"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(CodebookError, match=words):
        rules("walk", written(tmp_path, row))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="no such list; reinstall"):
        table("walk", tmp_path)
