"""How exactly we know where and when, in the levels of other schemes."""

from typing import get_args

import msgspec

from dateline.codebook.crosswalks.tables import Row, number, table
from dateline.errors import CodebookError
from dateline.records import PlacePrecision, WhenPrecision


class PlaceCodes(msgspec.Struct, frozen=True):
    """A place's precision: PLOVER resolution, ACLED geo_precision (None: no row), UCDP where_prec.

    PLOVER counts up from 1 (country) to 5 (within a town); the others down from 1, the exact place.
    """

    plover: int
    acled: int | None
    ucdp: int


class DateCodes(msgspec.Struct, frozen=True):
    """A date's precision: ACLED time_precision and UCDP date_prec; None where too vague for it."""

    acled: int | None
    ucdp: int | None


def place_codes(precision: PlacePrecision) -> PlaceCodes:
    """Return other schemes' codes for a precision of place.

    >>> place_codes("near")
    PlaceCodes(plover=4, acled=2, ucdp=2)
    """
    for row in _rows("place"):
        if row["precision"] == precision:
            return PlaceCodes(int(row["plover"]), number(row["acled"]), int(row["ucdp"]))
    raise _unknown("place", precision, get_args(PlacePrecision))


def date_codes(precision: WhenPrecision, length: int = 0) -> DateCodes:
    """Return other schemes' codes for a precision of date.

    `length` is the number of days from `earliest` to `latest`, which tells "days" of a weekend
    from "days" of three weeks.

    >>> date_codes("days"), date_codes("days", 21)
    (DateCodes(acled=2, ucdp=2), DateCodes(acled=3, ucdp=4))
    """
    for row in _rows("date"):
        longest = number(row["longest"])
        if row["precision"] == precision and (longest is None or length <= longest):
            return DateCodes(number(row["acled"]), number(row["ucdp"]))
    raise _unknown("date", precision, get_args(WhenPrecision))


def _rows(kind: str) -> tuple[Row, ...]:
    return tuple(row for row in table("precision") if row["kind"] == kind)


def _unknown(kind: str, precision: str, known: tuple[str, ...]) -> CodebookError:
    return CodebookError(
        f"precision.csv: no {kind} precision {precision!r}; use one of {', '.join(known)}"
    )
