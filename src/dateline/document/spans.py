"""Places in a text: spans, and quotes that carry a copy of their words."""

import msgspec

from dateline.errors import QuoteError

Range = tuple[int, int]
"""Where something starts and where it ends (exclusive), in code points, tokens or pieces."""


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True, gc=False):
    """A half-open range of code points in `Document.text`, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise QuoteError(
                f"span {self.start}..{self.end} is empty or negative; "
                "give start and end with 0 <= start < end"
            )

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character.

        >>> Span(0, 4).overlaps(Span(3, 9))
        True
        >>> Span(0, 3).overlaps(Span(3, 9))
        False
        """
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies inside this span.

        >>> Span(0, 9).contains(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end


class Quote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, order=True):
    """Words of a document: their position and a copy of them.

    Position and copy together are the two selectors of the W3C Web Annotation model, so that
    `document.text[span.start:span.end] == quote.text` can be checked for ever.
    """

    document: str
    span: Span
    text: str

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start:
            raise QuoteError(
                f"quote {self.text!r} has {len(self.text)} characters, "
                f"its span {self.span.end - self.span.start}; copy the words from the document"
            )
