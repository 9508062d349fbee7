"""The lists of actors: their form, not their truth."""

import csv
import itertools
from datetime import date
from pathlib import Path

import pytest

import dateline.codebook

FOLDER = Path(dateline.codebook.__file__).parent / "actors"
FILES = sorted(FOLDER.glob("*.csv"))
ACTOR_FILES = [path for path in FILES if path.name != "countries.csv"]
COUNTRY_HEADER = "code,name,aliases,demonyms,capital,region,government,military,police,parliament"
ACTOR_HEADER = "id,name,aliases,country,sector,kind,role,gender,from,to,note"
KINDS = {"person", "institution", "group", "igo", "ngo", "media", "party"}
SECTORS = """
    COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE
    REL SOC IGO UNO EUR NGO ISM IMG MNC
"""
REGIONS = {
    "Middle East", "North Africa", "West Africa", "Central Africa", "East Africa",
    "Southern Africa", "Europe", "Eastern Europe", "Central Asia", "South Asia", "East Asia",
    "Southeast Asia", "Oceania", "North America", "Central America", "Caribbean",
    "South America",
}  # fmt: skip
UN_MEMBERS = """
    AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA
    BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK
    COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD
    GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ
    LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG
    MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL
    PRT QAT KOR ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF
    SSD ESP LKA SDN SUR SWE CHE SYR TJK THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR TZA
    USA URY UZB VUT VEN VNM YEM ZMB ZWE
"""
OTHERS = {"VAT", "PSE", "XKX", "TWN", "HKG"}

Row = dict[str, str]
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
each_actor_file = pytest.mark.parametrize("path", ACTOR_FILES, ids=lambda path: path.stem)


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def where(path: Path, row: Row) -> str:
    return f"{path.name}: {row.get('id') or row.get('code')} {row.get('from', '')}".strip()


@pytest.fixture(scope="module")
def codes() -> set[str]:
    return {row["code"] for row in read(FOLDER / "countries.csv")}


def test_the_lists_are_there() -> None:
    assert {"countries.csv", "leaders.csv", "institutions.csv"} <= {path.name for path in FILES}


@each_file
def test_header_and_width(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = list(csv.reader(lines, strict=True))
    assert ",".join(header) == (COUNTRY_HEADER if path.name == "countries.csv" else ACTOR_HEADER)
    assert [row for row in rows if len(row) != len(header)] == []


@each_file
def test_plain_text(path: Path) -> None:
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")
    for row in read(path):
        for value in row.values():
            assert value == value.strip(), where(path, row)


@each_file
def test_sorted_and_unique(path: Path) -> None:
    first = "code" if path.name == "countries.csv" else "id"
    keys = [(row[first], row.get("from", "")) for row in read(path)]
    assert [pair for pair in itertools.pairwise(keys) if pair[0] > pair[1]] == []
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


@each_file
def test_lists_within_cells(path: Path) -> None:
    for row in read(path):
        for column in ("aliases", "demonyms", "capital"):
            parts = row.get(column, "").split("|")
            clean = all(part and part == part.strip() for part in parts)
            assert clean or parts == [""], where(path, row)
            assert len(parts) == len(set(parts)), where(path, row)


@each_actor_file
def test_ids_names_and_kinds(path: Path) -> None:
    for row in read(path):
        assert row["id"], path.name
        assert set(row["id"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"), where(path, row)
        assert row["name"], where(path, row)
        assert row["kind"] in KINDS, where(path, row)


@each_actor_file
def test_one_name_for_each_id(path: Path) -> None:
    names: dict[str, str] = {}
    for row in read(path):
        assert names.setdefault(row["id"], row["name"]) == row["name"], where(path, row)


@each_actor_file
def test_sectors_and_countries(path: Path, codes: set[str]) -> None:
    sectors = set(SECTORS.split())
    for row in read(path):
        assert row["sector"] in sectors, where(path, row)
        assert row["country"] in codes | {""}, where(path, row)


@each_actor_file
def test_gender_is_m_or_f_and_of_persons_only(path: Path) -> None:
    for row in read(path):
        allowed = {"", "m", "f"} if row["kind"] == "person" else {""}
        assert row["gender"] in allowed, where(path, row)


@each_actor_file
def test_dates(path: Path) -> None:
    for row in read(path):
        for column in ("from", "to"):
            if row[column]:
                assert date.fromisoformat(row[column]).isoformat() == row[column], where(path, row)
        if row["from"] and row["to"]:
            assert row["from"] <= row["to"], where(path, row)


def test_leaders_have_gender_and_country() -> None:
    path = FOLDER / "leaders.csv"
    for row in read(path):
        assert row["kind"] == "person", where(path, row)
        assert row["gender"], where(path, row)
        assert row["country"], where(path, row)


def test_every_country_is_listed(codes: set[str]) -> None:
    members = UN_MEMBERS.split()
    assert len(members) == len(set(members)) == 193
    assert sorted({*members, *OTHERS} - codes) == []


def test_countries_are_filled_in() -> None:
    path = FOLDER / "countries.csv"
    for row in read(path):
        assert len(row["code"]) == 3, where(path, row)
        assert row["code"].isupper(), where(path, row)
        assert row["name"], where(path, row)
        assert row["government"], where(path, row)
        assert row["region"] in REGIONS, where(path, row)


def test_a_country_name_stands_for_one_country() -> None:
    owner: dict[str, str] = {}
    for row in read(FOLDER / "countries.csv"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                assert owner.setdefault(name, row["code"]) == row["code"], name
