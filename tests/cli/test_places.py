"""What a name can mean, and the gazetteer's own build."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import app
from dateline.codebook.places.build import BuildReport
from dateline.codebook.places.gazetteer import FILE


def explain(*arguments: str) -> list[str]:
    result = CliRunner().invoke(
        app, ["places", "explain", *arguments], env={"COLUMNS": "120"}, catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_a_name_lists_its_places() -> None:
    assert any("LBN" in line for line in explain("Tripoli"))
    assert any("LBY" in line for line in explain("Tripoli"))


def test_near_ranks_by_distance() -> None:
    assert "LBN" in explain("Tripoli", "--near", "Beirut")[1]
    assert "LBY" in explain("Tripoli", "--near", "Benghazi")[1]


def test_country_narrows() -> None:
    lines = explain("Tripoli", "--country", "lby")
    assert all("LBY" in line for line in lines[1:])


def test_a_spelling_is_found_by_its_consonants_within_a_country() -> None:
    assert len(explain("Khan Younus", "--country", "PSE")) > 1


def test_build_tells_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build itself takes half a minute; installing the package runs it."""
    report = BuildReport(str(tmp_path), places=1200, names=3400, skeletons=1, bytes=5, seconds=0.1)
    asked: list[Path] = []

    def build(folder: Path) -> BuildReport:
        asked.append(folder)
        return report

    monkeypatch.setattr("dateline.codebook.places.build.build", build)
    result = CliRunner().invoke(app, ["places", "build", "--to", str(tmp_path)])
    assert asked == [tmp_path]
    assert "1,200 places, 3,400 names" in result.stdout
    assert CliRunner().invoke(app, ["places", "build", "--quiet"]).stdout == ""
    assert asked[1] == FILE.parent
