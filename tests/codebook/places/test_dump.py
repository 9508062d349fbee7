"""A GeoNames dump joins the gazetteer: new places with their units, and no place twice."""

import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import app
from dateline.codebook.places.build import FILE, write_drafts
from dateline.codebook.places.compiling import Draft
from dateline.codebook.places.dump import ImportReport, import_dump, kind_of
from dateline.codebook.places.gazetteer import Gazetteer, Row
from dateline.errors import GazetteerError

DRAFTS = [
    Draft("Syria", "country", "SYR", set(), lat=35.0, lon=38.0),
    Draft("Aleppo", "town", "SYR", {"Halab"}, admin1="Aleppo", lat=36.2, lon=37.16),
    Draft("Idlib", "town", "SYR", set(), admin1="Idlib", lat=35.93, lon=36.63),
    Draft("Reyhanli", "town", "TUR", set(), admin1="Hatay", lat=36.27, lon=36.57),
    Draft("Kilis", "town", "TUR", set(), lat=36.72, lon=37.12),
    Draft("Taveuni", "town", "FJI", set(), admin1="Northern", lat=-16.8, lon=-179.97),
    Draft("Orontes", "river", "", set(), lat=36.05, lon=35.96),
    Draft("Oklahoma", "town", "SYR", set(), lat=33.0, lon=36.0, short=("Okl",)),
]


def line(
    name: str, code: str = "P.PPL", lat: object = 36.0, lon: object = 36.7, *,
    others: str = "", country: str = "SY", people: object = 0,
) -> str:  # fmt: skip
    kind, _, feature = code.partition(".")
    columns = ["7", name, name, others, lat, lon, kind, feature, country, "", "09", "", "", ""]
    return "\t".join(map(str, [*columns, people, "", "400", "Asia/Damascus", "2020-01-01"]))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.sqlite"
    write_drafts(path, DRAFTS)
    return path


@pytest.fixture
def bring(tmp_path: Path, base: Path) -> Callable[..., ImportReport]:
    """Return the function that imports lines as a country's zip, with its readme, into tmp_path."""

    def bring(*lines: str) -> ImportReport:
        return import_dump(zipped(tmp_path / "SY.zip", lines), tmp_path, base=base)

    return bring


