"""`dateline actors explain` as a person sees it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import app


def explain(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["actors", "explain", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("phrase", "on", "sector"),
    [
        ("Syrian President Bashar al-Assad", "2024-12-03", "GOV"),
        ("Bashar al-Assad", "2025-01-15", "ELI"),
        ("two Iraqi security sources", "2024-12-03", None),
    ],
)
def test_the_day_decides(phrase: str, on: str, sector: str | None) -> None:
    output = explain(phrase, "--on", on)
    assert "country" in output
    if sector:
        assert f"sector   {sector}" in output


def test_a_bare_state_is_its_government_and_in_force_its_military() -> None:
    assert "sector   GOV" in explain("Turkey")
    assert "sector   MIL" in explain("Turkey", "--force")


def test_entries_not_valid_on_the_day_are_shown_unmarked() -> None:
    lines = explain("Bashar al-Assad", "--on", "2024-12-03").splitlines()
    assert any(line.startswith(" * 2000-07-17 to 2024-12-08") for line in lines)
    assert any(line.startswith("   2024-12-08") for line in lines)


def test_own_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("BLUE_COLUMN_\n[LBYREB]\n")
    output = explain("The Blue Column", "--actors", str(path))
    assert "own-blue-column" in output
    assert "LBY" in output


def test_a_word_that_is_no_date_is_a_usage_error() -> None:
    result = CliRunner().invoke(app, ["actors", "explain", "Turkey", "--on", "soon"])
    assert result.exit_code == 2
    assert "is no date" in result.output


def test_nobody() -> None:
    assert "nobody by its own words" in explain("She")
