"""What a name can mean, and the gazetteer's own build."""

from pathlib import Path

from click.testing import CliRunner

from dateline.cli import app


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


def test_build_writes_a_gazetteer(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["places", "build", "--to", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "gazetteer.sqlite").stat().st_size > 10_000_000
    assert "places" in result.stdout
