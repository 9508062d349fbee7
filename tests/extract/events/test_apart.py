"""Words that set two deeds apart wherever they stand."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.events.apart import set_apart


@pytest.mark.parametrize(
    ("text", "one", "other", "apart"),
    [
        ("Senator Mora was murdered. The lords fled the offensive.", "murdered", "offensive", True),
        ("Rebels kidnapped a judge. The operation went on.", "kidnapped", "operation", True),
        ("Senator Mora was murdered. The attack shook Lima.", "murdered", "attack", False),
        ("Rebels shelled the town. The offensive went on.", "shelled", "offensive", False),
    ],
)
def test_a_campaign_is_nobodys_murder(text: str, one: str, other: str, apart: bool) -> None:
    layers = annotate(plain(text), model=False)
    at = {t.text: t.i for t in layers.tokens}
    assert set_apart(layers, at[one], at[other]) == apart
