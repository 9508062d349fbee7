"""Deeds of force that their own words leave no doubt of stand by them."""

import pytest

from dateline.ingest import read_text
from dateline.pipeline import code_document
from dateline.records import LIKELY


def _deeds(text: str) -> list[str]:
    events = code_document(read_text(text)).events
    return [e.trigger.value for e in events if e.type.value == "ASSAULT" and e.score >= LIKELY]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Iran launched more than 300 drones and missiles at Israel overnight.", "launched"),
        ("Hezbollah fired dozens of rockets at Haifa.", "fired"),
        ("Three mortar shells were lobbed into the town of Donetsk.", "lobbed"),
        ("Two torpedoes were fired at the frigate's crew off Tartus.", "fired"),
        ("Three soldiers were wounded in Baidoa on Sunday.", "wounded"),
        ("Attackers injured two guards before fleeing from Kunduz.", "injured"),
    ],
)
def test_stands(text: str, trigger: str) -> None:
    assert _deeds(f"GENEVA, May 5, 2024 (Wire) - {text}") == [trigger]


@pytest.mark.parametrize(
    "text",
    [
        "India launched a missile into the sea off Odisha.",
        "Three soldiers were injured on Sunday as a bridge fell near Baidoa.",
        "The film fired a broadside of jokes at the censors.",
    ],
)
def test_does_not_stand(text: str) -> None:
    assert not _deeds(f"GENEVA, May 5, 2024 (Wire) - {text}")


def test_the_wounded_of_another_deed_are_no_deed_of_their_own() -> None:
    text = (
        "GENEVA, May 5, 2024 (Wire) - Gunmen attacked a market in Baidoa on Sunday, killing nine. "
        "Three soldiers were wounded."
    )
    assert len(_deeds(text)) == 1
