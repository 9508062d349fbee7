"""Outlets and where they are at home."""

from pathlib import Path

import pytest

from dateline.codebook.places import outlets
from dateline.codebook.places.homes import Home

ROWS = """host,name,town,admin1,country
example.com|old.example.net,The Paris Example|Example,Paris,Texas,USA
news.example.com,The Lamar Leader,Lamar,Colorado,USA
,The Herald,Rock Hill,South Carolina,USA
,The Herald,Glasgow,Scotland,GBR
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "outlets.csv"
    path.write_text(ROWS)
    return path


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("http://www.example.com/a/b?c=d", "Paris"),
        ("https://old.example.net", "Paris"),
        ("sport.example.com", "Paris"),
        ("https://news.example.com/x", "Lamar"),
        ("Paris Example", "Paris"),
        ("THE LAMAR LEADER", "Lamar"),
        ("The Herald", None),
        ("https://elsewhere.org/example.com", None),
        ("", None),
    ],
)
def test_home_by_host_or_name(table: Path, said: str, town: str | None) -> None:
    home = outlets(table).home(None, said)
    assert (home.town if home else None) == town


def test_the_address_comes_before_the_name(table: Path) -> None:
    assert outlets(table).home("example.com", "The Lamar Leader") == Home("Paris", "Texas", "USA")


def test_the_shipped_table_is_well_formed() -> None:
    shipped = outlets()
    assert len(shipped.hosts) > 4_000
    assert all(len(h.country) == 3 for h in shipped.hosts.values())
    assert not any(h.startswith("www.") or "/" in h for h in shipped.hosts)
