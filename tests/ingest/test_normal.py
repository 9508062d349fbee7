"""Normalising happens once: doing it again changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.normal import normalise


@given(st.text())
def test_normalising_twice_is_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_the_result_can_be_stored(text: str) -> None:
    assert normalise(text).encode("utf-8").decode("utf-8") == normalise(text)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("page one\x0cpage two", "page one\npage two"),
        ("one\u2029two", "one\n\ntwo"),
        ("gov\u00adernment", "government"),
        ("left\u202eright", "leftright"),
        ("half \ud800 a pair", "half  a pair"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("cafe\u0301", "caf\u00e9"),
        ("ten\u00a0dead", "ten dead"),
    ],
)
def test_normalise(raw: str, clean: str) -> None:
    assert normalise(raw) == clean
