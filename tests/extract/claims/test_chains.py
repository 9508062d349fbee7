"""Who speaks and who passes it on, innermost first, and what nobody passes on."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import Attribution, find_attributions

Read = Callable[[str], Layers]

CHAINS = [
    ("A border guard, quoted by the Post, said the crossing was closed.", "A border guard, Post"),
    ("According to a guard quoted by the Post, the crossing was closed.", "a guard, Post"),
    ("The Post, citing a border guard, said the crossing was closed.", "a border guard, Post"),
    ("Citing a border guard, the Post said the crossing was closed.", "a border guard, Post"),
    ("The Post said, citing a guard, that the crossing was closed.", "a guard, Post"),
    ("The Post reported on Friday, citing a guard, that it was closed.", "a guard, Post"),
    ("The Post said a guard had told it that the crossing was closed.", "a guard, Post"),
    ("The doctor told the radio that the ward was empty, the station said.", "The doctor, station"),
    ("Officials told Reuters, according to the agency, that it was shut.", "Officials, agency"),
    ("A guard confirmed to CNN, the network said, that it was closed.", "A guard, network"),
    ("The army said in a statement carried by the Post that it was shut.", "The army, Post"),
    ("The army said the gate was shut, in a text published by the Post.", "The army, Post"),
    ("The army, whose statement was read out on Noor TV, said it was shut.", "The army, TV"),
    ("It was shut, the army wrote in a message that its embassy circulated.", "the army, embassy"),
    ("The elders said, in remarks broadcast by the radio, that it was shut.", "The elders, radio"),
    ("The minister said through his lawyer that he was innocent.", "The minister, lawyer"),
    ("The gate was shut, a clerk said, relaying the general's words.", "the general, clerk"),
    ("The gate was shut, a clerk said, reading a text by the rebels.", "the rebels, clerk"),
    ("Forty had died, the office said, relying on accounts from nurses.", "nurses, office"),
    ("The weekly, which had it from a doctor, said the gate was shut.", "a doctor, weekly"),
    ("The mayor heard from two sailors that the ship had sunk.", "two sailors, mayor"),
    ("The mayor said he had heard from two sailors that it had sunk.", "two sailors, mayor"),
    ("The ship sank, the mayor said he had been told by a sailor.", "a sailor, mayor"),
    ("A sailor told a nurse, who told the Post, that the ship had sunk.", "A sailor, nurse"),
    ("A sailor told a nurse, and she told the radio, that it had sunk.", "A sailor, nurse"),
    ("The bishop warned of famine in a letter seen by the Herald.", "The bishop, Herald"),
    ("The rebels issued a denial through their radio of any part in it.", "The rebels, radio"),
    ("The general was quoted as saying by the Post that it was shut.", "The general, Post"),
    ("According to a text of the army carried by the Post, it was shut.", "the army, Post"),
    ("A guard, quoted anonymously by the Post, said that it was shut.", "A guard, Post"),
    (
        "A guard said it was shut. The claim, relayed by a union and printed by the Post, is old.",
        "A guard, union, Post",
    ),
    (
        "A nurse told a charity that ten men had died. The charity gave the figure to reporters.",
        "A nurse, charity",
    ),
    ("A guard told a clerk it was shut. The clerk gave it to parliament.", "A guard, clerk"),
    ("The gate was shut, an envoy said. He was told so by the embassy.", "the embassy, envoy"),
    ("The rescue chief, as quoted by the agency, said ten were safe.", "The rescue chief, agency"),
    ("The fire began in a kitchen, AFP quoted a clerk as saying.", "a clerk, AFP"),
    ("State media quoted villagers saying the dam had burst.", "villagers, media"),
    ("The rebels refused, a clerk said, and vowed to fight on.", "The rebels, clerk"),
    ("The Post said it was shut. The newspaper cited a guard.", "a guard, Post"),
    ("The network said the king had fled. It quoted a guard.", "a guard, network"),
    ("A source said it was shut. The source had it from a guard.", "a guard, source"),
    ("A guard said it was shut. State radio carried his account.", "A guard, radio"),
    ("A guard said it was shut. His words were broadcast by Noor TV.", "A guard, TV"),
    ("A guard told a nun it was shut, and the abbey printed her words.", "A guard, nun, abbey"),
    ("The gate was shut. So said a clerk, citing two guards.", "two guards, clerk"),
    ("A clerk read out an order from the general: the gate was shut.", "the general, clerk"),
    ('"He told me: the gate is shut," said a guard in Beira.', "He, guard"),
    ("A guard, says the nun, told him that the gate was shut.", "A guard, nun"),
    ("A guard told the mayor it was shut. The mayor told the council so.", "A guard, mayor"),
    ("In Beira a judge, quoting a guard, said that it was shut.", "a guard, judge"),
    # phrases that name a link
    (
        "AFP, on the authority of two port officials, said a tanker had been seized.",
        "two port officials, AFP",
    ),
    ("Noor TV, on the word of an officer, reported the capture of nine men.", "an officer, TV"),
    (
        "The Post, on information from a broker who in turn cited drivers, said it was shut.",
        "drivers, broker, Post",
    ),
    (
        "The Post, which attributes the report to a doorkeeper, says that it was shut.",
        "a doorkeeper, Post",
    ),
    (
        "Two drones fell on Beira, AFP wrote, with reference to a militia commander.",
        "a militia commander, AFP",
    ),
    (
        "The chief, in remarks picked up by several agencies, promised that they would pay.",
        "The chief, agencies",
    ),
    (
        "A cook recalled, in words that a weekly took down and a Colombo daily printed, "
        "that it fell.",
        "A cook, weekly, daily",
    ),
    (
        "The ministry, in figures Noor put out at noon, listed nine dead soldiers.",
        "The ministry, Noor",
    ),
    ("Two sailors, as Noor TV put it, consider the harbour safe.", "Two sailors, TV"),
    # what somebody had from others
    ("The radio ran the army's claim that the town had fallen.", "the army, radio"),
    ("Noor carried a note from the command: the rebels had fired first.", "the command, Noor"),
    ("The editor has it from a boatman that the town fell on Tuesday.", "a boatman, editor"),
    (
        "A clerk heard from a guard, who had it from a nurse, that it was shut.",
        "a nurse, guard, clerk",
    ),
    ("The radio has the command saying that troops withdrew.", "the command, radio"),
    ("The station credited an orderly with a count of sixty dead.", "an orderly, station"),
    # who hands it on in a later clause
    (
        "An official said the hospital was shelled, Noor reported, and a charity agreed.",
        "An official, Noor",
    ),
    ("A pilot said the town had fallen, and every channel repeated his words.", "A pilot, channel"),
    ("A guard told his wife that the gate was shut.", "A guard, wife"),
    ("A survivor told Human Rights Watch that the village was burned.", "A survivor, Watch"),
    ("A clerk told a priest, and the priest told the radio, that it sank.", "A clerk, priest"),
    ("A clerk told a nurse, she a lawyer, he the Post, that it sank.", "A clerk, nurse, lawyer"),
    (
        "Sailors phoned relatives, and those relatives told the radio that it sank.",
        "Sailors, relatives",
    ),
    ("Sailors had told a courier of his that it sank, the mayor said.", "Sailors, courier, mayor"),
    (
        "Gang members had told his investigators that they did it, the prosecutor said.",
        "Gang members, investigators, prosecutor",
    ),
    (
        "The gate was shut, a note said, passing on what survivors had told its staff.",
        "survivors, note",
    ),
    ("Their lawyer passed on what the mate had told him: that the ship sank.", "the mate, lawyer"),
    ("A clerk, who had it from the escort, said the envoy had left.", "the escort, clerk"),
    (
        "The agency reported, on the authority of an informed source, that it sank.",
        "an informed source, agency",
    ),
    (
        "According to the weekly, quoting two boys from the port, the ship sank.",
        "two boys from the port, weekly",
    ),
    (
        "According to a Torva daily citing the chief of staff, the ship sank.",
        "the chief of staff, daily",
    ),
    (
        "The ship sank, according to the exiles, whose spokeswoman cited fishermen.",
        "fishermen, exiles",
    ),
    (
        "The commander in Torva, citing comrades at the front, said the town had fallen.",
        "comrades at the front, commander",
    ),
    ("A farmer, according to the Post, said that the pipe burst.", "A farmer, Post"),
    ("The owner said its crew had seen a drone.", "its crew, owner"),
    (
        "A village elder, reached by phone through his nephew, said a plane came.",
        "A village elder, nephew",
    ),
    ("The council held, a spokeswoman said, that the ship had sunk.", "The council, spokeswoman"),
    (
        "A corporal told a nurse that a clerk had told him of ninety dead.",
        "a clerk, corporal, nurse",
    ),
    (
        "A surgeon wrote that it was empty. The charity passed the surgeon's message on.",
        "A surgeon, charity",
    ),
    ("The rebels sent word through a priest that the town had fallen.", "The rebels, priest"),
    ("The Post quoted the minister as confirming nine dead.", "the minister, Post"),
    ("The ship sank, the mayor said. He was citing a harbour guard.", "a harbour guard, mayor"),
    (
        "The ministry denied that the town had fallen, and the Post printed the denial.",
        "The ministry, Post",
    ),
    (
        "Monks told their order that the gate was shut, and the order told the radio.",
        "Monks, order",
    ),
    (
        "The gate was shut, a guard told the judge; his source, he said, was a farmer.",
        "a farmer, guard",
    ),
]


def chain(layers: Layers, said: Attribution) -> str:
    """Return the first speaker's words and the heads of those who pass it on."""
    links = [layers.quote(*said.source_spans[0]).text] if said.source_spans else []
    return ", ".join([*links, *(layers.tokens[i].text for i in said.chain)])


