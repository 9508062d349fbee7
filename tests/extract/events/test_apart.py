"""Words that set two deeds apart wherever they stand."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.events.apart import counts_years, set_apart


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


@pytest.mark.parametrize(
    ("since", "years"),
    [
        ("since the crackdown began", True),
        ("since February", True),
        ("since late Saturday", False),
        ("since Friday evening", False),
        ("since yesterday morning", False),
    ],
)
def test_the_dead_of_days_are_not_those_of_a_war(since: str, years: bool) -> None:
    layers = annotate(plain(f"Nine people have been killed in shootings {since}."), model=False)
    assert counts_years(layers, 4) == years
