"""Known names that are part of a place's name."""

import pytest

from dateline.annotate import annotate
from dateline.ingest import read_text


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("Ships met in the South China Sea.", []),
        ("Pirates struck in the Gulf of Guinea.", []),
        ("A tanker sank in the Indian Ocean.", []),
        ("Gunmen came over Lake Chad.", []),
        ("The Indian Ocean Commission met on Monday.", []),
        ("The Lake Chad Basin Commission met on Monday.", []),
        ("Police in Niger state arrested two men.", ["Niger state"]),
        ("Officials of British Columbia met.", ["British Columbia"]),
        ("The Russian Sea Rescue Service said its ship was attacked.", ["Russian"]),
        ("Ships of China met.", ["China"]),
        ("Gunmen attacked a police post in Dera Ismail Khan.", []),
        ("Warlord Ismail Khan met the envoy.", ["Ismail Khan"]),
        ("Troops moved into eastern Ukraine.", ["Ukraine"]),
    ],
)
def test_part_of_a_name(sentence: str, known: list[str]) -> None:
    layers = annotate(read_text(sentence))
    found = [layers.quote(k.first, k.last).text for k in layers.known]
    assert [name for name in found if "Commission" not in name] == known
