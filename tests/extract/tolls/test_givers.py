"""Who gives a number: asides, semicolons, verbs of counting, and deeds that give none."""

import pytest

from dateline.bench.tolltext import told_in
from dateline.pipeline import code


def _givers(text: str) -> dict[str, list[str]]:
    coding = code(text, published="2025-03-04")
    return {
        text[told.words.start : told.words.end]: [
            quote.text for claim in told.claims for quote in claim.source[0].quotes
        ]
        for told in told_in(coding)
    }


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        (
            "The raid killed 36 people, a village chief said; the bishop counted 44 bodies.",
            "44 bodies",
            ["the bishop"],
        ),
        (
            "The raid killed 36 people, a village chief said; the bishop counted 44 bodies.",
            "36 people",
            ["a village chief"],
        ),
        ("The clashes claimed 31 lives.", "31 lives", []),
        ("A bomber struck the market, claiming the lives of eleven traders.", "eleven traders", []),
        ("Troops raided the camp. The mayor put the dead at 14.", "14", ["The mayor"]),
        ("Gunmen shot up a bar and set two huts on fire.", "two huts", []),
        (
            "Unions counted 90,000 people at marches in Lyon, the interior ministry 31,000.",
            "31,000",
            ["the interior ministry"],
        ),
        (
            "Unions counted 90,000 people at marches in Lyon, the interior ministry 31,000.",
            "90,000 people",
            ["Unions"],
        ),
        ("Clashes killed 30 soldiers in the valley, the village 12.", "30 soldiers", []),
        (
            "Rockets hit the depot. The railway named 25 dead and said the line was cut.",
            "25",
            ["The railway"],
        ),
        (
            "Shells hit the bazaar, wounding nine men. A doctor received four of the wounded.",
            "four of the wounded",
            ["A doctor"],
        ),
        (
            "In the raids 129 people lost their lives, 89 of them in a hall, the prosecutor said.",
            "129 people",
            ["the prosecutor"],
        ),
        ("Shells hit the bazaar. The forensic office lists 46.", "46", ["The forensic office"]),
        (
            "Shells fell on the bazaar. Jan Musa said the wards were full and spoke of 40 hurt.",
            "40 hurt",
            ["Jan Musa"],
        ),
        (
            "Shells fell on the bazaar. The mayor said guards had fled and spoke of 40 hurt.",
            "40 hurt",
            ["The mayor"],
        ),
        (
            "Shells fell on the bazaar. The Red Cross visited the town and counted 30 wounded.",
            "30",
            ["The Red Cross"],
        ),
        (
            "Shells fell on the bazaar. A doctor came. He said it was full and spoke of 40 hurt.",
            "40 hurt",
            ["He", "A doctor"],
        ),
        ("Shells hit it. The clinic took in a boy and admitted 30 wounded.", "30 wounded", []),
        (
            "Shells fell on the bazaar. The consul at first spoke of 110 traders killed.",
            "110 traders",
            ["The consul"],
        ),
        ("Rebels hit a convoy. The rebels posted pictures of a burnt lorry.", "a burnt lorry",
         ["The rebels"]),
        (
            "Officials report 30 dead in the shelling, while residents fear at least 60.",
            "at least 60",
            ["residents"],
        ),
        (
            "A blast in Herat had taken the life of the preacher Rahim Noori and, by the "
            "governor's reckoning, 17 more.",
            "17 more",
            ["the governor"],
        ),
        (
            "A blast in Herat had taken the life of the preacher Rahim Noori and, by the "
            "governor's reckoning, 17 more.",
            "preacher Rahim Noori",
            [],
        ),
        (
            "Shells hit Hama. Villagers said they had buried 34 and that others never came back.",
            "34",
            ["Villagers"],
        ),
        (
            "Upstream, said the ombudsman's delegate, a mine killed two coca pickers.",
            "two coca pickers",
            ["the ombudsman's delegate"],
        ),
        (
            "Rebels fired a rocket at Tyre. It claimed no victims, the interior ministry noted.",
            "no victims",
            ["the interior ministry"],
        ),
        (
            "Missiles hit Lviv, seven people died and eleven were taken to hospital, a child of "
            "three with them, the governor, Maksym Kozytskyi, wrote.",
            "seven people",
            ["Maksym Kozytskyi"],
        ),
        (
            "Gunmen raided Ganta. The police chief owns to seven dead; four of them were boys.",
            "four of them",
            [],
        ),
        ("The junta has killed seven reporters, by the guild's count.", "seven reporters",
         ["the guild"]),
        ("The junta has killed seven reporters, by the river's mouth.", "seven reporters", []),
        (
            "The raid killed 36 people, a village chief said; nine more died on the road.",
            "nine",
            [],
        ),
        (
            "Three traders were killed in the raid; eleven were injured, police said.",
            "Three traders",
            ["police"],
        ),
        (
            "Soldiers killed 90 villagers, six children among the victims, two nuns told us.",
            "90 villagers",
            ["two nuns"],
        ),
        ("Rebels raided the post and killed, it is said, two guards.", "two guards", []),
        ("Serbia mourned 14 people killed by the bombing of a station.", "14 people", []),
        ("Gunfight in Mindanao: four soldiers die in the attack", "four soldiers", []),
        ("SRINAGAR, March 2: Two militants were killed in a raid.", "Two militants", []),
        (
            "Shelling began at dawn. Vestnik channel: two people killed, six hurt.",
            "six hurt",
            ["Vestnik channel"],
        ),
        (
            "Shells fell at dawn. Governor Maria Lenz: one guard killed and five men wounded.",
            "five men",
            ["Governor Maria Lenz"],
        ),
        (
            "Shells fell all week. The Peace Centre's figures for May: at least 50 villagers dead.",
            "at least 50 villagers",
            ["The Peace Centre"],
        ),
        (
            "A mine went off near Dori, killing a guard and his two sons, the governor of the "
            "north wrote in a note.",
            "a guard and his two sons",
            ["the governor of the north"],
        ),
        (
            "The siege cost the town 11,500 lives, by the reckoning of the Document Centre.",
            "11,500 lives",
            ["the Document Centre"],
        ),
        (
            "The ministry announced that raids killed 52 people. The toll since May, it said, "
            "stands at 960 dead.",
            "960",
            ["The ministry"],
        ),
        (
            "The envoy said that 33 villagers had been burned; that more than 80 had been jailed.",
            "more than 80",
            ["The envoy"],
        ),
        (
            "The council named 24 dead in Sarba (the interior ministry: 16).",
            "16",
            ["the interior ministry"],
        ),
        (
            "Organisers said two million people marched through Dorvan on Sunday. The police "
            "figure, 338,000, counted only those on the route.",
            "338,000",
            ["The police"],
        ),
        (
            "Clashes in Sarba. Police dug up eight more bodies, bringing the dead to 90.",
            "90",
            [],
        ),
        (
            "Rockets hit the gate. The dead were put at 60 late on Thursday by two officials.",
            "60",
            ["two officials"],
        ),
        (
            "Crowds estimated by the junta's opponents at 20,000 marched on the embassy.",
            "20,000",
            ["the junta's opponents"],
        ),
        (
            "The ministry put the marchers in Dorvan at 50,000 and the CGT at nearly 90,000.",
            "nearly 90,000",
            ["the CGT"],
        ),
        ("A bomb killed 25 people on a No. 18 bus, police said.", "25 people", ["police"]),
        (
            "A bomb hit a post on Friday, wounding 19 people, most of them drivers waiting in "
            "line, police and hospital officials said.",
            "19 people",
            ["police and hospital officials"],
        ),
        (
            "At least 60 villagers, most of them women, were hacked to death in an attack on "
            "Sarba, the head of a local aid group, Jean Kasereka, said by telephone.",
            "At least 60 villagers",
            ["the head of a local aid group"],
        ),
        (
            "Two bombs fell on Sarba. A team of experts that saw the site listed 97 civilians "
            "killed, and the health office gave 106.",
            "97 civilians",
            ["A team of experts"],
        ),
        (
            "The disaster agency moved its count of the quake's dead from 234 to 574 by noon.",
            "234",
            ["The disaster agency"],
        ),
        (
            "The two bombs killed 102, said the minister's office, or 128, said the mayor.",
            "102",
            ["the minister's office"],
        ),
        ("The ministry lists 774 dead and 310 missing in the raids.", "310", ["The ministry"]),
        ("After the raid police have put three men in custody.", "three men", []),
        (
            "Forty-two people died in the fire at the hall in Odessa (city police).",
            "Forty-two people",
            ["city police"],
        ),
        (
            "The monitor reported 46 dead in Homs, and later a bomb killed 83 people, by the "
            "tally of state media.",
            "83 people",
            ["state media"],
        ),
        (
            "The army killed 30 rebels in Kidal, its chief of staff, Oumar Diarra, told the radio.",
            "30 rebels",
            ["its chief of staff", "Oumar Diarra"],
        ),
        ("Gunfight at the mine: four soldiers were killed.", "four soldiers", []),
        ("Rebels struck the camp: three guards were killed.", "three guards", []),
        (
            "A youth gave himself up over the attack in which two men were killed.",
            "two men",
            [],
        ),
    ],
)  # fmt: skip
def test_who_gives_a_number(text: str, words: str, by: list[str]) -> None:
    assert _givers(text)[words] == by
