"""Streets and feasts that bear the name of a town or state are not there."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.places import find_places


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("A guard was shot in the 3200 block of Minnesota on Friday.", "Minnesota", False),
        ("A guard was shot in Minnesota on Friday.", "Minnesota", True),
        ("Police closed the 900 block of Lima after the raid.", "Lima", False),
        ("Shots were fired at the corner of Bordeaux and Lyon streets.", "Lyon", False),
        ("He was arrested on Jasper Street in Denver.", "Jasper", False),
        ("Two men were shot in Dublin on St. Patrick's Day.", "Saint Patrick", False),
        ("Two men were shot in Dublin on St. Patrick's Day.", "Dublin", True),
    ],
)
def test_a_streets_name_is_no_town(text: str, name: str, there: bool) -> None:
    found = {m.finding.value.name for m in find_places(annotate(plain(text)))}
    assert (name in found) == there
