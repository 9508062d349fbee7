"""Foreigners whom a state's police deal with do not say whose police that is."""

import pytest

from dateline.ingest import read_text
from dateline.pipeline import code_document


def _forces(text: str) -> set[str | None]:
    events = code_document(read_text(text)).events
    parties = [a.value for e in events for a in e.actors]
    return {a.country for a in parties if a.sector in ("COP", "MIL")}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("PHUKET, June 26, 2015 (Wire) - Police arrested two Russian tourists.", "THA"),
        ("ISTANBUL, June 26, 2015 (Wire) - Troops detained three Syrians.", "TUR"),
        ("SOUSSE, June 26, 2015 (Wire) - A gunman killed 38 tourists, most of them British. "
         "Police shot him dead.", "TUN"),
        ("CHRISTCHURCH, March 15, 2019 (Wire) - Police charged a 28-year-old Australian.", "NZL"),
        # a people's name on the body itself, or a place, says it
        ("BEIRUT, June 26, 2012 (Wire) - Syrian troops shot dead nine students.", "SYR"),
        ("BEIRUT, June 26, 2012 (Wire) - Troops killed nine students in the Syrian city of Homs.",
         "SYR"),
        ("Police arrested two Russian tourists.", "RUS"),
    ],
)  # fmt: skip
def test_whose_police(text: str, country: str) -> None:
    assert _forces(text) == {country}
