"""When somebody was tried or punished, and when that was done for which he was."""

import pytest

from dateline.pipeline import code


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("SANTIAGO, July 3, 2018 (Wire) - A judge sentenced eight retired officers to 18 years in "
         "prison for the murder of a singer in 1973.", "SANCTION", "2018"),
        ("SANTIAGO, July 3, 2018 (Wire) - A judge sentenced eight retired officers to 18 years in "
         "prison for the murder of a singer in 1973.", "ASSAULT", "1973"),
        ("BUENOS AIRES, July 5, 2012 (Wire) - Former dictator Jorge Videla was jailed for 50 years "
         "over the theft of babies from prisoners in the late 1970s.", "SANCTION", "2012"),
        ("DHAKA, Nov 22, 2015 (Wire) - Two opposition leaders were executed for the massacre of "
         "villagers in 1971, a prison official said.", "ASSAULT", "2015"),
    ],
)  # fmt: skip
def test_a_crime_is_dated_apart_from_its_trial(text: str, kind: str, year: str) -> None:
    found = [e for e in code(text).likely if e.type.value == kind and e.when is not None]
    assert year in [e.when.value.earliest[:4] for e in found if e.when is not None]
