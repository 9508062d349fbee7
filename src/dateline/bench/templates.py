"""Templates of attacks as the MUC-4 reports have them: victims' numbers, days, countries."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from dateline.codebook.places import nations
from dateline.codebook.places.folding import fold
from dateline.records import TollKind

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DATE = re.compile(r"(?:(\d{1,2}) )?([a-z]{3})[a-z]*(?: (\d{2}))?\b")
_NAMED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_EFFECTS: Mapping[TollKind, str] = {"killed": "DEATH", "injured": "INJURY"}

Fills = Mapping[str, Sequence[str]]


class Number(msgspec.Struct, frozen=True):
    """A number of victims: its alternatives, each from least to most (None: open)."""

    ranges: tuple[tuple[int, int | None], ...]

    def fits(self, least: int, most: int | None) -> bool:
        """Tell whether a toll is the number; of an open toll or number its own figure counts.

        >>> Number(((5, 5),)).fits(5, None), Number(((10, None),)).fits(12, 12)
        (True, False)
        """
        if least == 1 and most is not None and (most, most) in self.ranges:
            return True  # "up to five"
        if most is None or most == least:
            return any(low <= least <= (low if high is None else high) for low, high in self.ranges)
        return (least, most) in self.ranges


class Template(msgspec.Struct, frozen=True):
    """What one template says of its incident; a slot without a usable fill is left out.

    `tolls` holds killed and injured, `days` the stretches of days that are as good, `countries`
    ISO 3166-1 alpha-3 codes that are.
    """

    fills: Fills
    optional: bool
    tolls: dict[TollKind, Number]
    days: tuple[tuple[date, date], ...]
    countries: frozenset[str]

    @staticmethod
    def of(fills: Fills, published: str | None) -> "Template":
        """Return a template from its fills; a date without a year is of the year of publication."""
        year = int(published[:4]) if published else None
        tolls = {kind: n for kind in _EFFECTS if (n := _victims(fills, kind)) is not None}
        return Template(
            fills=fills,
            optional=any("OPTIONAL" in fill for fill in fills.get("MESSAGE: TEMPLATE", ())),
            tolls=tolls,
            days=tuple(days_of(" / ".join(fills.get("INCIDENT: DATE", ())), year)),
            countries=frozenset(_countries(fills.get("INCIDENT: LOCATION", ()))),
        )

    def says(self, slot: str) -> str:
        """Return a slot's value in short, for a report of misses."""
        for kind, number in self.tolls.items():
            if kind == slot:
                return str(number.ranges)
        if slot == "date":
            return str(self.fills.get("INCIDENT: DATE"))
        return str(sorted(self.countries))


def days_of(fill: str, year: int | None = None) -> Iterable[tuple[date, date]]:
    """Yield the stretches of days that a fill gives, alternatives apart at "/".

    "- 4 MAR 90" (on or before it) is that day; "NOV 89" the month; what is no date gives nothing.

    >>> [(str(a), str(b)) for a, b in days_of("(1 MAR 90 - 4 MAR 90) / - 4 MAR 90")]
    [('1990-03-01', '1990-03-04'), ('1990-03-04', '1990-03-04')]
    """
    for part in fill.lower().split("/"):
        spans = [s for m in _DATE.finditer(part) if (s := _day(m, year)) is not None]
        if spans:
            yield min(s[0] for s in spans), max(s[1] for s in spans)


def _day(found: re.Match[str], year: int | None) -> tuple[date, date] | None:
    months = _MONTHS.split()
    if found[2] not in months or (found[3] is None and year is None):
        return None
    month, of = months.index(found[2]) + 1, 1900 + int(found[3]) if found[3] else year or 0
    try:
        if found[1]:
            day = date(of, month, int(found[1]))
            return day, day
        after = date(of + month // 12, month % 12 + 1, 1)
        return date(of, month, 1), after - timedelta(days=1)
    except ValueError:
        return None


def _victims(fills: Fills, kind: TollKind) -> Number | None:
    """Return how many had an effect, all targets added; None where one has no number."""
    hit = [
        set(_NAMED.findall(fill))
        for fill in fills.get("HUM TGT: EFFECT OF INCIDENT", ())
        if _EFFECTS[kind] in _heads(fill)
    ]
    numbers = [(set(_NAMED.findall(f)), f) for f in fills.get("HUM TGT: NUMBER", ())]
    total: list[tuple[int, int | None]] = [(0, 0)]
    for names in hit:
        fill = next((f for known, f in numbers if known & names), "")
        ranges = list(_ranges(_heads(fill)))
        if not ranges or any(names & other for other in _others(fills, kind)):
            return None  # no number, or one of killed and injured together
        total = [_add(a, b) for a in total for b in ranges]
    return Number(tuple(dict.fromkeys(total))) if hit else None


def _others(fills: Fills, kind: str) -> Iterable[set[str]]:
    """Yield the targets of the other effect."""
    other = next(effect for name, effect in _EFFECTS.items() if name != kind)
    for fill in fills.get("HUM TGT: EFFECT OF INCIDENT", ()):
        if other in _heads(fill):
            yield set(_NAMED.findall(fill))


def _heads(fill: str) -> list[str]:
    """Return what stands before a fill's names, alternatives apart: '2 / 3-: "MEN"'."""
    return [part.strip(" ?") for part in fill.partition(': "')[0].split("/")]


def _ranges(heads: Iterable[str]) -> Iterable[tuple[int, int | None]]:
    """Yield the ranges of numbers: "7", "~7", "7-" (or more), "-7" (up to: its figure), "5-7"."""
    for head in heads:
        found = re.fullmatch(r"~?\s*(\d+)?\s*(-)?\s*(\d+)?", head)
        if found is None or not (found[1] or found[3]):
            continue
        low = int(found[1] or found[3])
        high = int(found[3]) if found[3] else (None if found[2] else low)
        yield low, high


def _add(left: tuple[int, int | None], right: tuple[int, int | None]) -> tuple[int, int | None]:
    most = None if left[1] is None or right[1] is None else left[1] + right[1]
    return left[0] + right[0], most


def _countries(fills: Iterable[str]) -> Iterable[str]:
    for fill in fills:
        for part in fill.split("/"):
            name = part.partition(":")[0].strip(" ()?-")
            for piece in re.split(r"\s+-\s+", name):
                if code := nations().country(fold(piece)):
                    yield code
