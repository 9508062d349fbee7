"""Every cue of the list has an example that is read with its stance."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.codebook.words import word_list
from dateline.extract.claims import find_attributions

ROWS = word_list("cue_examples")


def test_every_cue_has_an_example() -> None:
    listed = {(r["form"], r["kind"]) for r in word_list("cues") if r["kind"] != "view"}
    assert {(r["form"], r["kind"]) for r in ROWS} == listed
    assert len(ROWS) > 700


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row, id=f"{row['form']}-{row['kind']}",
            marks=pytest.mark.xfail(strict=True, reason=row["fault"]) if row["fault"] else (),
        )
        for row in ROWS
    ],
)  # fmt: skip
def test_the_example_is_read_with_its_stance(
    row: dict[str, str], layers: Callable[[str], Layers]
) -> None:
    assert row["stance"] in {a.stance for a in find_attributions(layers(row["example"]))}
