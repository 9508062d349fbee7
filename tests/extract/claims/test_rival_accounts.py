"""Accounts that answer or bear out each other, and what stands on one word alone."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import find_attributions, find_rival_accounts

Read = Callable[[str], Layers]

HOLDS = [
    # another culprit or cause
    ("Residents said government troops shot two farmers. The army blamed the killings on cattle "
     "rustlers.", "disputed", "shot"),
    ("Police said the marchers had set fire to the depot. Witnesses said the blaze was started by "
     "a tear gas canister.", "disputed", "set fire"),
    ("The rebels said soldiers had shelled the clinic. The ministry said the damage was caused by "
     "a mine.", "disputed", "shelled"),
    ("The ministry said the jet had crashed because of a fault. The rebels said they had shot it "
     "down.", "disputed", "crashed"),
    ("Students said officers had broken the arm of a girl. The rector said she had slipped.",
     "disputed", "broken"),
    # another state
    ("The general staff announced that Valka had been captured. Residents said rebel fighters "
     "were still patrolling the main street.", "disputed", "captured"),
    ("The staff said its troops had taken the bridge. The governor said defenders had repelled "
     "the assault.", "disputed", "taken"),
    ("The exile group said the general had been executed. The ministry said he was alive.",
     "disputed", "executed"),
    ("A shepherd said a plane had dropped barrels into the lake. Divers saw no barrels.",
     "disputed", "dropped"),
    ("The unit had hit a column, not a market, its general said.", "disputed", "hit"),
    # a negative, another story
    ("Students said police had beaten a girl. No officer had beaten anyone, the chief said.",
     "disputed", "beaten"),
    ("Averia said Borland's army crossed the river. Not one soldier crossed, Borland's ministry "
     "said.", "disputed", "crossed"),
    ("The rebels said they had captured the mill. The army said the flag had never been lowered.",
     "disputed", "captured"),
    ("The navy said it had seized a boat. Its owner said the boat had drifted ashore.",
     "disputed", "seized"),
    ("The army said it had captured Sarn. The monitors: street fighting continues in Sarn.",
     "disputed", "captured"),
    # other numbers, victims, loads
    ("The rebels said nine soldiers were killed. The army said two soldiers had been killed.",
     "disputed", "killed"),
    ("The junta said its troops had killed fourteen terrorists. Villagers said those killed were "
     "farmers.", "disputed", "killed"),
    ("A militia leader said the convoy had carried weapons. The aid agency said the lorries were "
     "loaded with flour.", "disputed", "carried"),
    ("Averia said Borland had fired first. Borland said Averia fired first.", "disputed", "fired"),
    # the other side, the doer, witnesses
    ("The Houthis said they had fired a missile at Jaffa. The Israeli army said the missile was "
     "intercepted.", "confirmed", "fired"),
    ("Averia said its air force had hit nine camps. Borland's president condemned the strikes.",
     "confirmed", "hit"),
    ("Nine men died in a clash at the ford, the army said. The rebels said they had lost two "
     "fighters.", "confirmed", "clash"),
    ("A bomb exploded in Delm. The group Black Dawn claimed responsibility for the attack.",
     "confirmed", "exploded"),
    ("The police spoke of an arson attack on the mill. A rebel group said it had burned the mill.",
     "confirmed", "arson attack"),
    ("The navy said it had sunk two boats. Fishermen found the wreckage of one off the cape.",
     "confirmed", "sunk"),
    ("The police said they had retaken the station. Reporters found it in police hands.",
     "confirmed", "retaken"),
    ("The front announced it had blown up a bridge. Drivers said the bridge had been destroyed.",
     "confirmed", "blown up"),
    ("The opposition said its candidate was beaten in custody. Doctors found bruises on his back.",
     "confirmed", "beaten"),
    # on one word alone
    ("The lawyer alleged that police had tortured his client.", "unverified", "tortured"),
    ("Guards are said to have beaten two men.", "unverified", "beaten"),
    ("Raiders stole sixty camels, a herder said. Police could not be reached.",
     "unverified", "stole"),
    ("It is not clear whether the shells were fired from Borland.", "unverified", "fired"),
    ("A villager saw men loading cattle. That is all that is known.", "unverified", "loading"),
    ("A boatman was shot, his cousin said. No body has been found.", "unverified", "shot"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "deed"), HOLDS, ids=lambda t: t[:60])
def test_an_account_is_answered_or_borne_out(
    text: str, status: str, deed: str, layers: Read
) -> None:
    read = layers(text)
    start = text.index(deed)
    held = {
        m.status for m in find_rival_accounts(read, find_attributions(read))
        if m.scope[0] <= start and start + len(deed) <= m.scope[1]
    }  # fmt: skip
    assert held == {status}


@pytest.mark.parametrize(
    "text",
    [
        "The army said it had killed six rebels on Monday. On Tuesday the rebels said they had "
        "killed four policemen in another district.",
        "Protesters marched to the palace. The president said the government was still open to "
        "talks.",
        "The minister said the army had captured two villages. The bishop called for a truce.",
        "Two soldiers died when their lorry hit a mine. The governor blamed poor roads for the "
        "delay in reaching them.",
        "A bus was ambushed near the lake. The army blamed bandits.",
        "Averia's president condemned the bombing of the market.",
        "Both armies claimed responsibility.",
        "The mayor said gunmen had kidnapped a doctor. Her husband said she was a mother.",
        "Police said a grenade was thrown at the hall. A councillor condemned the attack.",
        "Inspectors found no fault with the engine.",
        "The committee could reach no agreement on the budget.",
        "The team played for honour, not money, the coach said.",
    ],
)
def test_an_account_stands_unanswered(text: str, layers: Read) -> None:
    read = layers(text)
    assert find_rival_accounts(read, find_attributions(read)) == []
