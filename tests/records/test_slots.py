"""Ranges: a time or toll that ends before it begins is no record."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import RangeError
from dateline.records import Coding, Toll, When


@given(st.dates(), st.dates())
def test_a_when_never_ends_before_it_begins(left: object, right: object) -> None:
    first, last = sorted((str(left), str(right)))
    assert When(first, last, "days").earliest <= last
    if first != last:
        with pytest.raises(RangeError, match="ends before it begins"):
            When(last, first, "days")


@given(st.integers(-5, 50), st.none() | st.integers(-5, 50))
def test_a_toll_is_a_range(least: int, most: int | None) -> None:
    if least >= 0 and (most is None or most >= least):
        assert Toll("killed", least, most).least == least
    else:
        with pytest.raises(RangeError, match="not a range"):
            Toll("killed", least, most)


def test_a_stored_toll_is_checked_too() -> None:
    with pytest.raises(msgspec.ValidationError, match="not a range"):
        msgspec.json.decode(b'{"kind":"killed","least":5,"most":2}', type=Toll)


def test_a_whole_coding_survives_json(coded: tuple[object, Coding]) -> None:
    coding = coded[1]
    assert msgspec.json.decode(msgspec.json.encode(coding), type=Coding) == coding
