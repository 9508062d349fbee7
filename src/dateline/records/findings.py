"""The finding: a value, the words it was read from, and the rule that read it."""

from typing import Generic, TypeVar

import msgspec

from dateline.document import Quote
from dateline.errors import QuoteError

T = TypeVar("T")


class Finding(msgspec.Struct, Generic[T], frozen=True, forbid_unknown_fields=True):
    """A value with its quotes (never none) and the id of the rule or model that read it.

    "On Monday" in an article published on a Tuesday is one finding with two quotes where the
    text states its date, and one where the date came with the source.
    """

    value: T
    quotes: tuple[Quote, ...]
    rule: str

    def __post_init__(self) -> None:
        if not self.quotes:
            raise QuoteError(
                f"finding {self.value!r} by rule {self.rule!r} has no quote; "
                "every value needs the words it was read from"
            )