@pytest.mark.parametrize(("text", "wanted"), CHAINS, ids=[t[:50] for t, _ in CHAINS])
def test_speaker_and_those_who_pass_it_on(text: str, wanted: str, layers: Read) -> None:
    read = layers(text)
    assert wanted in [chain(read, a) for a in find_attributions(read)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry told Reuters that the dam was safe.",
        "The mayor and residents said the bridge had been blown up.",
        "The army said in a post on Telegram that the dam was safe.",
        "The president, speaking through an interpreter, said the war was over.",
        "The envoy, citing security concerns, said the talks were off.",
        "The minister said the plane had landed, citing bad weather.",
        "The minister said taxes would rise. Parliament passed it on Tuesday.",
        "The mayor said two men were shot. The police cited a lack of evidence.",
        "The army said it had killed nine. The rebels published a video of the ambush.",
        "The union said the strike was over. The state published the list of dead.",
        "The minister told a court that the dam was safe.",
        "The general told lawmakers that the dam was safe.",
        "A guard told reporters that the gate was shut.",
        "The mayor told our correspondent that the dam was safe.",
        "The mayor told residents that the dam was safe.",
        "The firm, citing market conditions, said the plant would close.",
        "The judge, citing the constitution, said the law was void.",
        "The club, quoting the price, said the player was too dear.",
        "The ship sank, the mayor said; the White House said the story was fiction.",
        "The paper put this down to bad luck. The mayor said it rained.",
        "The envoy, reached by phone, said the talks were off.",
        "The mayor said it had seen no drone.",
        "The minister, referring to the rebels, said they would be crushed.",
        "The army, fearing an ambush, left the ridge, the ministry said.",
        "Police, acting on a tip from a neighbour, arrested two men, the prosecutor said.",
        "The army said the town was safe; residents said it was burning.",
    ],
)
def test_listeners_places_and_reasons_pass_nothing_on(text: str, layers: Read) -> None:
    assert not any(a.chain for a in find_attributions(layers(text)))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("US officials, who asked not to be named, said it was hit.", "US officials"),
        ("The colonel, whose men held the gate, said it was shut.", "The colonel"),
        ("Witnesses cited by the Post said it was hit.", "Witnesses"),
        ("A man who held the gate said it was shut.", "A man who held the gate"),
    ],
)
def test_a_speakers_words_end_before_an_aside(text: str, speaker: str, layers: Read) -> None:
    read = layers(text)
    said = next(a for a in find_attributions(read) if a.cue and read.quote(*a.cue).text == "said")
    assert read.quote(*said.source_spans[0]).text == speaker


def test_what_is_added_belongs_to_the_speaker_before(layers: Read) -> None:
    read = layers("The ministry said its jets had hit a depot, adding that it had burned.")
    added = [a for a in find_attributions(read) if a.rule == "claim.participle"]
    assert [chain(read, a) for a in added] == ["The ministry"]
