"""The word lists and what a malformed one is told."""

from pathlib import Path

import pytest

from dateline.codebook import words
from dateline.codebook.words import word_list, word_table
from dateline.errors import CodebookError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that stands in for the codebook's word lists."""
    monkeypatch.setattr(words, "WORDS", tmp_path)
    return tmp_path


def test_rows_come_in_the_files_order(folder: Path) -> None:
    (folder / "order_test.csv").write_text("form,note\nzebra,\napple,a fruit\n", encoding="utf-8")
    assert [row["form"] for row in word_list("order_test")] == ["zebra", "apple"]


def test_a_cell_may_hold_a_quoted_comma(folder: Path) -> None:
    (folder / "comma_test.csv").write_text('form,note\nx,"one, two"\n', encoding="utf-8")
    assert word_list("comma_test")[0]["note"] == "one, two"


def test_a_missing_list_is_named(folder: Path) -> None:
    with pytest.raises(CodebookError, match=r"missing_test\.csv: no such list; reinstall"):
        word_list("missing_test")


@pytest.mark.parametrize("row", ["x", "x,1,2", "x,one, two"])
def test_a_row_of_the_wrong_width_is_named(row: str, folder: Path) -> None:
    name = f"width_test_{len(row)}"
    (folder / f"{name}.csv").write_text(f"form,note\nfine,\n{row}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=rf"{name}\.csv: line 3: wrong number of columns"):
        word_list(name)


def test_the_first_row_of_a_form_wins(folder: Path) -> None:
    (folder / "twice_test.csv").write_text("form,note\nx,first\nx,second\n", encoding="utf-8")
    assert word_table("twice_test", "note") == {"x": "first"}


def test_a_table_can_go_by_another_column(folder: Path) -> None:
    (folder / "key_test.csv").write_text("verb,subject\nlaunch,actor\n", encoding="utf-8")
    assert word_table("key_test", "subject", "verb") == {"launch": "actor"}


@pytest.mark.parametrize(
    ("name", "column", "form", "value"),
    [
        ("roles", "sector", "soldier", "MIL"),
        ("roles", "kind", "soldier", "person"),
        ("instruments", "mode", "machete", "primitive"),
        ("realis", "realis", "plan", "future"),
    ],
)
def test_the_lists_that_ship_say_what_the_guide_says(
    name: str, column: str, form: str, value: str
) -> None:
    assert word_table(name, column)[form] == value
