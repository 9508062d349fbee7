"""PLOVER and CAMEO: every type and mode has a code that reads back as its type."""

import re
from collections.abc import Callable
from typing import get_args

import pytest

from dateline.codebook.crosswalks import cameo, goldstein, intensity, plover, quad
from dateline.codebook.crosswalks.deciding import CONDITIONS, rules
from dateline.codebook.crosswalks.tables import table
from dateline.errors import CodebookError
from dateline.records import Event, EventType

Build = Callable[..., Event]

MODES: dict[EventType, str] = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation"
    " cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives"
    " suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
"""The modes of PLOVER 2.0, written here: the tables are checked against them."""
ALL = [(t, m) for t, modes in MODES.items() for m in (None, *modes.split())]
QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2,
         "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4,
         "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}  # fmt: skip
FORM = re.compile(r"(0[3-9]|1[0-9]|20)[0-9]{1,2}")
each_mode = pytest.mark.parametrize(("kind", "mode"), ALL)


def test_the_list_of_types_is_whole() -> None:
    assert set(MODES) == set(get_args(EventType)) == set(QUADS)


@each_mode
def test_every_mode_has_a_code_that_reads_back(
    event: Build, kind: EventType, mode: str | None
) -> None:
    code = cameo(event(kind, mode))
    assert code is not None
    assert FORM.fullmatch(code.code)
    assert code.root == code.code[:2]
    back = plover(code.code)
    assert back is not None
    assert back.type == kind
    assert code.quad == quad(event(kind, mode)) == QUADS[kind]


@each_mode
def test_every_mode_has_a_row_of_its_own(event: Build, kind: EventType, mode: str | None) -> None:
    named = {(t, m) for r in table("plover_cameo") for t in r["type"].split("|")
             for m in r["mode"].split("|")}  # fmt: skip
    assert (kind, mode or "") in named
    assert (kind, mode or "") in {(r["type"], r["mode"]) for r in table("plover_scores")}


@pytest.mark.parametrize("row", table("plover_cameo"), ids=lambda r: f"{r['type']}-{r['code']}")
def test_each_row_agrees_with_the_way_back(row: dict[str, str]) -> None:
    if not row["code"]:
        assert row["realis"]
        return
    back = plover(row["code"])
    assert back is not None
    assert back.type == row["type"] or row["realis"] == "future"
    assert int(row["quad"]) == QUADS[back.type]
    assert -10 <= float(row["goldstein"]) <= 10


def test_a_code_has_one_name_and_one_value() -> None:
    said: dict[str, tuple[str, str]] = {}
    for row in table("plover_cameo"):
        value = (row["name"], row["goldstein"])
        assert said.setdefault(row["code"], value) == value


def test_the_way_back_knows_only_types_and_modes_of_plover() -> None:
    for row in table("cameo_plover"):
        if row["type"]:
            modes = MODES[row["type"]].split()  # type: ignore[index]
            assert row["mode"] in ("", *modes), row["code"]
        else:
            assert row["code"] in ("01", "02")


@pytest.mark.parametrize("name", ["plover_cameo", "plover_acled", "plover_ucdp"])
def test_decisions_give_their_reason(name: str) -> None:
    for row in table(name):
        assert row["source"] != "own" or row["note"], row


@pytest.mark.parametrize("name", ["plover_cameo", "plover_acled", "plover_ucdp"])
def test_the_last_row_of_every_type_asks_nothing_else(name: str) -> None:
    assert set(CONDITIONS) >= {"type", "mode", "actor"}
    last = {t: rule for rule in rules(name) for t in rule.row["type"].split("|") if t}
    assert set(last) == set(MODES)
    for rule in last.values():
        assert [condition for condition, _ in rule.asks] == ["type"]


def test_leading_zeros_are_kept(event: Build) -> None:
    code = cameo(event("CONSULT", "visit"))
    assert code is not None
    assert (code.code, code.root, code.base) == ("042", "04", "042")


