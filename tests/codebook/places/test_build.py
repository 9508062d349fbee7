"""The gazetteer is built from few rows to the same bytes, and found again."""

from pathlib import Path

from dateline.codebook.places.build import write_drafts
from dateline.codebook.places.compiling import Draft, usable
from dateline.codebook.places.drafts import draft_places
from dateline.codebook.places.gazetteer import Gazetteer
from dateline.codebook.places.inputs import City, Extra, Subdivision, read_supplement

CITIES = [
    City(1, "Alder", 10.0, 20.0, "XA", 9000, "01", ["Alder", "Aldar", "ALD", "آلدر", "a er de"]),
    City(2, "Birch", 11.0, 20.5, "XA", 700, "01", []),
]
UNITS = [Subdivision("Al Ghābah", "XA.01", 5, "Province", ("Forest Province", "Alder"), 1)]
COUNTRIES = {"XA": {"name": "Arboria", "iso3": "XAA", "capital": "Alder", "population": 9700}}


def drafts(extras: list[Extra]) -> list[Draft]:
    return draft_places(
        cities=CITIES,
        subdivisions=UNITS,
        parents={1: (0,), 2: (0,)},
        countries=COUNTRIES,
        country_aliases={"XA": ("Arboreal Republic",)},
        extras=extras,
    )


def test_same_inputs_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_drafts(tmp_path / name, drafts([]))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_finds_by_name_alias_and_country(tmp_path: Path) -> None:
    write_drafts(tmp_path / "g", drafts([]))
    gazetteer = Gazetteer(tmp_path / "g")
    assert {r.kind for r in gazetteer.candidates("Alder")} == {"town", "admin1"}
    assert [r.name for r in gazetteer.candidates("aldar")] == ["Alder"]
    assert [r.kind for r in gazetteer.candidates("Arboreal Republic")] == ["country"]


def test_a_province_gets_the_name_of_its_town() -> None:
    assert [d.name for d in drafts([]) if d.kind == "admin1"] == ["Alder"]


def test_the_capital_is_marked() -> None:
    assert [d.name for d in drafts([]) if d.capital] == ["Alder"]


def test_a_row_of_ours_joins_the_place_it_names() -> None:
    extra = Extra("Birch", ("Birchtown",), "town", "XAA", "Alder", 11.01, 20.51, None)
    joined = [d for d in drafts([extra]) if d.name == "Birch"]
    assert len(joined) == 1
    assert joined[0].ours == ("Birchtown",)
    assert joined[0].lat == 11.0


def test_a_row_of_ours_far_away_stands_alone() -> None:
    extra = Extra("Birch", (), "village", "XAA", "Alder", 15.0, 25.0, None)
    assert len([d for d in drafts([extra]) if d.name == "Birch"]) == 2


def test_machine_names_are_left_out() -> None:
    assert [a for a in CITIES[0].alternatenames if usable(a)] == ["Alder", "Aldar"]


def test_supplement_is_well_formed() -> None:
    settled = {"town", "village", "camp", "crossing", "airport", "base", "site"}
    kinds = settled | {"country", "admin1", "admin2", "region", "sea", "river", "island"}
    for row in read_supplement():
        assert row.kind in kinds, row.name
        assert row.lat is None or (-90 <= row.lat <= 90 and row.lon is not None), row.name
        assert row.country == "" or len(row.country) == 3, row.name
