"""Spans and quotes: never empty, never out of step with their words."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.document import Quote, Span
from dateline.errors import QuoteError


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_span_survives_json(start: int, length: int) -> None:
    span = Span(start, start + length)
    assert msgspec.json.decode(msgspec.json.encode(span), type=Span) == span


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_span_refuses_emptiness(start: int, end: int) -> None:
    with pytest.raises(QuoteError, match="empty or negative"):
        Span(start, end)


def test_span_decode_names_the_path() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.span"):
        msgspec.json.decode(b'{"document":"d","span":{"start":2,"end":2},"text":""}', type=Quote)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_quote_survives_json(text: str) -> None:
    quote = Quote("d-1", Span(5, 5 + len(text)), text)
    assert msgspec.json.decode(msgspec.json.encode(quote), type=Quote) == quote


def test_quote_refuses_words_of_another_length() -> None:
    with pytest.raises(QuoteError, match="copy the words"):
        Quote("d-1", Span(0, 4), "abc")


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_overlap_is_symmetric_and_containment_implies_it(a: int, n: int, b: int, m: int) -> None:
    left, right = Span(a, a + n), Span(b, b + m)
    assert left.overlaps(right) == right.overlaps(left)
    assert not left.contains(right) or left.overlaps(right)