def test_context_decides_before_the_mode_alone(event: Build) -> None:
    of_corruption = cameo(event("ACCUSE", "investigate", contexts=("corruption",)))
    of_anything = cameo(event("ACCUSE", "investigate", contexts=("technology",)))
    assert of_corruption is not None
    assert of_anything is not None
    assert (of_corruption.code, of_anything.code) == ("091", "090")


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "code"),
    [
        ("The army killed two men.", (("army", "MIL"),), (("men", "CVL"),), "190"),
        ("Rebels and gunmen clashed.", (("Rebels", "REB"), ("gunmen", "UAF")), (), "190"),
        ("Gunmen killed two men.", (("Gunmen", "UAF"),), (("men", "CVL"),), "180"),
        ("Two men were killed.", (), (("men", "CVL"),), "180"),
    ],
)
def test_violence_without_a_means(
    event: Build,
    text: str,
    actors: tuple[tuple[str, str], ...],
    recipients: tuple[tuple[str, str], ...],
    code: str,
) -> None:
    found = cameo(event("ASSAULT", text=text, actors=actors, recipients=recipients))
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("kind", "code"),
    [("CONSULT", "036"), ("SUPPORT", "032"), ("COOPERATE", "031"), ("AID", "033"),
     ("RETREAT", "080"), ("AGREE", "030"), ("CONCEDE", "080")],
)  # fmt: skip
def test_cooperation_to_come_is_promised(event: Build, kind: EventType, code: str) -> None:
    found = cameo(event(kind, realis="future"))
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("kind", ["ASSAULT", "SANCTION", "REQUEST"])
def test_conflict_to_come_has_no_code(event: Build, kind: EventType) -> None:
    assert cameo(event(kind, realis="future")) is None


@pytest.mark.parametrize("kind", MODES)
def test_what_did_not_happen_has_no_code(event: Build, kind: EventType) -> None:
    assert cameo(event(kind, realis="denied")) is None
    assert goldstein(event(kind, realis="hypothetical")) is None


def test_the_known_anomalies(event: Build) -> None:
    assert quad(event("SANCTION")) == 4
    assert intensity(event("ACCUSE")) == -3
    assert intensity(event("PROTEST", "vandalize")) == intensity(event("PROTEST")) == -5
    convicted, conceded = cameo(event("SANCTION", "convict")), cameo(event("CONCEDE"))
    assert convicted is not None
    assert conceded is not None
    assert (convicted.code, convicted.quad, convicted.gdelt_quad) == ("116", 4, 3)
    assert (conceded.root, conceded.quad, conceded.gdelt_quad) == ("08", 1, 2)
    assert goldstein(event("ASSAULT", "drone")) == -10


@pytest.mark.parametrize("key", [r["key"] for r in table("quad") if r["key"].isdigit()])
def test_the_quad_of_a_root_is_that_of_the_type_it_reads_as(key: str) -> None:
    (row,) = (r for r in table("quad") if r["key"] == key)
    back = plover(key)
    assert row["quad"] == (str(QUADS[back.type]) if back else "")


def test_a_mode_of_ones_own_falls_to_the_type(event: Build) -> None:
    found = cameo(event("ASSAULT", "catapult"))
    assert found is not None
    assert found.code == "180"
    assert intensity(event("ASSAULT", "catapult")) == -9


@pytest.mark.parametrize("code", ["19", "190", "1951", "0357", "1641"])
def test_codes_the_table_lacks_read_as_their_parent(code: str) -> None:
    assert plover(code) is not None


@pytest.mark.parametrize("code", ["42", "4", "00", "21", "", "19x", "19999", "190\n"])
def test_no_code_says_what_to_do(code: str) -> None:
    with pytest.raises(CodebookError, match="leading zeros"):
        plover(code)


@pytest.mark.parametrize(
    ("contexts", "code"), [((), "163"), (("economic",), "163"), (("diplomatic",), "161")]
)
def test_relations_that_are_cut_are_no_sanctions(
    event: Build, contexts: tuple[str, ...], code: str
) -> None:
    found = cameo(event("SANCTION", "discontinue", contexts=contexts))
    assert found is not None
    assert found.code == code
