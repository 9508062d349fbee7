"""The user's own actor files: CSV in our columns, or the format of PETRARCH's actor dictionaries.

A PETRARCH file names an actor a block: its name, `+` and an alias a line, `[CODE PERIOD]` a line;
words are joined by underscores, `#` and `;` open a comment. A code is three letters of a country
(ISO 3166-1 alpha-3) or region, where there is one, then three each of roles (CAMEO's), religions,
peoples and bodies, of which the first role is kept; a period is `<YYMMDD` (before), `>YYMMDD`
(from) or `YYMMDD-YYMMDD`.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from dateline.codebook.lists import read_list
from dateline.codebook.schemes import TABLES
from dateline.errors import CodebookError

COLUMNS = (
    "id", "name", "aliases", "country", "sector", "kind", "role", "gender", "from", "to", "note",
)  # fmt: skip
_NEEDED = ("id", "name", "country", "sector", "kind")
SECTORS = frozenset(row["sector"] for row in read_list(TABLES / "sectors.csv"))
KINDS = frozenset({"person", "institution", "group", "igo", "ngo", "media", "party"})
_CAMEO = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB"}
"""CAMEO roles whose PLOVER sector has another code (facts: PLOVER manual v2.0)."""
_REGIONS = frozenset({
    "AFR", "ASA", "BLK", "CAS", "CAU", "CEU", "CFR", "CIS", "CRB", "EAF", "EAS", "EEU", "EIN",
    "EUR", "LAM", "MDT", "MEA", "NAF", "NMR", "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF",
    "WST",
})  # fmt: skip
"""CAMEO's codes of a region in the place of a country (facts: CAMEO manual 1.1b3)."""
_CODE = re.compile(r"\[([A-Za-z0-9]*)\s*([^\]]*)\]")
_DAY = re.compile(r"\d{8}|\d{6}")
Row = Mapping[str, str]


def read_own(path: Path, countries: frozenset[str]) -> tuple[Row, ...]:
    """Return the rows of a user's actor file in our columns; `countries` are the known codes.

    `CodebookError` names the line and the cure.
    """
    if path.suffix == ".csv":
        return _checked(path, countries)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise CodebookError(f"{path}: {wrong}; give a text file in UTF-8") from None
    rows = tuple(_petrarch(path, text, countries))
    if not rows:
        raise CodebookError(
            f"{path}: no actor in it; give CSV with our columns, or PETRARCH blocks"
        )
    return rows


