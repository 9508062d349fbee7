"""Names are looked up in the gazetteer that ships with the package."""

from pathlib import Path

import pytest

from dateline.codebook.places import Gazetteer
from dateline.errors import GazetteerError


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Ma'arrat al-Nu'man", "SYR", 35.64, 36.67),
        ("al-Fashir", "SDN", 13.63, 25.35),
        ("Severodonetsk", "UKR", 48.95, 38.49),
        ("Jabaliya refugee camp", "PSE", 31.54, 34.5),
        ("Second Thomas Shoal", None, 9.75, 115.86),
        ("Strait of Hormuz", None, 26.6, 56.4),
        ("Ky.", "USA", 38.2, -84.9),
        ("El Fasher", "SDN", 13.63, 25.35),
    ],
)
def test_finds(name: str, country: str | None, lat: float, lon: float) -> None:
    assert any(
        row.country == country
        and row.lat is not None
        and row.lon is not None
        and abs(row.lat - lat) < 0.3
        and abs(row.lon - lon) < 0.3
        for row in Gazetteer.open().candidates(name)
    )


def test_a_country_is_found_by_its_other_names() -> None:
    assert any(r.kind == "country" for r in Gazetteer.open().candidates("Britain"))


def test_unknown_names_give_nothing() -> None:
    assert Gazetteer.open().candidates("Qwxyzville") == ()
    assert Gazetteer.open().candidates("") == ()


def test_similar_names_need_their_country() -> None:
    gazetteer = Gazetteer.open()
    assert any(r.name == "Saraqib" for r in gazetteer.similar("Sarakeb", "SYR"))
    assert not any(r.name == "Saraqib" for r in gazetteer.similar("Sarakeb", "YEM"))


def test_an_absent_file_names_the_cure(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="run: dateline places build"):
        Gazetteer(tmp_path / "none.sqlite")
