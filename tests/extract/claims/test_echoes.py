"""Negatives that take up what others tell, and what a denial explains in words of its own."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract import extract
from dateline.records import Claim

Read = Callable[[str], Layers]


def _denials(layers: Layers) -> list[Claim]:
    return [c for c in extract(layers).claims if c.stance.value == "deny"]


@pytest.mark.parametrize(
    "text",
    [
        "Troops fired on marchers in Oran on Monday, a lawyer said. "
        "The colonel maintains that nobody fired at people.",
        "Guards arrested a priest in Bomu on Friday, his sister said. "
        "The bureau said that no such arrest had been made.",
        "Soldiers torched homes in Bomu, villagers said. “Soldiers do not burn homes,” "
        "the governor said.",
    ],
)
def test_a_negative_that_takes_up_what_others_tell_denies_it(text: str, layers: Read) -> None:
    assert len(_denials(layers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine villagers in Oran, residents said. "
        "The mayor said there was no evidence of a second attack.",
        "Gunmen killed nine villagers in Oran, residents said. "
        "The mayor said that he would not kill dogs.",
        "Iran said it struck a base near Oran. The command said an attack caused no casualties.",
        "Gunmen killed nine villagers in Oran, residents said. The mayor said aid had not come.",
        "A man was shot in Oran, police said. Detectives said the shooting was not random.",
    ],
)
def test_a_negative_of_nothing_done_denies_nothing(text: str, layers: Read) -> None:
    assert not _denials(layers(text))


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The navy rejected the fishermen's version in two lines: its frigate had cut no nets.",
         "cut"),
        ("Nothing of the kind, said the landlord. He had not locked the tenants in.", "locked"),
        ("The prison service disowned the story. No inmate had gone on hunger strike, it said.",
         "hunger strike"),
    ],
)  # fmt: skip
def test_a_denial_explains_what_it_denies(text: str, deed: str, layers: Read) -> None:
    read = extract(layers(text))
    names = {e.id: e.trigger.value for e in read.events}
    found = [
        " ".join([*(names[i] for i in c.denies), c.against.text if c.against else ""])
        for c in read.claims if c.stance.value == "deny"
    ]  # fmt: skip
    assert any(deed in f for f in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Sailors said a frigate had rammed their boat. The navy disputed that account.",
        "Elders said police had beaten a porter. The chief, Amos Bell, called that charge a smear.",
    ],
)
def test_a_denial_that_only_points_is_of_what_was_told_last(text: str, layers: Read) -> None:
    (denial,) = _denials(layers(text))
    assert denial.denies or denial.against


@pytest.mark.parametrize(
    "text",
    [
        "A clinic was shelled, medics said. It was a gas main, insists the governor. "
        "Nobody had shelled anything.",
        "Marchers said police beat a porter. The chief told reporters the porter had slipped. "
        "He had not been struck.",
        "Two boats were rammed, fishermen said. The navy said its frigate was in port. "
        "It had rammed nothing.",
    ],
)
def test_a_speaker_denies_on_without_being_named_again(text: str, layers: Read) -> None:
    (denial,) = _denials(layers(text))
    assert denial.source
    assert denial.denies or denial.against


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two men in Oran. The mayor said shops had closed. "
        "The rain had not stopped.",
        "Rebels shot a herder, villagers said. The mayor said shops had closed. Nobody was hurt.",
    ],
)
def test_what_the_outlet_tells_is_no_denial(text: str, layers: Read) -> None:
    assert not _denials(layers(text))


def test_a_vote_that_had_not_taken_place_is_denied(layers: Read) -> None:
    text = (
        "Troops shelled Oran during the vote, observers said. "
        "The minister said no shelling had taken place."
    )
    assert len(_denials(layers(text))) == 1
