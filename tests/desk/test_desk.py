"""The desk from Python."""

from pathlib import Path

import pytest

import dateline
from dateline.errors import DatelineError

STORY = "March 4, 2025\n\nGunmen killed seven people in Hama on Monday, residents said."


def test_a_desk_codes_and_reads(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    desk = dateline.Desk(tmp_path / "a.db")
    assert desk.code(tmp_path / "story.txt") == ()
    assert desk.code([tmp_path / "story.txt"]) == ()
    (event,) = desk.events()
    assert event.type.value == "ASSAULT"
    assert {c.source[0].value.text for c in desk.claims() if c.source} == {"residents"}
    assert desk.to_arrow().num_rows == 1
    assert desk.verify().faults == ()
    desk.close()


def test_what_could_not_be_read_is_returned(tmp_path: Path) -> None:
    (issue,) = dateline.Desk(tmp_path / "a.db").code(tmp_path / "none.txt")
    assert issue.what == "no such file"


def test_an_unknown_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="no such table"):
        dateline.Desk(tmp_path / "a.db").to_arrow("weather")


def test_the_public_names_are_there() -> None:
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    with pytest.raises(AttributeError, match="weather"):
        _ = dateline.weather
