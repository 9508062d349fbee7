"""What elections, newsrooms and prose tell in words of deeds is no deed."""

from collections.abc import Callable

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.events.unmeant.campaigns import (
    is_advice,
    is_bowing_out,
    is_butchery,
    is_canvassing,
    is_inquiry,
    is_intrusion,
    is_margin,
    is_odds,
    is_of_words,
    is_outrun,
    is_paid_back,
    is_pocketed,
    is_race,
    is_signed_for_work,
    is_withdrawn,
)


@pytest.mark.parametrize(
    ("told", "word", "text", "other"),
    [
        (is_pocketed, "accepted", "Hale accepted $40,000 in donations from oil firms.", True),
        (is_pocketed, "accepted", "Hale accepted gifts from a builder.", True),
        (is_pocketed, "accepted", "Mali accepted the offer of talks.", False),
        (is_margin, "beat", "Hale beat him 51% to 36% in Ohio.", True),
        (is_margin, "defeated", "Hale defeated the mayor by 12 percentage points.", True),
        (is_margin, "defeated", "The army defeated 90 percent of the rebels.", False),
        (is_margin, "beat", "Guards beat him with 12 batons in Ohio.", False),
        (is_of_words, "offensive", "Her gun-control offensive opened in Ohio.", True),
        (is_of_words, "blitz", "His advertising blitz against Hale began.", True),
        (is_of_words, "offensive", "The army's offensive against rebels began.", False),
        (is_of_words, "fighting", "Riyadh is fighting a war on terror.", True),
        (is_of_words, "fighting", "Riyadh is fighting a war on the Houthis.", False),
        (is_of_words, "grappling", "The state is grappling with debt.", True),
        (is_of_words, "grappled", "A guard grappled with the thief.", False),
        (is_of_words, "attacks", "Bo Lund's attacks on Ann Hale went on.", True),
        (is_of_words, "attack", "Bo Lund's attack on Ann Hale left her wounded.", False),
        (is_of_words, "attacks", "The rebels' attacks on Ann Hale's convoy went on.", False),
        (is_of_words, "attacks", "Bo Lund's attacks helped him with voters.", True),
        (is_of_words, "attacks", "Bo Lund's attacks left two voters wounded.", False),
        (is_bowing_out, "suspended", "Hale suspended her presidential campaign.", True),
        (is_bowing_out, "ended", "Bo Lund ended his bid for a third term.", True),
        (is_bowing_out, "dropped", "She dropped out of the primary race.", True),
        (is_bowing_out, "suspended", "Iran suspended its talks with the agency.", False),
        (is_bowing_out, "suspended", "The army suspended a campaign against rebels.", False),
        (is_outrun, "trouncing", "She flew home after trouncing Hale in the primary.", True),
        (is_outrun, "crushed", "Lund crushed her by 20 points.", True),
        (is_outrun, "crushed", "The army crushed the revolt.", False),
        (is_race, "battling", "Rui Costa is battling Bo Lund for the seat.", True),
        (is_race, "challenging", "Hale is challenging Sen. Bo Lund in Ohio.", True),
        (is_race, "battling", "Soldiers are battling rebels for the town.", False),
        (is_race, "challenging", "Hale is challenging the ban in court.", False),
        (is_withdrawn, "rescinded", "Hale rescinded her endorsement of Lund.", True),
        (is_withdrawn, "endorsement", "Hale withdrew her endorsement of Lund.", True),
        (is_withdrawn, "support", "The union retracted its support.", True),
        (is_withdrawn, "endorsement", "Hale repeated her endorsement of Lund.", False),
        (is_signed_for_work, "signed", "Ann Hale signed on for the new series.", True),
        (is_signed_for_work, "signed", "The gallery signed a lease.", True),
        (is_signed_for_work, "signed", "Peru and Chile signed an accord.", False),
        (is_signed_for_work, "signed", "Chad signed on to the statement.", True),
        (is_paid_back, "gave", "Three women gave birth to boys.", True),
        (is_paid_back, "gave", "Three states gave grain to Chad.", False),
        (is_intrusion, "hacked", "Spies hacked the committee's servers.", True),
        (is_intrusion, "hacked", "Spies hacked into the party's computers.", True),
        (is_intrusion, "hacked", "Raiders hacked villagers with machetes.", False),
        (is_butchery, "kill", "Pilgrims kill and sacrifice sheep at the feast.", True),
        (is_butchery, "killed", "Raiders killed nine herders and their cattle.", False),
        (is_butchery, "killed", "Poachers killed two elephants.", True),
        (is_butchery, "killed", "Poachers killed two rangers.", False),
        (is_canvassing, "held", "Ann Hale spoke in Iowa. She held a rally in Ohio.", True),
        (is_canvassing, "drew", "Rui Costa met nuns. He drew crowds to a rally in Porto.", True),
        (is_canvassing, "held", "Miners held a rally in Ohio on Friday.", False),
        (is_canvassing, "held", "The nominee held a rally in Ohio.", True),
        (is_canvassing, "rally", "Ann Hale held a rally in Ohio on Sunday.", True),
        (is_canvassing, "rallies", "Ann Hale drew thousands to rallies in Ohio.", True),
        (is_canvassing, "rally", "She attended a Hale rally in Ohio.", True),
        (is_canvassing, "rally", "Thousands went to a rally of the candidate.", True),
        (is_canvassing, "rally", "Students held a rally in Ohio on Sunday.", False),
        (is_canvassing, "rally", "Ann Hale held a rally against the war.", False),
        (is_canvassing, "march", "Ann Hale led a march in Ohio on Sunday.", False),
        (is_inquiry, "requests", "The firm ignored the Herald's requests for comment.", True),
        (is_inquiry, "requested", "The Herald requested an interview with Hale.", True),
        (is_inquiry, "asked", "The Herald asked the firm about the contract.", True),
        (is_inquiry, "asked", "The mayor asked the army for troops.", False),
        (is_inquiry, "asked", "The mayor asked the army to leave.", False),
        (is_odds, "favored", "The party is favored to keep the House.", True),
        (is_odds, "favoured", "Hale was favoured to win the seat.", True),
        (is_odds, "favored", "The union favored the treaty.", False),
        (is_paid_back, "returned", "The senator returned $43,100 in donations.", True),
        (is_paid_back, "returned", "The army returned the bodies.", False),
        (is_advice, "cautioned", "The president cautioned against haste.", True),
        (is_advice, "warned", "The president warned the rebels.", False),
    ],
)  # fmt: skip
def test_words_of_campaigns_are_told_from_deeds(
    told: Callable[..., bool], word: str, text: str, other: bool
) -> None:
    layers = annotate(plain(text), model=False)
    assert told(layers, next(t.i for t in layers.tokens if t.text == word)) is other


@pytest.mark.parametrize(
    "text",
    [
        "Hale beat her by 51 percent to 36 percent in Oregon on Tuesday, the election board said.",
        "The candidate's gun-control offensive against Senator Ann Hale in Ohio opened on Monday.",
        "The company did not respond to the Herald's repeated requests for comment.",
        "Bo Lund held a rally in Ohio on Sunday that drew thousands.",
        "The president has cautioned against a betrayal of the country's values.",
    ],
)
def test_no_event_is_read_into_a_campaign(text: str) -> None:
    assert extract(annotate(plain(text, published="2016-06-22"), model=True)).likely == ()
