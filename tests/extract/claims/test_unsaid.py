"""What is read as speech and is none."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import find_attributions
from dateline.pipeline import code

Read = Callable[[str], Layers]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Norway's premier declined to confirm that a diver had died.", {"decline"}),
        ("Norway's premier confirmed that a diver had died.", {"confirm"}),
        ("Kenya recalled its ambassador over the death of a diver.", set()),
        ("The hospital admitted 12 patients on Monday.", set()),
        ("Doctors admitted nine wounded men.", set()),
        ("The clinic admitted the wounded.", set()),
        ("The clinic admitted that it had erred.", {"concede"}),
        ("The hospital admitted a grave mistake.", {"concede"}),
        ("The minister admitted that nine patients had died.", {"concede"}),
        ("A nurse declined to be identified.", set()),
        ("A driver asked not to be quoted by name.", set()),
        ("A driver asked to be paid.", {"assert"}),
        ("The president dismissed her security minister.", set()),
        ("The president dismissed the report.", {"deny"}),
    ],
)
def test_who_refuses_or_calls_home_says_nothing(text: str, stances: set[str], layers: Read) -> None:
    assert {a.stance for a in find_attributions(layers(text)) if a.sources} == stances


def test_a_speaker_behind_a_semicolon_passes_nothing_on(layers: Read) -> None:
    read = layers(
        "At least 12 people died, Interior Minister Ali Sesay said; the monitoring group Watch "
        "put the figure at 30."
    )
    assert [a.chain for a in find_attributions(read)] == [(), ()]


def test_the_second_of_two_subjects_speaks_where_the_first_is_a_thing(layers: Read) -> None:
    read = layers(
        "Chad and Niger sent 25 tonnes of rice over the border on Sunday, their first shipment in "
        "months, a Chadian official source said, hours after rain began."
    )
    said = [a for a in find_attributions(read) if a.sources]
    assert [read.tokens[a.sources[0]].text for a in said] == ["source"]


BRIEFING = (
    "Yemen: The office says that gunmen attacked a clinic in Taiz.\n\n"
    "Kenya: The office says that gangs attacked the town of Garissa. It called on the authorities "
    "to act."
)


def test_the_places_at_the_heads_of_a_briefing_speak_for_nobody() -> None:
    told = code(BRIEFING, published="2025-03-04")
    spoken = {link.value.text for c in told.claims for link in c.source}
    assert spoken.isdisjoint({"Yemen", "Kenya"})


def test_they_say_where_the_unnamed_are_at_home() -> None:
    told = code(BRIEFING, published="2025-03-04")
    parties = [p.value for e in told.events for p in e.recipients]
    assert [p.country for p in parties if p.text == "the authorities"] == ["KEN"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A spokesman declined to say whether jets had bombed Oran.", "whether jets"),
        ("The general refused to admit that jets had bombed Oran.", "that jets"),
        ("The senator failed to mention the attack on Oran.", "the attack"),
        ('"We will take actions to deny any haven for rebels in Oran," Cook said.', "any haven"),
        ("A nurse, who asked to remain anonymous, said nine had died.", "to remain"),
    ],
)
def test_what_somebody_does_not_say_is_no_claim_of_his(text: str, words: str) -> None:
    claims = code(text, published="2025-03-04").claims
    told = [c for c in claims if c.source and c.stance.value != "decline"]
    assert not any(c.content.text.startswith(words) for c in told)


def test_a_piece_that_says_nothing_does_not_stand_for_the_claim() -> None:
    text = "The navy could not hold the ship, which it said was headed for Oran."
    claims = code(text, published="2025-03-04").claims
    assert any(c.content.text == "was headed for Oran" for c in claims)
