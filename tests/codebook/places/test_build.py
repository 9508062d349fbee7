"""The gazetteer is built from few rows to the same bytes, and found again."""

from pathlib import Path

import pytest

from dateline.codebook.places.build import write_drafts
from dateline.codebook.places.compiling import Draft, usable
from dateline.codebook.places.drafts import draft_places
from dateline.codebook.places.gazetteer import SHORT, Gazetteer
from dateline.codebook.places.inputs import City, Extra, Subdivision, read_supplement
from dateline.errors import GazetteerError

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


def test_rows_of_ours_add_up_and_meet_each_other() -> None:
    extras = [
        Extra("Alder", ("Alderland",), "admin1", "XAA", "", None, None, None),
        Extra("Alder", ("AD",), "admin1", "XAA", "", None, None, None, short=True),
        Extra("Alder", ("The Alders",), "admin1", "XAA", "", None, None, None),
        Extra("Long Lake", (), "sea", "XAA", "", 10.0, 20.0, 5.0),
        Extra("Long Lake", ("Lake Long",), "sea", "XAA", "", 10.1, 20.0, 5.0),
    ]
    made = drafts(extras)
    (unit,) = [d for d in made if d.kind == "admin1"]
    assert unit.ours == ("Alderland", "The Alders")
    assert unit.short == ("AD",)
    (lake,) = [d for d in made if d.kind == "sea"]
    assert lake.ours == ("Lake Long",)


def test_an_abbreviation_is_told_from_a_name(tmp_path: Path) -> None:
    extra = Extra("Alder", ("AD",), "admin1", "XAA", "", None, None, None, short=True)
    write_drafts(tmp_path / "g", drafts([extra]))
    assert [r.likeness for r in Gazetteer(tmp_path / "g").candidates("AD")] == [SHORT]


def test_a_name_of_the_packages_can_be_taken_back(tmp_path: Path) -> None:
    extra = Extra("Aldar", ("-Alder",), "town", "XAA", "Alder", 10.0, 20.0, None)
    write_drafts(tmp_path / "g", drafts([extra]))
    assert {r.kind for r in Gazetteer(tmp_path / "g").candidates("Alder")} == {"admin1"}


def test_a_number_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "name,aliases,kind,country,admin1,lat,lon,radius_km,note\nBirch,,town,XAA,,north,1,,\n"
    )
    with pytest.raises(GazetteerError, match=r"a\.csv: line 2: .*give a number or nothing"):
        read_supplement(tmp_path)
