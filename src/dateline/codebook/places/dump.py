"""Adds the places of a full GeoNames dump to a gazetteer; the same inputs give the same bytes."""

import io
import lzma
import os
import shutil
import sqlite3
import time
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from dateline.codebook.places.build import FILE, add_drafts, build
from dateline.codebook.places.compiling import Draft
from dateline.codebook.places.drafts import plain_name
from dateline.codebook.places.folding import fold
from dateline.codebook.places.inputs import read_countries
from dateline.errors import GazetteerError

_COLUMNS = 19
_LARGEST_MEMBER = 4_000_000_000  # bytes; the whole world's is under 2 GB
_LONGEST_LINE = 1_000_000  # bytes
_BROKEN = (OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error,
           lzma.LZMAError)  # fmt: skip
_AGAIN = "download the dump again"
_CODES = {
    "airport": "S.AIRP S.AIRF",
    "base": "S.AIRB S.INSM S.MILB S.NVB L.MILB L.NVB",
    "site": "S.PRN S.DAM S.HSP S.MNMT S.BDG",
    "region": "L.RGN L.AREA L.PRK L.OAS L.VAL T.VAL T.MT T.MTS T.DSRT T.PLN T.PEN",
    "island": "T.ISL T.ISLS T.ISLT",
    "river": "H.STM H.WAD",
    "sea": "H.LK H.LKS H.BAY H.GULF H.STRT H.SEA H.RSV H.CHN",
}
_KINDS = {code: kind for kind, codes in _CODES.items() for code in codes.split()}
_COMPLETE = """SELECT EXISTS (SELECT 1 FROM place) AND EXISTS (SELECT 1 FROM name)
  AND EXISTS (SELECT 1 FROM skeleton) >= 0"""


class ImportReport(msgspec.Struct, frozen=True):
    """What an import did: places added, places there already, the file's bytes, seconds."""

    path: str
    added: int
    known: int
    bytes: int
    seconds: float


def import_dump(dump: Path, target: Path, *, base: Path | None = None) -> ImportReport:
    """Write a gazetteer with a dump's places into the folder `target`; return what was added.

    They join those of `base`, if left out of the gazetteer in `target`, built first if need be.
    Raises GazetteerError when the dump or `base` can't be read or the result can't be written.
    """
    started = time.monotonic()
    path = target / FILE
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    with ExitStack() as stack:
        where, stream = _open(dump, stack)
        source = _base(path, base)
        stack.callback(partial.unlink, missing_ok=True)
        try:
            shutil.copyfile(source, partial)
            added, known = add_drafts(partial, read_dump(stream, where))
            partial.replace(path)  # a reader never sees half a gazetteer
        except (OSError, sqlite3.Error) as wrong:
            raise GazetteerError(f"{path}: {wrong}; make room, or give another folder") from None
    seconds = round(time.monotonic() - started, 1)
    return ImportReport(str(path), added, known, path.stat().st_size, seconds)


def read_dump(stream: BinaryIO, where: str) -> Iterator[Draft]:
    """Yield the places of a dump that news can name, without their units.

    Raises GazetteerError with `where` and the line when one can't be read, or there is none.
    """
    iso3 = {code: str(country["iso3"]) for code, country in read_countries().items()}
    number = 1
    try:
        while (line := stream.readline(_LONGEST_LINE + 1)) or number == 1:
            if len(line) > _LONGEST_LINE:
                raise ValueError("longer than 1 MB")
            draft = _draft(line.decode("utf-8").rstrip("\r\n").split("\t"), iso3)
            if draft is not None:
                yield draft
            number += 1
    except _BROKEN as wrong:
        raise GazetteerError(f"{where}: line {number}: {wrong}; {_AGAIN}") from None


def kind_of(feature_class: str, code: str, population: int) -> str | None:
    """Return what kind of place a GeoNames feature is, None where the gazetteer has no use for it.

    >>> kind_of("P", "PPL", 0), kind_of("P", "PPL", 90), kind_of("S", "CMPRF", 0)
    ('village', 'town', 'camp')
    >>> kind_of("P", "PPLQ", 0), kind_of("A", "ADM1", 0)
    (None, None)
    """
    if feature_class == "P" and code not in ("PPLH", "PPLQ", "PPLW"):
        return "village" if population == 0 and code in ("PPL", "PPLX", "PPLL") else "town"
    if feature_class in ("S", "L") and code.startswith("CMP"):
        return "camp"
    return _KINDS.get(f"{feature_class}.{code}")


def _draft(columns: list[str], iso3: Mapping[str, str]) -> Draft | None:
    if len(columns) != _COLUMNS:
        raise ValueError(f"{len(columns)} columns (by tabs) instead of {_COLUMNS}")
    _number("geonameid", columns[0], 10**12, whole=True)
    lat = _number("latitude", columns[4], 90)
    lon = _number("longitude", columns[5], 180)
    population = int(_number("population", columns[14] or "0", 10**12, whole=True))
    kind = kind_of(columns[6], columns[7], population)
    if kind is None or not fold(columns[1]):
        return None
    country = iso3.get(columns[8], "")
    return Draft(
        name=plain_name(columns[1], country), kind=kind, country=country, lat=lat, lon=lon,
        aliases={columns[2], *columns[3].split(",")}, population=population,
    )  # fmt: skip


def _number(name: str, text: str, most: int, *, whole: bool = False) -> float:
    with suppress(ValueError):
        value = int(text) if whole else float(text)
        if (0 if whole else -most) <= value <= most:
            return value
    raise ValueError(f"{name} {text[:40]!r} is no number in its range")


def _open(dump: Path, stack: ExitStack) -> tuple[str, BinaryIO]:
    """Return a dump's name in messages and its lines; the stack closes them."""
    try:
        if dump.suffix.lower() != ".zip":
            return str(dump), stack.enter_context(dump.open("rb"))
        archive = stack.enter_context(zipfile.ZipFile(dump))
        member = _member(archive, dump)
        raw = stack.enter_context(archive.open(member))
        return f"{dump}: {member.filename}", io.BufferedReader(raw, 1 << 20)  # type: ignore[type-var]
    except _BROKEN as wrong:
        raise GazetteerError(f"{dump}: can't be read: {wrong}; {_AGAIN}") from None


def _member(archive: zipfile.ZipFile, dump: Path) -> zipfile.ZipInfo:
    """Return the archive's only table of GeoNames; a country's zip has a readme beside it."""
    tables = []
    for member in archive.infolist():
        if member.filename.lower().endswith(".txt"):
            with archive.open(member) as lines:
                if lines.readline(_LONGEST_LINE).count(b"\t") == _COLUMNS - 1:
                    tables.append(member)
    if len(tables) != 1:
        raise GazetteerError(
            f"{dump}: {len(tables)} .txt files of {_COLUMNS} columns (by tabs) instead of one; "
            "give a dump such as SY.zip or allCountries.zip"
        )
    if tables[0].file_size > _LARGEST_MEMBER:
        raise GazetteerError(f"{dump}: {tables[0].filename}: expands beyond 4 GB; {_AGAIN}")
    return tables[0]


def _base(path: Path, base: Path | None) -> Path:
    if base is None and not _complete(path):
        build(path.parent)
    elif base is not None and not _complete(base):
        raise GazetteerError(f"{base}: no complete gazetteer; run: dateline places build")
    return base or path


def _complete(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            filled, sound = db.execute(_COMPLETE), db.execute("PRAGMA quick_check")
            return (filled.fetchone(), sound.fetchone()) == ((1,), ("ok",))
    except sqlite3.Error:
        return False
