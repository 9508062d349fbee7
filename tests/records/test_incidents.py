"""What a toll's range says of its own numbers."""

import pytest

from dateline.document import Quote, Span
from dateline.records import TollRange, TollStep


def step(least: int, most: int | None) -> TollStep:
    quote = Quote("d", Span(0, 5), "words")
    return TollStep("killed", least, most, None, None, "d", "e", quote)


@pytest.mark.parametrize(
    ("steps", "best", "high", "is_open", "high_open"),
    [
        (((200, None),), 200, 200, True, True),
        (((7, 7),), 7, 7, False, False),
        (((25, None), (200, 200)), 25, 200, True, False),
        (((25, 25), (200, None)), 25, 200, False, True),
        (((9, None), (9, 9)), 9, 9, False, False),
        (((0, 0),), 0, 0, False, False),
        (((1, 60),), 60, 60, False, False),
    ],
    ids=["hundreds", "seven", "at least 25", "up to hundreds", "somebody says nine", "none",
         "up to 60"],
)  # fmt: skip
def test_a_number_is_a_lower_bound_where_nobody_who_gives_it_gives_an_end(
    steps: tuple[tuple[int, int | None], ...], best: int, high: int, is_open: bool, high_open: bool
) -> None:
    low = min(least for least, _ in steps)
    found = TollRange("killed", low, best, high, tuple(step(*s) for s in steps))
    assert (found.open, found.high_open) == (is_open, high_open)