def _checked(path: Path, countries: frozenset[str]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, given in _numbered(path):
        row = {**dict.fromkeys(COLUMNS, ""), **given}
        wrong = _wrong(row, countries)
        if wrong is not None:
            raise CodebookError(f"{path}: line {number}: {wrong}")
        rows.append(row)
    if not rows:
        raise CodebookError(f"{path}: no actor in it; give {','.join(COLUMNS)}, then a row each")
    return tuple(rows)


def _numbered(path: Path) -> Iterator[tuple[int, Row]]:
    """Return the rows of a user's CSV with the lines that they end on; a BOM is no letter."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [c for c in _NEEDED if c not in (reader.fieldnames or ())]
            if missing:
                raise CodebookError(f"{path}: no column {missing[0]}; give {','.join(COLUMNS)}")
            for row in reader:
                if None in row or None in row.values():
                    raise CodebookError(
                        f"{path}: line {reader.line_num}: wrong number of columns; quote commas"
                    )
                yield reader.line_num, {key: value.strip() for key, value in row.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise CodebookError(f"{path}: {wrong}; give a CSV file in UTF-8") from None


def _wrong(row: Row, countries: frozenset[str]) -> str | None:
    """Return what is wrong in a row, and the cure."""
    for column in ("id", "name"):
        if not row[column]:
            return f"no {column}; give one"
    if row["country"] and row["country"] not in countries:
        return f"country {row['country']!r}; give ISO 3166-1 alpha-3"
    if row["sector"] and row["sector"] not in SECTORS:
        return f"sector {row['sector']!r}; give one of {', '.join(sorted(SECTORS))}"
    if row["kind"] not in KINDS:
        return f"kind {row['kind']!r}; give one of {', '.join(sorted(KINDS))}"
    for column in ("from", "to"):
        if row[column] and not _is_day(row[column]):
            return f"{column} {row[column]!r}; give YYYY-MM-DD"
    if row["from"] and row["to"] and row["to"] < row["from"]:
        return f"to {row['to']} is before from {row['from']}; give the earlier day first"
    return None


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


class _Block(msgspec.Struct):
    """An actor of a PETRARCH file: its names, and its codes with their periods."""

    names: list[str]
    codes: list[tuple[int, str, str]]


def _petrarch(path: Path, text: str, countries: frozenset[str]) -> Iterator[Row]:
    blocks: list[_Block] = []
    for number, line in enumerate(text.splitlines(), start=1):
        bare = re.split(r"[#;]", line, maxsplit=1)[0]
        if bare.count("[") != bare.count("]"):
            raise CodebookError(f"{path}:{number}: a bracket is open; give [CODE PERIOD]")
        codes = [(number, m[1], m[2].strip()) for m in _CODE.finditer(bare)]
        words = _words(_CODE.sub("", bare))
        if words.startswith("+"):
            if not blocks:
                raise CodebookError(f"{path}:{number}: an alias before any actor; name it first")
            blocks[-1].names.append(words[1:].strip())
        elif words:
            blocks.append(_Block([words], []))
        if codes:
            if not blocks:
                raise CodebookError(f"{path}:{number}: a code before any actor; name it first")
            blocks[-1].codes += codes
    for block in blocks:
        for number, code, period in block.codes:
            yield _row(f"{path}:{number}", block.names, code, period, countries)


def _words(text: str) -> str:
    """Return the words of a dictionary name, as they are written in a text.

    >>> _words("BARACK_OBAMA_"), _words("+U.N._")
    ('Barack Obama', '+U.N.')
    """
    words = text.replace("_", " ").split()
    few = len(words) == 1
    joined = " ".join(
        w if "." in w or (few and len(w.strip("+")) <= 3) else w.title() for w in words
    )
    return joined.replace("+ ", "+")


def _row(where: str, names: list[str], code: str, period: str, countries: frozenset[str]) -> Row:
    parts = [code[at : at + 3] for at in range(0, len(code), 3)]
    country = parts[0] if parts and parts[0] in countries else ""
    sided = bool(country) or code[:3] in _REGIONS
    roles = [role for role in parts[sided:] if role in SECTORS or role in _CAMEO]
    if not sided and not roles:
        raise CodebookError(
            f"{where}: code {code!r} begins with no country (ISO 3166-1 alpha-3) or region, and "
            "has no role of CAMEO or PLOVER in it (GOV, REB, NGO …); mend it"
        )
    role = roles[0] if roles else ""
    sector = _CAMEO.get(role, role)
    since, until = _period(where, period)
    person = role in ("GOV", "ELI", "OPP") and len(names[0].split()) > 1
    ident = "own-" + "-".join(re.findall(r"[a-z0-9]+", names[0].casefold()))
    return {
        "id": ident, "name": names[0], "aliases": "|".join(names[1:]), "country": country,
        "sector": sector, "kind": "person" if person else "group",
        "role": "", "gender": "", "from": since, "to": until, "note": where,
    }  # fmt: skip


def _period(where: str, words: str) -> tuple[str, str]:
    days = [_day(d) for d in _DAY.findall(words)]
    if impossible := [d for d in days if not _is_day(d)]:
        raise CodebookError(f"{where}: there is no day {impossible[0]}; give it as YYMMDD")
    if not words:
        return "", ""
    if words.startswith("<") and len(days) == 1:
        return "", days[0]
    if words.startswith(">") and len(days) == 1:
        return days[0], ""
    if len(days) == 2 and days[0] <= days[1]:
        return days[0], days[1]
    raise CodebookError(f"{where}: period {words!r}; give <YYMMDD, >YYMMDD or YYMMDD-YYMMDD")


def _day(digits: str) -> str:
    """Return a day; two digits of a year stand for 1930 to 2029, as PETRARCH counts.

    >>> _day("690901"), _day("20110820")
    ('1969-09-01', '2011-08-20')
    """
    if len(digits) == 6:
        digits = ("20" if digits[:2] < "30" else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
