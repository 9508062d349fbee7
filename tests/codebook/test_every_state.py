"""Every state has the bodies, offices and parties that the news names: one item for each state."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

import dateline.codebook

FOLDER = Path(dateline.codebook.__file__).parent / "actors"
EXCEPTIONS = Path(__file__).parent / "every_state_exceptions.csv"
SINCE, UNTIL = date(2000, 1, 1), date(2026, 5, 1)
LONGEST_GAP = timedelta(days=60)  # an interregnum that needs no word
CURRENT = "2025-01-01"  # a minister must be known on this day or later

BODIES = ("government", "military", "police", "parliament")
OFFICES = {
    "head of state": {
        "president", "king", "queen", "emperor", "emir", "sultan", "prince", "grand duke", "pope",
        "supreme leader", "leader", "head of state", "co-prince", "captain regent",
        "presidency member", "junta leader", "junta chief", "head of the military council",
        "head of the Sovereign Council", "head of the Presidential Council",
        "head of the Presidential Leadership Council", "head of the interim government",
        "chairman of the National Transitional Council", "chairman of the transitional government",
        "president of the General National Congress", "president of the Presidium",
        "president of the Transitional Presidential Council",
    },
    "head of government": {
        "prime minister", "chancellor", "premier", "chief executive", "chief adviser",
        "minister of state", "secretary of state", "junta chief", "junta leader",
        "president of the Council of Ministers", "head of the interim government",
    },
    "foreign minister": {
        "foreign minister", "foreign secretary", "secretary of state", "foreign affairs adviser",
        "prime cabinet secretary",
    },
    "defence minister": {
        "defence minister", "defence secretary", "secretary of defense", "defense secretary",
    },
}  # fmt: skip
STANDING_IN = ("acting ", "interim ", "caretaker ", "transitional ")
PARTIES = ("ruling party", "main opposition party")
ITEMS = {*BODIES, *OFFICES, *PARTIES, "intelligence service"}

Row = dict[str, str]
Gap = tuple[date, date]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


COUNTRIES = {row["code"]: row for row in read(FOLDER / "countries.csv")}
ACTORS = {
    stem: read(FOLDER / f"{stem}.csv")
    for stem in ("leaders", "newsmakers", "institutions", "parties", "groups")
}
EXCUSED = read(EXCEPTIONS)


def office_of(row: Row) -> str:
    """Return the role without the words that mark a stand-in."""
    role = row["role"]
    for word in STANDING_IN:
        role = role.removeprefix(word)
    return role


def holders(code: str, office: str) -> list[Row]:
    people = ACTORS["leaders"] + ACTORS["newsmakers"]
    return [r for r in people if r["country"] == code and office_of(r) in OFFICES[office]]


def day(text: str, otherwise: date) -> date:
    return date.fromisoformat(text) if text else otherwise


def excuses(code: str, item: str) -> list[Row]:
    return [row for row in EXCUSED if (row["code"], row["item"]) == (code, item)]


def excused(code: str, item: str) -> bool:
    return any(not row["from"] and not row["to"] for row in excuses(code, item))


def gaps(periods: list[Gap]) -> list[Gap]:
    """Return the spans between SINCE and UNTIL that no period covers and that need a word."""
    found, at = [], SINCE
    for first, last in sorted(periods):
        if first - at > LONGEST_GAP:
            found.append((at, min(first, UNTIL)))
        at = max(at, last)
    if UNTIL - at > LONGEST_GAP:
        found.append((at, UNTIL))
    return [(a, b) for a, b in found if a < UNTIL]


def missing_offices(code: str) -> list[str]:
    missing = []
    for office in ("head of state", "head of government"):
        rows = [*holders(code, office), *excuses(code, office)]
        spans = [(day(r["from"], date.min), day(r["to"], date.max)) for r in rows]
        missing += [f"{office} from {first} to {last}" for first, last in gaps(spans)]
    for office in ("foreign minister", "defence minister"):
        known = [r for r in holders(code, office) if not r["to"] or r["to"] >= CURRENT]
        if not known and not excused(code, office):
            missing.append(office)
    return missing


def missing_bodies(code: str) -> list[str]:
    bodies = [body for body in BODIES if not COUNTRIES[code][body] and not excused(code, body)]
    spies = {row["country"] for row in ACTORS["institutions"] if row["sector"] == "SPY"}
    if code not in spies and not excused(code, "intelligence service"):
        bodies.append("intelligence service")
    return bodies


def missing_parties(code: str) -> list[str]:
    roles = {
        row["role"]
        for row in ACTORS["parties"] + ACTORS["groups"]
        if row["country"] == code and not row["to"]
    }
    return [p for p in PARTIES if p not in roles and not excused(code, p)]


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_every_state_has_its_bodies_offices_and_parties(code: str) -> None:
    missing = missing_bodies(code) + missing_offices(code) + missing_parties(code)
    assert missing == [], f"{COUNTRIES[code]['name']} lacks: {'; '.join(missing)}"


def test_there_are_198_states() -> None:
    assert len(COUNTRIES) == 198


def test_exceptions_are_in_order_and_reasoned() -> None:
    keys = [(row["code"], row["item"], row["from"]) for row in EXCUSED]
    assert keys == sorted(set(keys))
    for row in EXCUSED:
        assert row["code"] in COUNTRIES, row
        assert row["item"] in ITEMS, row
        assert row["reason"], row
        assert day(row["from"], date.min) < day(row["to"], date.max), row


def test_no_exception_is_needless() -> None:
    needless = []
    for row in EXCUSED:
        code, item = row["code"], row["item"]
        if item in BODIES and COUNTRIES[code][item]:
            needless.append((code, item))
        if item in ("foreign minister", "defence minister"):
            needless += [(code, item) for r in holders(code, item) if not r["to"]]
    assert needless == []
