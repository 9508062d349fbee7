"""What a mark of verification says, by whom, and what it holds for."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import find_verification

MARKS = [
    ("The claim could not be independently verified.", "unverified", "", "The claim"),
    ("Chad said its jets had sunk four boats, which the newspaper could not confirm.",
     "unverified", "newspaper", "Chad said its jets had sunk four boats"),
    ("Rebels took the hill. The agency could not verify the report.",
     "unverified", "agency", "Rebels took the hill."),
    ("Rebels took the hill. It was not possible to verify the account.",
     "unverified", "", "Rebels took the hill."),
    ("Al Jazeera was unable to verify the footage.", "unverified", "Jazeera", "footage"),
    ("Rebels allegedly looted the warehouse.", "unverified", "", "Rebels"),
    ("Villagers alleged that rebels had looted the warehouse.", "unverified", "", "rebels"),
    ("The drone reportedly came from the north.", "unverified", "", "The drone"),
    ("Unconfirmed reports said a general had been wounded.", "unverified", "", "Unconfirmed"),
    ("The army said it had killed nine men, without providing evidence.",
     "unverified", "", "The army"),
    ("Local media said gunmen had come, but there was no independent confirmation.",
     "unverified", "", "Local media said gunmen had come"),
    ("The toll was confirmed by the United Nations.", "confirmed", "Nations", "The toll"),
    ("The deaths were independently verified by a monitoring group.",
     "confirmed", "group", "The deaths"),
    ("The UN has verified 40 killings in the province.", "confirmed", "UN", "40 killings"),
    ("The report that rebels shelled the market is not true.", "disputed", "", "rebels shelled"),
    ("The claim that soldiers had burnt the mill is not correct, the mayor said.",
     "disputed", "mayor", "soldiers had burnt"),
    ("The video of the raid is not genuine.", "disputed", "", "the raid"),
    ("The two sides gave conflicting accounts of the clash.", "disputed", "", "The two"),
    ("The toll was disputed by the mayor.", "disputed", "mayor", "The toll"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "by", "scope"), MARKS, ids=lambda t: t[:40])
def test_text_has_one_mark(
    text: str, status: str, by: str, scope: str, layers: Callable[[str], Layers]
) -> None:
    read = layers(text)
    (mark,) = find_verification(read)
    assert mark.status == status
    assert (read.tokens[mark.by].text if mark.by is not None else "") == by
    assert scope in text[slice(*mark.scope)]


HOLDS = [
    ("Villagers said jets bombed a clinic in Orda. The air force admitted on Monday that one of "
     "its planes had hit the building.", "confirmed", ("bombed", "hit")),
    ("The colonel admitted that his men had looted the depot.", "confirmed", ("looted",)),
    ("Rebels shelled the port. The group later acknowledged responsibility.",
     "confirmed", ("shelled",)),
    ("Rebels shelled the port. The group later conceded that its fighters had done so.",
     "confirmed", ("shelled",)),
    ("The ministry apologised for the shooting of two farmers.", "confirmed", ("shooting",)),
    ("The teacher confessed to the murder.", "confirmed", ("murder",)),
    ("Residents said troops had burned down the school. The Red Cross confirmed that the building "
     "had been destroyed.", "confirmed", ("burned", "destroyed")),
    ("Nurses said soldiers killed three boys. The hospital confirmed the deaths but not the "
     "looting.", "confirmed", ("killed", "deaths")),
    ("Nurses said soldiers killed three boys. The hospital confirmed the deaths but not the "
     "looting.", "unverified", ("looting",)),
    ("Nobody disputes that the bridge was blown up.", "confirmed", ("blown",)),
    ("The report of a raid was borne out by monitors.", "confirmed", ("raid",)),
    ("Satellite images show that the airfield was bombed.", "confirmed", ("bombed",)),
    ("Footage reviewed by the agency shows troops burning huts.", "confirmed", ("burning",)),
    ("The neighbours traded accusations over the shelling of the village.",
     "disputed", ("shelling",)),
    ("Each side accused the other of breaking the truce.", "disputed", ("breaking",)),
    ("The rebels said the army had attacked first. The army, in turn, blamed the rebels.",
     "disputed", ("attacked",)),
    ("The army said it had taken the town. Residents contested that account.",
     "disputed", ("taken",)),
    ("The senator questioned whether the raid had taken place.", "disputed", ("raid",)),
    ("The ministry said twelve miners had died. Families say otherwise.", "disputed", ("died",)),
    ("The army said it had taken the town. Neither version could be confirmed.",
     "disputed", ("taken",)),
    ("The two governments gave rival tolls. Averia said nine soldiers were killed.",
     "disputed", ("killed",)),
    ("The army said it had killed thirty militants near the ford. Elders said the dead were "
     "farmers.", "disputed", ("killed",)),
    ("The rebels said they had killed 40 soldiers. The army put its own losses at six.",
     "disputed", ("killed",)),
    ('"Your ships rammed us," said the captain. "They rammed our boat," countered the navy.',
     "disputed", ("rammed us", "rammed our")),
    ("The mayor said shells had hit the school. The army could neither confirm nor deny the "
     "shelling.", "unverified", ("hit", "shelling")),
    ("Rebels took the hill. No claim from the area can be checked.", "unverified", ("took",)),
    ("Rebels took the hill. The agency could not reach the village or verify the report.",
     "unverified", ("took",)),
    ("Gunmen stormed the mine, the union said; its account could not be verified.",
     "unverified", ("stormed",)),
    # by the order of the words, where the parse goes astray
    ("A bus was attacked near Lomba, police confirmed.", "confirmed", ("attacked",)),
    ("Herders said soldiers took nine goats. The major admits the goats.", "confirmed", ("took",)),
    ("Guards shot two miners. The firm did not dispute that its men had opened fire.",
     "confirmed", ("shot",)),
    # set phrases
    ("Guards shot two men at the mine. The company later accepted responsibility.",
     "confirmed", ("shot",)),
    ("Jets hit a wedding in Orda. The air force expressed regret over the strike.",
     "confirmed", ("hit", "strike")),
    ("There is no doubt that the bridge was blown up.", "confirmed", ("blown",)),
    ("The militia said it had taken the airfield. There was no way of checking the claim.",
     "unverified", ("taken",)),
    ("Rumours that soldiers had shot a priest spread through the town.", "unverified", ("shot",)),
    ("Villagers told of a massacre at Ori. Journalists have not been allowed into the area.",
     "unverified", ("massacre",)),
    ("The army said it had killed nine men. Accounts of the clash differ.",
     "disputed", ("killed",)),
    ("Marchers said police had fired on them. The officers had been in barracks all day, the "
     "chief said.", "disputed", ("fired",)),
    # verdicts on reports and pictures
    ("The front said it had burned the depot. A chemist said the claim was genuine.",
     "confirmed", ("burned",)),
    ("The army announced that it had taken the town. Officials described the report as false.",
     "disputed", ("taken",)),
    ("A photograph that shows troops executing captives was taken in another country in 2009.",
     "disputed", ("executing",)),
    ("A second report, that a clinic was shelled, remains unconfirmed.", "unverified",
     ("shelled",)),
    ("The lynching of a judge remains unconfirmed.", "unverified", ("lynching",)),
    ("The army's own inquiry found that a gunner had shelled the school. Villagers had said so.",
     "confirmed", ("shelled",)),
    ("The guards were accused of torture. There is no evidence of a massacre in the town.",
     "unverified", ("massacre",)),
    ("The prosecutor accused the guards of torture but offered nothing to support the charge.",
     "unverified", ("torture",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "held"), HOLDS, ids=lambda t: t[:60])
def test_marks_hold_for_a_deed_wherever_it_is_told(
    text: str, status: str, held: tuple[str, ...], layers: Callable[[str], Layers]
) -> None:
    marks = [m for m in find_verification(layers(text)) if m.status == status]
    for words in held:
        start = text.index(words)
        assert any(m.scope[0] <= start and start + len(words) <= m.scope[1] for m in marks), words


@pytest.mark.parametrize(
    "text",
    [
        "The rebels claimed the bridge was theirs.",
        "He confirmed that he would stand again.",
        "The border between the two disputed provinces is long.",
        "The army did not say how many men it had lost.",
        "The report was published in another country in 2009.",
        "Troops patrol the disputed border.",
        "Police found evidence of torture.",
        "Observers will verify the truce.",
        "Talks resumed without delay.",
        "The army refused to admit that it had shelled the port.",
        "The army has not acknowledged that it shelled the port.",
        "The patient was admitted to hospital after the explosion.",
        "The minister conceded defeat in the election.",
        "The president acknowledged that more strikes may follow.",
        "The king named Lars Holm envoy. Parliament confirmed his appointment on Friday.",
        "Doctors counted 40 confirmed cases of cholera after the flood.",
        "The army said it had captured the bridge. He confirmed that talks would begin.",
        "A video posted by the rebels shows soldiers fleeing.",
        "The two leaders traded jokes at dinner.",
        "The party contested the election.",
        "Officers questioned two men about the robbery.",
        "The minister countered that taxes had fallen.",
        "The airline put its losses at nine million dollars.",
        "The company neither confirmed nor denied the merger.",
        "The minister could not say whether she would run again.",
        "The tourists could not check their bags.",
        "Both armies claimed responsibility.",
        "The scene was staged in an old theatre.",
        "Mira Sand found out on Sunday that her 17-year-old son had been killed.",
        "The mayor found that an old bridge had been blown up.",
        "Officials acknowledged the need for reform.",
        "The army said it had killed thirty militants. Elders said the dead were guerrillas.",
    ],
)
def test_text_has_no_mark(text: str, layers: Callable[[str], Layers]) -> None:
    assert find_verification(layers(text)) == ()


def test_a_relative_clause_holds_for_the_main_clause_alone(layers: Callable[[str], Layers]) -> None:
    text = "Rain fell. Chad said nine had died, which the paper could not confirm. Snow fell."
    (mark,) = find_verification(layers(text))
    assert text[slice(*mark.scope)] == "Chad said nine had died"


def test_whoever_told_of_a_deed_does_not_confirm_it(layers: Callable[[str], Layers]) -> None:
    told = "The army said it had captured the bridge. "
    assert find_verification(layers(f"{told}An army spokesman confirmed the capture.")) == ()
    assert find_verification(layers(f"{told}The mayor confirmed the capture.")) != ()


def test_what_is_left_unconfirmed_does_not_silence_the_verb(
    layers: Callable[[str], Layers],
) -> None:
    read = layers("Nurses said boys were killed. Police confirmed the deaths but not the looting.")
    marks = [m for m in find_verification(read) if m.status == "unverified"]
    assert [read.tokens[m.first].text for m in marks] == ["not"]


def test_what_is_near_in_a_later_paragraph_is_no_echo(layers: Callable[[str], Layers]) -> None:
    text = (
        "The governor confirmed that debris from drones had fallen on a factory.\n\nOn Sunday "
        "soldiers executed three prisoners. Prosecutors are looking into the shooting."
    )
    marks = find_verification(layers(text))
    assert all("shooting" not in text[slice(*m.scope)] for m in marks)
    assert all(m.scope[1] < text.index("On Sunday") for m in marks)
