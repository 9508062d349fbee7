"""Events for tolls that no likely event has: causes by syntax, and what befell people."""

import pytest

from dateline.bench.tolltext import told_in
from dateline.pipeline import code


def _owners(text: str) -> dict[str, set[str]]:
    """Return the trigger words of the events that each toll of a text belongs to."""
    coding = code(text, published="2025-03-04")
    return {
        text[told.words.start : told.words.end]: {
            quote.text for event in told.events for quote in event.trigger.quotes
        }
        for told in told_in(coding)
    }


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        ("A train ran into a lorry at Bhairab, killing 17 people.", "17 people", "ran"),
        ("The ministry counted 2,012 dead from the quake of the night.", "2,012 dead", "quake"),
        ("Ski hotel blaze. At least ten people have died.", "At least ten people", "blaze"),
        (
            "The gallery of the theatre collapsed at noon. Three people lost their lives.",
            "Three people",
            "collapsed",
        ),
        (
            "An 18-year-old killed 19 children at a school before officers shot him.",
            "19 children",
            "killed",
        ),
        (
            "A lorry drove into a bus stop, killing a man. Armed civilians shot the driver.",
            "a man",
            "drove",
        ),
        (
            "The vigil for the miners ended in rain. At the gate stood some 4,000 people.",
            "some 4,000 people",
            "vigil",
        ),
        (
            "Rebels shelled Morga on Friday. The camp has taken in 6,000 newcomers.",
            "6,000 newcomers",
            "shelled",
        ),
        ("A drone killed 85 worshippers near Kaduna.", "85 worshippers", "drone"),
        (
            "Gunmen slew villagers in Plateau. Youths buried thirty of them on Friday.",
            "thirty of them",
            "slew",
        ),
        (
            "A gunman fired at a parade in Chicago, killing six people. In Copenhagen, a day "
            "earlier, a bomb went off in a shop, and police said four others were hurt.",
            "four others",
            "bomb",
        ),
    ],
)
def test_whose_toll_it_is(text: str, words: str, event: str) -> None:
    owners = _owners(text)
    assert any(event in owned for told, owned in owners.items() if told in words), owners


def test_a_sure_deed_takes_the_toll_told_after_it() -> None:
    owners = _owners("Gunmen attacked a village near Sarba. Twelve people died in the fire.")
    assert owners["Twelve people"] & {"attacked", "fire"}


def test_to_give_a_number_is_no_deed_beside_one() -> None:
    owners = _owners(
        "Gunmen rode into the camp of Kiere before dawn and opened fire. At least thirty diggers "
        "perished. The army put the dead at a dozen."
    )
    assert not {word for owned in owners.values() for word in owned} & {"put"}


def test_to_carry_off_the_dead_is_no_deed_beside_one() -> None:
    owners = _owners(
        '"We carried twelve bodies from the gate," said a volunteer. The army now says its men '
        "fired blanks and that no one died."
    )
    assert not {word for owned in owners.values() for word in owned} & {"carried"}


def test_without_a_toll_a_mishap_is_no_event() -> None:
    assert code("A fire broke out in a mill near Sarba.", published="2025-03-04").events == ()


def test_what_somebody_says_a_deed_did_is_the_deed_s() -> None:
    text = (
        "Sudan's army and the Rapid Support Forces traded blame on Sunday for an attack on a "
        "hospital in El Fasher that the World Health Organization said killed 70 people."
    )
    assert _owners(text) == {"70 people": {"attack", "killed"}}


@pytest.mark.parametrize(
    "text",
    [
        "Separatists called a strike on Friday to protest against the killing of two teenagers.",
        "Hundreds marched in Lagos on Friday over the killing of two teenagers by the police.",
    ],
)
def test_the_dead_over_whom_people_march_did_not_die_in_the_march(text: str) -> None:
    assert _owners(text)["two teenagers"] == {"killing"}


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        ("A baker was arrested in Oruro for the killing of two men.", "two men", "killing"),
        ("A cook was jailed in connection with the murder of six men.", "six men", "murder"),
        ("Police arrested a cook in Oruro. The boy died on the spot.", "The boy", "died"),
    ],
)
def test_an_arrest_is_not_what_it_is_for(text: str, words: str, event: str) -> None:
    assert _owners(text)[words] == {event}


@pytest.mark.parametrize(
    ("text", "words", "event"),
    [
        (
            "A mortar bomb exploded in a market, killing 68 people and wounding 200.",
            "200",
            "exploded",
        ),
        ("Two guided bombs hit a store on Monday. The toll rose to 14.", "14", "hit"),
        ("A rocket struck a clinic in Homs. The death toll rose to nine.", "nine", "struck"),
    ],
)
def test_what_a_weapon_did_is_one_deed_with_its_harm(text: str, words: str, event: str) -> None:
    assert event in _owners(text)[words]


def test_who_kills_others_before_himself_does_a_deed() -> None:
    owners = _owners("A student shot dead 14 people at Charles University before killing himself.")
    assert owners["14 people"] == {"shot dead"}
