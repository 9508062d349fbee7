"""The user's own actor files: CSV and PETRARCH's format, and how their faults are named."""

from pathlib import Path

import pytest

from dateline.codebook.directory import load_directory
from dateline.codebook.own_actors import COLUMNS, read_own
from dateline.errors import CodebookError

COUNTRIES = frozenset({"LBY", "FRA"})
HEAD = f"{','.join(COLUMNS)}\n"
PETRARCH = """# leaders
MUHAMMAR_QADDAFI_ ; in many spellings
+MOAMMAR_GADHAFI_
+QADDAFI_
\t[LBYGOV 690901-110820]
\t[LBYELI <690901]
RED_CROSS_ [NGO]
FRENCH_PRESS_ [FRAMED >000101]
"""


def test_petrarch_blocks_become_rows(tmp_path: Path) -> None:
    path = tmp_path / "actors.txt"
    path.write_text(PETRARCH)
    rows = read_own(path, COUNTRIES)
    first, second, cross, press = rows
    assert (first["name"], first["aliases"]) == ("Muhammar Qaddafi", "Moammar Gadhafi|Qaddafi")
    assert (first["country"], first["sector"]) == ("LBY", "GOV")
    assert (first["from"], first["to"]) == ("1969-09-01", "2011-08-20")
    assert (second["sector"], second["from"], second["to"]) == ("ELI", "", "1969-09-01")
    assert (cross["country"], cross["sector"]) == ("", "NGO")
    assert (press["sector"], press["from"]) == ("JRN", "2000-01-01")


@pytest.mark.parametrize(
    ("code", "country", "sector"),
    [
        ("UAF", "", "UAF"), ("COP", "", "COP"), ("IGOEUREEC", "", "IGO"), ("NGOHLHRCR", "", "NGO"),
        ("EUR", "", ""), ("AFRREB", "", "REB"), ("LBY", "LBY", ""), ("LBYREBMUS", "LBY", "REB"),
        ("LBYMUSREB", "LBY", "REB"), ("LBYBER", "LBY", ""), ("FRAHLH", "FRA", "MED"),
    ],
)  # fmt: skip
def test_of_a_code_the_country_and_the_first_role_are_kept(
    tmp_path: Path, code: str, country: str, sector: str
) -> None:
    path = tmp_path / "actors.txt"
    path.write_text(f"\ufeffTHE_BODY_ [{code}]\n", encoding="utf-8")
    (row,) = read_own(path, COUNTRIES)
    assert (row["name"], row["country"], row["sector"]) == ("The Body", country, sector)


def test_own_actors_join_the_knowledge_base(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    row = "blue-column,Blue Column,Blue Column Front,LBY,REB,group,,,2020-01-01,,"
    path.write_text(f"{','.join(COLUMNS)}\n{row}\n")
    directory = load_directory((path,))
    (known,) = directory.scan(["The", "Blue", "Column", "Front", "left"])
    assert known.ids == ("blue-column",)
    entry = directory.on("blue-column", "2021-05-01")
    assert entry is not None
    assert (entry.country, entry.sector) == ("LBY", "REB")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.txt", "+ALIAS_\n", "a.txt:1: an alias before any actor"),
        ("a.txt", "[LBYGOV]\n", "a.txt:1: a code before any actor"),
        ("a.txt", "X_\n[ZZZ]\n", "a.txt:2: code 'ZZZ'"),
        ("a.txt", "X_\n[LBYGOV 2011]\n", "a.txt:2: period '2011'"),
        ("a.txt", "# nothing\n", "no actor in it"),
        ("a.csv", "id,name\nx,X\n", "no column country"),
        ("a.csv", f"{','.join(COLUMNS)}\nx,X,,ZZZ,REB,group,,,,,\n", "line 2: country 'ZZZ'"),
        ("a.csv", f"{','.join(COLUMNS)}\nx,X,,LBY,REB,thing,,,,,\n", "line 2: kind 'thing'"),
        ("a.csv", f"{','.join(COLUMNS)}\nx,X,,LBY,REB,group,,,2020,,\n", "line 2: from '2020'"),
        ("a.csv", f"{HEAD}x,X,,LBY,REB,group,,,2024-13-01,,\n", "line 2: from '2024-13-01'"),
        ("a.csv", f"{HEAD}x,X,,LBY,REB,group,,,2024-05-01,2023-01-01,\n", "is before from"),
        ("a.csv", f"{HEAD}x,X,,LBY,ZZZ,group,,,,,\n", "line 2: sector 'ZZZ'; give one of"),
        ("a.csv", f"{HEAD}x,,,LBY,REB,group,,,,,\n", "line 2: no name"),
        ("a.csv", HEAD, "no actor in it"),
        ("a.csv", "", "no column id"),
        ("a.csv", f"{HEAD}x,X,LBY\n", "line 2: wrong number of columns"),
        ("a.txt", "X_\n[LBYGOV\n", "a.txt:2: a bracket is open"),
        ("a.txt", "X_\n[LBYGOV >991332]\n", "there is no day 1999-13-32"),
    ],
)
def test_a_fault_names_file_line_and_cure(tmp_path: Path, name: str, text: str, what: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(CodebookError) as wrong:
        read_own(path, COUNTRIES)
    assert what in str(wrong.value)


def test_a_file_in_another_encoding_is_told_and_a_bom_is_no_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{HEAD}x,Armée,,LBY,MIL,group,,,,,\n".encode("latin-1"))
    with pytest.raises(CodebookError, match="give a CSV file in UTF-8"):
        read_own(path, COUNTRIES)
    path.write_bytes(f"{HEAD}x,Armée,,LBY,MIL,group,,,,,\n".encode("utf-8-sig"))
    assert read_own(path, COUNTRIES)[0]["id"] == "x"


def test_a_short_surname_in_capitals_is_written_as_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("JOHN_DOE_\n[FRAGOV]\nBMA_\n[LBYREB]\n")
    assert [row["name"] for row in read_own(path, COUNTRIES)] == ["John Doe", "BMA"]