def zipped(path: Path, lines: Iterable[str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Readme for GeoNames Gazetteer extract files\n")
        archive.writestr("SY.txt", "".join(f"{words}\n" for words in lines))
    return path


def found(tmp_path: Path, name: str) -> list[Row]:
    return list(Gazetteer(tmp_path / FILE).candidates(name))


def counts(report: ImportReport) -> tuple[int, int]:
    return report.added, report.known


def test_a_village_is_found_with_the_unit_of_its_countrys_nearest_town(
    tmp_path: Path, bring: Callable[..., ImportReport]
) -> None:
    bring(line("Ḩazzānū", lat=36.2, lon=36.6, others="Hazano,حزانو,xa za nu"))
    (village,) = found(tmp_path, "Hazano")
    assert (village.name, village.kind, village.country) == ("Hazzanu", "village", "SYR")
    assert (village.admin1, village.likeness) == ("Idlib", 0.8)
    assert found(tmp_path, "حزانو") == []


def test_what_was_there_stays(tmp_path: Path, bring: Callable[..., ImportReport]) -> None:
    bring(line("Hazano"))
    assert [row.name for row in found(tmp_path, "Halab")] == ["Aleppo"]
    assert found(tmp_path, "Hazano")[0].id == len(DRAFTS) + 1


@pytest.mark.parametrize(
    ("where", "unit"),
    [
        ({"lat": 33.0, "lon": 40.0}, None),
        ({"lat": 36.72, "lon": 37.12, "country": "TR"}, None),
        ({"lat": 36.5, "lon": 37.0, "country": "TR"}, "Hatay"),
        ({"lat": -16.8, "lon": 179.9, "country": "FJ"}, "Northern"),
        ({"country": ""}, None),
        ({"code": "H.STM"}, None),
    ],
    ids=["far", "62-km", "passing-over-a-town-without", "over-the-date-line", "sea", "river"],
)
def test_units(
    tmp_path: Path, bring: Callable[..., ImportReport], where: dict[str, object],
    unit: str | None,
) -> None:  # fmt: skip
    bring(line("Zetaville", **where))  # type: ignore[arg-type]
    assert [row.admin1 for row in found(tmp_path, "Zetaville")] == [unit]


@pytest.mark.parametrize(
    ("row", "known"),
    [
        (line("Halab", lat=36.3, lon=37.2), True),
        (line("al-Halab", lat=36.3, lon=37.2), False),
        (line("HALAB", lat=36.5, lon=37.2), False),
        (line("Halab", lat=36.3, lon=37.2, country="TR"), False),
        (line("Halab", "S.AIRP", lat=36.3, lon=37.2), False),
        (line("Orontes", "H.STM", lat=36.1, lon=36.0), True),
        (line("Orontes", "H.LK", lat=36.1, lon=36.0), False),
        (line("Okl", lat=33.0, lon=36.0), False),
    ],
    ids=["alias", "article", "33-km", "country", "kind", "river", "sea", "abbreviation"],
)
def test_a_place_close_by_under_the_same_key_is_left(
    bring: Callable[..., ImportReport], row: str, known: bool
) -> None:
    assert counts(bring(row)) == ((0, 1) if known else (1, 0))


def test_a_dump_says_the_same_place_once(bring: Callable[..., ImportReport]) -> None:
    assert counts(bring(line("Hazano"), line("Hazano", "P.PPLX", 36.01))) == (1, 1)


@pytest.mark.parametrize(
    ("code", "people", "kind"),
    [
        ("P.PPL", 0, "village"), ("P.PPL", 5, "town"), ("P.PPLA3", 0, "town"),
        ("P.PPLH", 5, None), ("P.PPLQ", 0, None), ("P.PPLW", 0, None),
        ("S.AIRF", 0, "airport"), ("L.MILB", 0, "base"), ("S.CMPRF", 0, "camp"),
        ("L.CMP", 0, "camp"), ("S.BDG", 0, "site"), ("T.VAL", 0, "region"),
        ("T.ISLS", 0, "island"), ("H.WAD", 0, "river"), ("H.STRT", 0, "sea"),
        ("A.ADM1", 9, None), ("S.HTL", 0, None),
    ],
)  # fmt: skip
def test_kinds(code: str, people: int, kind: str | None) -> None:
    feature_class, _, feature = code.partition(".")
    assert kind_of(feature_class, feature, people) == kind


def test_same_inputs_same_bytes_from_a_zip_or_its_text(tmp_path: Path, base: Path) -> None:
    rows = [line("Hazano"), line("Atimah", lat=36.31, lon=36.68, people=900), line("X", "A.ADM1")]
    text = tmp_path / "SY.txt"
    text.write_bytes("\r\n".join(rows).encode())
    for folder, dump in (("one", zipped(tmp_path / "SY.zip", rows)), ("two", text)):
        (tmp_path / folder).mkdir()
        assert counts(import_dump(dump, tmp_path / folder, base=base)) == (2, 0)
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "two" / FILE).read_bytes()


def test_a_second_import_adds_to_the_first(
    tmp_path: Path, bring: Callable[..., ImportReport]
) -> None:
    bring(line("Hazano"))
    dump = zipped(tmp_path / "more.zip", [line("Hazano"), line("Atimah")])
    assert counts(import_dump(dump, tmp_path)) == (1, 1)
    assert found(tmp_path, "Hazano")
    assert found(tmp_path, "Atimah")


@pytest.mark.parametrize("there", [None, b"", b"SQLite format 3\0 and no more"])
def test_a_gazetteer_that_is_not_whole_is_built_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bytes | None
) -> None:
    if there is not None:
        (tmp_path / FILE).write_bytes(there)
    monkeypatch.setattr(
        "dateline.codebook.places.dump.build", lambda to: write_drafts(to / FILE, DRAFTS)
    )
    assert counts(import_dump(zipped(tmp_path / "SY.zip", [line("Hazano")]), tmp_path)) == (1, 0)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("7\tHazano", r"2 columns \(by tabs\) instead of 19"),
        (line("Hazano") + "\t", "20 columns"),
        ("", "1 columns"),
        ("x" + line("Hazano"), "geonameid 'x7' is no number"),
        (line("Hazano", lat="north"), "latitude 'north' is no number"),
        (line("Hazano", lat="nan"), "latitude 'nan'"),
        (line("Hazano", lon=181), "longitude '181'"),
        (line("Hazano", people=-1), "population '-1'"),
        (line("Hazano", people="many"), "population 'many'"),
        (line("Hotel", "S.HTL", lat=""), "latitude ''"),
        (line("Hazano", others="x" * 1_000_000), "longer than 1 MB"),
        (line("Hazan\udcff"), "'utf-8' codec can't decode"),
    ],
    ids=["few", "many", "blank", "id", "lat", "nan", "lon", "less", "people", "unused", "long",
         "utf-8"],
)  # fmt: skip
def test_a_bad_line_is_told_and_changes_nothing(
    tmp_path: Path, base: Path, row: str, told: str
) -> None:
    dump = tmp_path / "SY.txt"
    dump.write_bytes(f"{line('Atimah')}\n{row}\n".encode(errors="surrogateescape"))
    write_drafts(tmp_path / FILE, DRAFTS)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(GazetteerError, match=rf"SY\.txt: line 2: {told}.*; download the dump"):
        import_dump(dump, tmp_path, base=base)
    assert (tmp_path / FILE).read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["SY.txt", "base.sqlite", FILE]


