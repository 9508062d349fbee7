"""Whose toll it is where "and" joins what two sides did."""

import pytest

from dateline.pipeline import code


@pytest.mark.parametrize(
    ("text", "kind", "toll"),
    [
        ("LAGOS, Jan 9, 2012 (Wire) - Nigerian unions began a strike on Monday over fuel, and "
         "police shot dead two protesters in Kano.", "PROTEST", ()),
        ("LAGOS, Jan 9, 2012 (Wire) - Nigerian unions began a strike on Monday over fuel, and "
         "police shot dead two protesters in Kano.", "ASSAULT", ("killed",)),
        ("GOMA, Jan 9, 2012 (Wire) - Gunmen attacked a convoy and killed six soldiers.", "ASSAULT",
         ("killed",)),
    ],
)  # fmt: skip
def test_a_toll_is_of_the_clause_that_tells_it(text: str, kind: str, toll: tuple[str, ...]) -> None:
    event = next(e for e in code(text).likely if e.type.value == kind)
    assert tuple(t.value.kind for t in event.tolls) == toll
