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
        ("half \ud800 a pair", "half a pair"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("cafe\u0301", "caf\u00e9"),
        ("ten\u00a0dead", "ten dead"),
        (
            "Gunmen   shot two \t men in  Segou.  \n  On Monday",
            "Gunmen shot two men in Segou.\n  On Monday",
        ),
        (
            "The army&rsquo;s &quot;guards&quot; &#8211; ten of them",
            'The army\u2019s "guards" \u2013 ten of them',
        ),
        ("R&amp;D; AT&T; &notan; &amp;lt;", "R&D; AT&T; &notan; <"),
        ("al\u2011Qaeda", "al-Qaeda"),
        (
            "the army\u00e2\u20ac\u2122s men in S\u00c3\u00a9gou",
            "the army\u2019s men in S\u00e9gou",
        ),
        (
            "\u00c4\u00b0stanbul, Kara\u00c4\u0178a\u00c3\u00a7, Ni\u00c5\u00a1",
            "\u0130stanbul, Kara\u011fa\u00e7, Ni\u0161",
        ),
        ("le \u00ab caf\u00c9\u00bb et \u00c3\u00bb", "le \u00ab caf\u00c9\u00bb et \u00c3\u00bb"),
        ("the \u00c2\u201cguards\u201d", "the \u00c2\u201cguards\u201d"),
    ],
)
def test_normalise(raw: str, clean: str) -> None:
    assert normalise(raw) == clean