def test_a_bad_line_of_a_zip_is_told_with_its_member(bring: Callable[..., ImportReport]) -> None:
    with pytest.raises(GazetteerError, match=r"SY\.zip: SY\.txt: line 2: 1 columns"):
        bring(line("Hazano"), "Atimah")


def refused(dump: Path, base: Path, told: str) -> None:
    with pytest.raises(GazetteerError, match=told):
        import_dump(dump, dump.parent, base=base)
    assert not (dump.parent / FILE).exists()


def test_not_a_zip(tmp_path: Path, base: Path) -> None:
    dump = tmp_path / "SY.zip"
    dump.write_text(line("Hazano"))
    refused(dump, base, r"SY\.zip: can't be read: File is not a zip file; download")


def test_no_such_dump_and_an_empty_one(tmp_path: Path, base: Path) -> None:
    refused(tmp_path / "none.txt", base, r"none\.txt: can't be read: .*No such file")
    (tmp_path / "empty.txt").touch()
    refused(tmp_path / "empty.txt", base, r"empty\.txt: line 1: 1 columns")


@pytest.mark.parametrize(
    ("members", "count"),
    [
        ({}, 0),
        ({"SY.csv": line("Hazano")}, 0),
        ({"SY.txt": "1\tHazano\n"}, 0),
        ({"SY.txt": line("Hazano"), "TR.txt": line("Kilis")}, 2),
    ],
    ids=["empty", "csv", "columns", "two"],
)
def test_a_zip_without_one_table(
    tmp_path: Path, base: Path, members: dict[str, str], count: int
) -> None:
    dump = tmp_path / "SY.zip"
    with zipfile.ZipFile(dump, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    refused(dump, base, rf"SY\.zip: {count} \.txt files of 19 columns.*give a dump such as")


def test_a_member_that_expands_beyond_4_gb(tmp_path: Path, base: Path) -> None:
    """The archive's directory is made to say so."""
    dump = zipped(tmp_path / "SY.zip", [line("Hazano")])
    raw = bytearray(dump.read_bytes())
    entry = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<L", raw, entry + 24, 4_100_000_000)
    dump.write_bytes(raw)
    refused(dump, base, r"SY\.zip: SY\.txt: expands beyond 4 GB; download")


def test_a_damaged_member(tmp_path: Path, base: Path) -> None:
    dump = zipped(tmp_path / "SY.zip", [line(f"Hazano {n * n}", lat=n / 100) for n in range(4000)])
    raw = bytearray(dump.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    dump.write_bytes(raw)
    refused(dump, base, r"SY\.zip: SY\.txt: line \d+: .*; download the dump again")


def test_a_base_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "base.sqlite").write_bytes(b"")
    dump = zipped(tmp_path / "SY.zip", [line("Hazano")])
    refused(dump, tmp_path / "base.sqlite", r"base\.sqlite: no complete gazetteer; run: dateline")


def test_a_folder_that_cannot_be_written(tmp_path: Path, base: Path) -> None:
    dump = zipped(tmp_path / "SY.zip", [line("Hazano")])
    with pytest.raises(GazetteerError, match=r"no-folder.*; make room, or give another folder"):
        import_dump(dump, tmp_path / "no-folder", base=base)


def test_the_command_tells_what_it_added(tmp_path: Path) -> None:
    write_drafts(tmp_path / FILE, DRAFTS)
    dump = zipped(tmp_path / "SY.zip", [line("Hazano"), line("Idlib", lat=35.9, lon=36.6)])
    call = ["places", "import", str(dump), "--to", str(tmp_path)]
    result = CliRunner().invoke(app, call, catch_exceptions=False)
    assert f"{FILE}: 1 places added, 1 there already, " in result.stdout
    assert CliRunner().invoke(app, [*call, "--quiet"]).output == ""
    dump.write_text("no zip")
    failed = CliRunner().invoke(app, call)
    assert failed.exit_code == 1
    assert "Error: " in failed.output
