"""What a deed was: attack or accident."""

import pytest

from dateline.link.contradictions import find_contradictions
from dateline.records import Actor
from tests.link.made import Reports


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("a gas cylinder had exploded", ["account"]),
        ("a boiler exploded by accident", ["account"]),
        ("gas cylinders packed with explosive were thrown", []),
    ],
)
def test_gas_that_exploded_is_an_accident(reports: Reports, said: str, kinds: list[str]) -> None:
    reports.report("one", "A suicide bomber struck a cafe in Ariha, a medic said.", "2024-05-01")
    reports.event("one", "struck")
    reports.claim("one", "A suicide bomber struck a cafe in Ariha", Actor("a medic"), kind="medic")
    reports.report("two", f"After the blast the police said {said}.", "2024-05-02")
    reports.event("two", "blast")
    police = Actor("the police", None, None, "SYR", "COP")
    reports.claim("two", said, police, kind="government")
    assert [c.kind for c in find_contradictions(reports.case())] == kinds
