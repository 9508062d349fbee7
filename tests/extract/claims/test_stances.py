"""The stance of an attribution, by its cue and by what a plain "said" amounts to."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import find_attributions, weighed_stance

Read = Callable[[str], Layers]

STANCES = [
    ("The envoy said soldiers had looted the clinic.", "assert"),
    ("Residents said the police had beaten two students.", "accuse"),
    ("Two students had been beaten by the police, a nurse said.", "accuse"),
    ("Kharvia said Velmoran jets had bombed its port.", "accuse"),
    ("A teacher said soldiers had burned the school.", "accuse"),
    ("The police chief said officers had fired into the air.", "assert"),
    ("State radio said soldiers had stormed the ridge.", "assert"),
    ("Police said gunmen opened fire on the bus.", "assert"),
    ("A guard said the soldiers had shot three rebels.", "assert"),
    ("A teacher said soldiers had died in the river.", "assert"),
    ("The army said its drone had hit the clinic by mistake.", "concede"),
    ("A surveyor said the pipe had been cut by mistake.", "assert"),
    ("The company said it was sorry for the delay.", "concede"),
    ("The ministry said the talks had indeed begun.", "confirm"),
    ("The laboratory said the letter was genuine.", "confirm"),
    ("The laboratory said the letter was not genuine.", "assert"),
    ("The mission said it had seen no sign of a convoy.", "doubt"),
    ("The mission said it knew of no convoy.", "doubt"),
    ("The mission said it had found a new route.", "assert"),
    ("The company said it had no plans to sell.", "assert"),
    ("The ministry said it had nothing to add.", "decline"),
    ("The mayor said two students had been beaten by the police.", "assert"),
    ("The union said gunmen went from hut to hut killing villagers.", "assert"),
    ("The president called the raid a massacre of the innocent.", "accuse"),
    ("The army attributed the ambush to deserters.", "accuse"),
    ("The mayor put the blame on the rebels.", "accuse"),
    ("The mayor put the blame squarely on the rebels.", "accuse"),
    ("The minister pointed the finger at Moscow.", "accuse"),
    ("The junta condemned the raid as a crime.", "accuse"),
    ("The army said it had killed forty rebels.", "assert"),
    ("The court said Omar Haddad had ordered the massacre.", "accuse"),
    ("The court said Omar Haddad was responsible for the deaths of nine boys.", "accuse"),
    ("The radio said the attack was carried out by supporters of the Popular Front.", "accuse"),
    ("The court said Omar Haddad had planned the ceremony.", "assert"),
    ("The court said Omar Haddad was not responsible for the attack.", "assert"),
    ("The court said the attack had been planned for months.", "assert"),
    ("The general said his men had shot two villagers.", "assert"),
    ("The mayor said two students had been beaten.", "assert"),
    ("The envoy said no soldiers had looted the clinic.", "assert"),
    ("The group said floods had destroyed schools.", "assert"),
    ("The strike killed nine people, officials said.", "assert"),
    ("The bank said the shares beat forecasts.", "assert"),
    ("The company said it would strike a deal.", "assert"),
    ("The commander said they would burn every checkpoint.", "threaten"),
    ("The militia vowed to attack the capital.", "threaten"),
    ("The minister promised to build a hospital.", "promise"),
    ("The general gave assurances that nobody would be sent away.", "promise"),
    ("The ministry said it could not confirm the report.", "doubt"),
    ("The office said it was unable to say who had fired.", "doubt"),
    ("The governor's office said it had no information.", "doubt"),
    ("The minister poured cold water on talk of a coup.", "doubt"),
    ("The inspectors called the army's account into question.", "doubt"),
    ("The captain admitted responsibility for the blast.", "concede"),
    ("The rebels apologised for the shelling.", "concede"),
    ("A doctor vouched for the account of the nurse.", "confirm"),
    ("The palace stayed tight-lipped about the missing envoy.", "decline"),
    ("The premier refused to be drawn on the missing envoy.", "decline"),
    ("The governor backpedalled on his offer to the rebels.", "deny"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES, ids=[t[:50] for t, _ in STANCES])
def test_stance_of_the_first_attribution(text: str, stance: str, layers: Read) -> None:
    read = layers(text)
    found = find_attributions(read)
    assert [weighed_stance(read, a) for a in found[:1]] == [stance]


@pytest.mark.parametrize(
    "text",
    ["The mayor put pressure on the rebels.", "The bank attributed the rise to inflation."],
)
def test_words_of_an_idiom_must_stand_together(text: str, layers: Read) -> None:
    assert all(a.stance != "accuse" for a in find_attributions(layers(text)))
