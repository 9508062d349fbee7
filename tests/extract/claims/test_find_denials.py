"""What is denied, and which event of the article that is."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import bind_denial, find_attributions, find_denials

Read = Callable[[str], Layers]
CASES = [
    ("Hundreds of fighters crossed the river on Monday. Gunmen shot a judge in the capital. "
     "The head of the militia said no unit of its had entered Chad.",
     ("crossed", "shot"), "crossed"),
    ("Warplanes hit a clinic in the valley. Police arrested nine men. "
     "The air force denied that it had bombed the clinic.", ("hit", "arrested"), "hit"),
    ("Soldiers burned nine homes. The army denied the report.", ("burned",), "burned"),
    ("Ethiopia is massing troops on the border, which the government denies.",
     ("massing",), "massing"),
    ("Rebels seized a truck. The bishop denied that he had met the president.",
     ("seized",), "met"),
    ("Farmers say helicopters sprayed their fields with poison. Clashes broke out on Sunday. "
     "The ministry called the story a hoax.", ("Clashes",), "sprayed"),
    ("Rebels entered Tawila. The opposition accused the army of stealing cattle. "
     "The army's spokesman denied the charge.", ("entered",), "stealing"),
    ("The mayor called the visitors thugs paid by the mine. The mine denied that.", (), "paid"),
    ("Villagers said soldiers had gone from hut to hut. The army denied it.", (), "gone"),
    ("A team found that the ship was sunk by a torpedo. "
     "North Korea issued a denial of any part in the loss of the ship.", (), "loss"),
    ("The militia said it had not carried out the attack. Boats were still smoking.",
     (), "carried"),
    ("The brigade was accused of taking part in the killing of nine monks. It denied it.",
     (), "killing"),
    ("Armed men abducted three nurses near Gao, a clinic said. They left for the north. "
     "The Front said it had nothing to do with it.", ("abducted",), "abducted"),
    ("The board denied the use of dogs.", (), "use"),
    ("The guard denies having seen the file. Two ministers resigned.", ("resigned",), "seen"),
    ("Men were beaten with belts, a lawyer said. "
     'The governor said: "This is untrue. The village welcomed us."', (), "beaten"),
    ("Baku said Armenian gunners had shelled Ganja. Yerevan denied it. "
     "Rebels later hit an airport.", ("shelled", "hit"), "shelled"),
    ("It was the service, not the rebels, that blew up the bridge, a former officer said.",
     (), "blew"),
    ("Marchers said guards had beaten a porter. The warden called that complete nonsense.",
     ("beaten",), "beaten"),
    ("Traders said soldiers had looted the depot. The captain laughed that off.",
     ("looted",), "looted"),
    ("Oran said gunboats had sunk a ferry. Kadir would have none of it.", ("sunk",), "sunk"),
    ("The union accused the mine of dumping acid, a charge the mine rejected.", (), "dumping"),
    ("Elders said the patrol had burned two huts, which the major rejects.",
     ("burned",), "burned"),
    ("Lorik accused Tessa of sending tanks over the pass. "
     '"Not one soldier of ours has crossed," a Tessan officer said.', (), "crossed"),
    ("Drones struck the ferry port. The brigade denied that it had written the letter.",
     ("struck",), "written"),
    ("The company denied wrongdoing. It was not told what it had been asked about.", (), None),
    ("Shells hit the market, traders said. The colonel said no gunner had fired.", (), "hit"),
    ("Shells hit the market, traders said. The colonel said no baker had come.", (), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events", "denied"), CASES)
def test_denial_finds_its_event(
    text: str, events: tuple[str, ...], denied: str | None, layers: Read
) -> None:
    read = layers(text)
    triggers = [t.i for t in read.tokens if t.text in events]
    attributions = find_attributions(read)
    (denial,) = find_denials(read, attributions)
    at = bind_denial(read, denial.attribution, attributions, triggers, flat=denial.flat)
    assert (read.tokens[at].text if at is not None else None) == denied


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army says it does not target civilians.", 1),
        ("The ministry insisted that none of its aircraft had been there.", 1),
        ("Hamas rejected the accusation that it used the clinic as a base.", 1),
        ("The commander laughed off the report that he was dead.", 1),
        ("He would not accept, however, that anyone had been shot.", 1),
        ("The inquiry cleared the troops of all wrongdoing.", 1),
        ("The colonel pleaded not guilty.", 1),
        ("Reports that the minister had fled the country were untrue, his office said.", 1),
        ("The RSF said videos of killings had been staged by its enemies.", 1),
        ("A field commander said that the general was lying about the market.", 1),
        ("The army had used the school as a base, a claim the general denied.", 1),
        ("The embassy dismissed as groundless claims that hackers broke in.", 1),
        ("The army denied the charge and said no soldier of its had been there.", 1),
        ("A spokeswoman rejected the allegations, calling them baseless.", 1),
        ("The company denied wrongdoing. So did its auditor.", 2),
        ("Shells fell on Esk. The Brotherhood put out a statement: its men were nowhere near.", 1),
        ("The mayor said there had been no wedding at the farm.", 1),
        ("The palace would not comment at first and then rejected the account.", 1),
        ("The envoy rejected the finger-pointing as baseless.", 1),
        ("The front said Lorik sends no weapons to rebels.", 1),
        ("The landlord said his men do not shoot journalists.", 1),
        ('"Whoever says that we bombed a wedding is a liar," the marshal said.', 1),
        ("The ministry ruled out any part in the raid.", 1),
        ("The ministry rejected any role in the raid.", 1),
        ("The army said this report is misleading.", 1),
        ("The general hurried to deny that his men had fired.", 1),
        ("The council called the report a sham.", 1),
        ("The minister ruled out talks with the rebels.", 0),
        ("The governor ruled out selling the mine.", 0),
        ("The party backed a call to reject the charge.", 0),
        ("The visit was an effort to scotch rumours of a rift.", 0),
        ("Elders urged the army to deny the claim.", 0),
        ("Such things should not happen, the premier said.", 0),
        ("The bishop believes that the rebels are not responsible.", 0),
        ("The defendants said they do not recognise the court.", 0),
        ("The tribe said the army won't admit that it will leave.", 0),
        ("The ministry rejected the role of policeman.", 0),
        ("The league called the feast a sham.", 0),
        ("A critic said this debate is misleading.", 0),
        ("Police said no arrests were made.", 0),
        ("According to the governor, no incidents were reported in the district.", 0),
        ("The gift was nothing but a bribe, the clerk said.", 0),
        ("Traders said they had not faced any trouble.", 0),
        ("Despite denials by the army, aid workers say the road was mined.", 1),
        ("His views fly in the face of denials by the governments of any delay.", 1),
        ("The envoy said claims of victory were hollow.", 1),
        ("The men entered pleas of not guilty.", 1),
        ("The general ridiculed the report that his men had fled.", 1),
        ("Detectives said they had not determined who fired.", 0),
        ("The rebels rejected the tariff on grain.", 0),
        ("The clan disowned the men who did it.", 0),
        ("Doctors said the strain does not influence the vaccine.", 0),
        ("Pakistani envoys had asked them not to.", 0),
        ("The governor said the outage was not an accident.", 0),
        ("The group said it had no intention of capturing Oran.", 0),
        ("Clerics said believers should wait and not react.", 0),
        ("The captain said he was not afraid of them.", 0),
        ("The envoy said it would be wrong to put forward theories.", 0),
        ("The clerk did not say whether or not the bank had been robbed.", 0),
        ("She is not going to change the law, a voter said.", 0),
        ("Her tenure was a burden, not an asset, a rival said.", 0),
        ("The army said it had killed nine men.", 0),
        ("The general said he would not resign.", 0),
        ("The Pentagon said it could not comment.", 0),
        ("Israel neither confirmed nor denied the strike.", 0),
        ("Israel has never confirmed or denied that it has the bomb.", 0),
        ("He said he could not confirm whether it was so.", 0),
        ("The rector rejected calls to resign.", 0),
        ("Burundi denied the observers entry.", 0),
        ("An airline denied boarding to the dissident.", 0),
        ("The company cleared the road of mines.", 0),
        ("The president called the vote a farce.", 0),
        ("The ministry did not deny that it had been warned.", 0),
        ('"My son\'s kidneys do not lie," she said.', 0),
        ("Syria said replacing them was no fight against terrorism.", 0),
        ("The minister said six children lay wounded.", 0),
        ("Six walkers lie dead, the governor said.", 0),
        ("The minister said two men had not survived the shooting.", 0),
        ("Three shepherds are nowhere to be found, their leader said.", 0),
    ],
)
def test_text_has_so_many_denials(text: str, count: int, layers: Read) -> None:
    read = layers(text)
    assert len(find_denials(read, find_attributions(read))) == count


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Not so, says the adjutant: the injuries came from a fall.", "adjutant"),
        ('Men were beaten, she said. The council\'s radio: "This is untrue."', "radio"),
        ("They fired first, he said. Southern chiefs: no shell was fired from the island.",
         "chiefs"),
        ('"We deny everything," was the only answer of the Volunteers.', "Volunteers"),
        ("Nine nuns were taken. Absolutely false, the sergeant shouted from the truck.",
         "sergeant"),
    ],
)  # fmt: skip
def test_denial_has_its_speaker(text: str, speaker: str, layers: Read) -> None:
    read = layers(text)
    (denial,) = find_denials(read, find_attributions(read))
    assert [read.tokens[s].text for s in denial.attribution.sources] == [speaker]


@pytest.mark.parametrize(
    ("text", "accuser"),
    [
        ("The ministry said that the events in Sorn were not an accident and accused rebels of "
         "setting the depot on fire.", "ministry"),
        ("The mayor said that the blast was no accident, and blamed the guards for it.", "mayor"),
        ("The envoy said that the rebels were cowards and accused the army of theft.", "rebels"),
    ],
)  # fmt: skip
def test_what_happened_accuses_nobody(text: str, accuser: str, layers: Read) -> None:
    read = layers(text)
    told = [a for a in find_attributions(read) if a.rule == "claim.accuse"]
    assert [read.tokens[s].text for a in told for s in a.sources] == [accuser]
