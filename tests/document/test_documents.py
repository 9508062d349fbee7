"""Documents: blocks in order, quotes that hold."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.document import Block, Document, Quote, Span, plain
from dateline.errors import QuoteError

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(WORDS, st.data())
def test_a_quote_of_a_document_holds(text: str, data: st.DataObject) -> None:
    document = plain(text + "x")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    assert document.holds(document.quote(start, end))


@given(WORDS)
def test_blocks_lie_inside_the_text_and_hold_all_its_words(text: str) -> None:
    document = plain(text)
    inside = "".join(text[b.span.start : b.span.end] for b in document.blocks)
    assert "".join(inside.split()) == "".join(text.split())


def test_document_survives_json() -> None:
    document = plain("Rain fell.\n\nIt stopped.", published="2025-03-04", title="Rain")
    assert msgspec.json.decode(msgspec.json.encode(document), type=Document) == document


def test_blocks_may_not_overlap() -> None:
    with pytest.raises(QuoteError, match="overlaps"):
        Document("d", "Rain fell.", (Block("lead", Span(0, 5)), Block("lead", Span(4, 9))))


def test_blocks_may_not_leave_the_text() -> None:
    with pytest.raises(QuoteError, match="leaves the text"):
        Document("d", "Rain.", (Block("lead", Span(0, 6)),))


def test_a_quote_of_other_words_does_not_hold() -> None:
    document = plain("Rain fell.")
    assert not document.holds(Quote(document.id, Span(0, 4), "Snow"))
    assert not document.holds(Quote("d-other", Span(0, 4), "Rain"))


def test_the_same_text_has_the_same_id() -> None:
    assert plain("Rain.").id == plain("Rain.").id != plain("Rain.", published="2025-03-04").id
