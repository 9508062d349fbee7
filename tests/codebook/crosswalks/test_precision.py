"""Precisions in the levels of other schemes: total, and never finer than we know."""

from typing import cast, get_args

import pytest

from dateline.codebook.crosswalks import DateCodes, PlaceCodes, date_codes, place_codes
from dateline.errors import CodebookError
from dateline.records import PlacePrecision, WhenPrecision


def test_every_place_precision_has_codes() -> None:
    for precision in get_args(PlacePrecision):
        codes = place_codes(precision)
        assert 1 <= codes.plover <= 5
        assert codes.acled in (1, 2, 3, None)
        assert 1 <= codes.ucdp <= 7


def test_coarser_places_never_get_finer_codes() -> None:
    order: tuple[PlacePrecision, ...]
    order = ("site", "town", "near", "admin2", "admin1", "region", "country")
    found = [place_codes(p) for p in order]
    assert [c.plover for c in found] == sorted((c.plover for c in found), reverse=True)
    assert [c.ucdp for c in found] == sorted(c.ucdp for c in found)
    assert [c.acled or 9 for c in found] == sorted(c.acled or 9 for c in found)


def test_a_country_is_no_acled_place() -> None:
    assert place_codes("country") == PlaceCodes(plover=1, acled=None, ucdp=6)


def test_every_date_precision_has_codes_at_any_length() -> None:
    for precision in get_args(WhenPrecision):
        for length in (0, 1, 6, 7, 8, 31, 32, 366, 367, 4000):
            codes = date_codes(precision, length)
            assert codes.acled in (1, 2, 3, None)
            assert codes.ucdp in (1, 2, 3, 4, 5, None)


@pytest.mark.parametrize(
    ("precision", "length", "acled", "ucdp"),
    [
        ("hour", 1, 1, 1), ("day", 1, 1, 1), ("days", 0, 2, 2), ("days", 6, 2, 2),
        ("days", 7, 2, 3), ("days", 8, 3, 4), ("days", 60, None, 5), ("days", 400, None, None),
        ("week", 7, 2, 3), ("month", 31, 3, 4), ("season", 92, None, 5), ("year", 365, None, 5),
        ("year", 1461, None, None), ("decade", 3653, None, None),
    ],
)  # fmt: skip
def test_dates(precision: WhenPrecision, length: int, acled: int | None, ucdp: int | None) -> None:
    assert date_codes(precision, length) == DateCodes(acled, ucdp)


def test_an_unknown_precision_says_what_to_use() -> None:
    with pytest.raises(CodebookError, match=r"precision.csv: no place precision 'street'; use one"):
        place_codes(cast(PlacePrecision, "street"))
    with pytest.raises(CodebookError, match="no date precision 'century'; use one of hour"):
        date_codes(cast(WhenPrecision, "century"))
