"""Everyday doings that words of deeds tell as well."""

from collections.abc import Callable

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.events.unmeant.everyday import (
    is_aimed,
    is_arrest_to_come,
    is_blaze,
    is_crash,
    is_lifted,
    is_no_agreement,
    is_no_charge,
    is_no_plea,
    is_no_request,
    is_question,
    is_silence,
    is_traffic,
    is_undone,
)
from dateline.extract.events.unmeant.wording import (
    is_asked,
    is_empty,
    is_in_name,
    is_mere_signal,
    is_no_march,
    is_raid,
    is_wordy,
)


@pytest.mark.parametrize(
    ("told", "word", "text", "everyday"),
    [
        (is_traffic, "struck", "A nurse was struck by a grey van on Elm Street.", True),
        (is_traffic, "hit", "She was in the crosswalk when she was hit.", True),
        (is_traffic, "struck", "The driver struck two other cars and fled.", True),
        (is_traffic, "struck", "A van struck worshippers in an attack on a mosque.", False),
        (is_traffic, "struck", "A rocket struck a bus near Aden.", False),
        (is_traffic, "hit", "An Israeli drone hit a car near Sidon, killing two.", False),
        (is_traffic, "hit", "A jet hit a vehicle in Gaza.", False),
        (is_traffic, "hit", "Turkish troops hit a pickup with four fighters.", False),
        (is_traffic, "hit", "An army truck hit a bus near Kano, killing four.", True),
        (is_traffic, "hit", "A military convoy hit a motorcycle, killing one.", True),
        (is_traffic, "struck", "Warplanes struck the port.", False),
        (is_crash, "crash", "Three soldiers were injured in a crash near Baidoa.", True),
        (is_crash, "crash", "Rebels shot at the jet; nine died in the crash.", False),
        (is_no_charge, "called", "He flew to a camp called Speicher in Iraq.", True),
        (is_no_charge, "called", "Ministers have called Hezbollah a terrorist group.", False),
        (is_no_charge, "named", "Gunmen of a group named Ansar shot a judge.", True),
        (is_no_charge, "called", "The group called the president a traitor.", False),
        (is_blaze, "exploded", "A boiler exploded at a mill in Gazipur, killing ten.", True),
        (is_blaze, "explosion", "An explosion in a coal mine killed 12 miners.", True),
        (is_blaze, "destroyed", "A gas explosion destroyed a house in Lyon.", True),
        (is_blaze, "fire", "A fire at a hospital in Baghdad killed 82 people.", True),
        (is_blaze, "fire", "Sniper fire killed two people in Homs.", False),
        (is_blaze, "explosion", "An explosion at a mosque killed nine worshippers.", False),
        (is_blaze, "blast", "A blast at a gas pipe killed two; separatists claimed it.", False),
        (is_traffic, "hit", "The guard was hit in the arm.", False),
        (is_crash, "crashed", "A military helicopter crashed, killing six soldiers.", True),
        (is_crash, "crash", "Eleven men died in a plane crash.", True),
        (is_crash, "crash", "The crash of a jet killed 20 recruits.", True),
        (is_crash, "crashed", "The jet crashed after it was hit by rebel fire.", False),
        (is_crash, "crashed", "A drone crashed into the refinery.", False),
        (is_crash, "crashed", "A suicide bomber crashed a car into the gate.", False),
        (is_silence, "declined", "The bank declined to comment.", True),
        (is_silence, "declined", "The colonel declined to name the suspects.", True),
        (is_silence, "refused", "The colonel refused to confirm the toll.", True),
        (is_silence, "declined", "The bank declined to pay.", False),
        (is_silence, "declined", "A request to interview him was declined by an aide.", True),
        (is_silence, "declined", "A request for asylum was declined by the court.", False),
        (is_silence, "refused", "The colonel refused to leave.", False),
        (is_silence, "refused", "The senator refused to say that he was fit.", False),
        (is_silence, "declined", "The aide declined to say whether bombs were used.", True),
        (is_silence, "refused", "The mayor refused to say who had ordered the raid.", True),
        (is_silence, "refused", "The mayor refused to say how many men were freed.", True),
        (is_no_request, "asked", "She asked not to be named.", True),
        (is_no_request, "requested", "The officials requested anonymity.", True),
        (is_no_request, "asked", "The aide asked for anonymity.", True),
        (is_no_request, "asked", "The rebels asked not to be attacked.", False),
        (is_no_request, "asked", "The ambassador asked for grain.", False),
        (is_aimed, "launched", "The group launched two missiles at an air base.", True),
        (is_aimed, "launched", "The militia launched drones against the airport.", True),
        (is_aimed, "fired", "The rebels fired rockets into Haifa.", True),
        (is_aimed, "missiles", "The group launched missiles at the base.", True),
        (is_aimed, "launched", "The North launched missiles toward the Sea of Japan.", False),
        (is_aimed, "fired", "The navy fired missiles into waters off the coast.", False),
        (is_aimed, "fired", "The navy fired missiles at a hulk in a drill.", False),
        (is_aimed, "launched", "The navy launched a missile on Friday.", False),
        (is_question, "asked", "The judge asked him if he knew the man.", True),
        (is_question, "asked", "Reporters asked why the bridge was shut.", True),
        (is_question, "asked", "The mayor asked the army to leave.", False),
        (is_question, "asked", "The mayor asked that the army leave.", False),
        (is_arrest_to_come, "arrest", "He drove off to evade arrest.", True),
        (
            is_arrest_to_come, "arrest",
            "The bank offered a reward for information leading to the arrest of the robbers.", True,
        ),
        (is_arrest_to_come, "arrest", "The arrest of the mayor led to riots.", False),
        (is_no_agreement, "invited", "The envoy had merely been invited.", True),
        (is_no_agreement, "invited", "The envoy was invited to the talks.", False),
        (is_no_agreement, "invited", "The army was not invited to the talks.", True),
        (is_no_agreement, "supply", "They criticised the government's supply of aid.", True),
        (is_no_agreement, "supply", "Our ships will continue to supply the base.", True),
        (is_no_agreement, "supply", "France will supply missiles to Ukraine.", False),
        (is_no_charge, "assessment", "An earlier assessment by the minister was wrong.", True),
        (is_no_charge, "accusation", "An accusation by the minister was wrong.", False),
        (is_lifted, "embargo", "Tokyo lifted its embargo on Monday.", True),
        (is_lifted, "sanctions", "They discussed the easing of sanctions.", True),
        (is_lifted, "embargo", "Tokyo imposed an embargo on Monday.", False),
        (is_no_charge, "demand", "The union dropped its demand.", True),
        (is_no_charge, "charged", "Police charged the crowd with batons.", True),
        (is_no_charge, "charged", "Officers charged at the protesters.", True),
        (is_no_charge, "charged", "Prosecutors charged the mayor with fraud.", False),
        (is_no_plea, "pleaded", "The mayor pleaded not guilty to fraud.", True),
        (is_no_plea, "pleaded", "The mayor pleaded guilty to fraud.", False),
        (is_no_plea, "guilty", "The mayor pleaded not guilty to fraud.", True),
        (is_no_plea, "guilty", "The mayor pleaded guilty to fraud.", False),
        (is_blaze, "fire", "Settlers started a fire in the olive grove.", False),
        (is_blaze, "fire", "A spark started a fire in the olive grove.", True),
        (is_wordy, "bombarded", "Readers bombarded the paper with letters.", True),
        (is_wordy, "pelted", "Students pelted the dean with questions.", True),
        (is_wordy, "pelted", "Students pelted the guards with stones.", False),
        (is_mere_signal, "fired", "Brussels fired a warning shot with its new duties.", True),
        (is_mere_signal, "shot", "Brussels fired a warning shot with its new duties.", True),
        (is_mere_signal, "fired", "Greek guards fired a warning shot on Sunday.", False),
        (is_mere_signal, "fired", "Turkey fired a warning shot at a trawler.", False),
        (is_empty, "deserted", "Markets in Kisumu were deserted on Monday.", True),
        (is_empty, "deserted", "Sixty soldiers deserted on Monday.", False),
        (is_no_march, "March", "The rally of March 9 drew thousands.", True),
        (is_no_march, "turned", "Thousands turned out for the funeral of a guard.", True),
        (is_no_march, "gathered", "Hundreds gathered for the funeral of a nun.", True),
        (is_no_march, "turned", "Thousands turned out for the funeral, chanting slogans.", False),
        (is_no_march, "walk", "Residents walk past a burned shop in Hama.", True),
        (is_no_march, "past", "Residents walk past a burned shop in Hama.", True),
        (is_no_march, "walked", "Villagers walked for two days to the border.", True),
        (is_no_march, "walk", "Children walk along a road near the camp.", True),
        (is_no_march, "walked", "Students walked to the palace to demand an election.", False),
        (is_no_march, "walked", "Hundreds walked through Lagos with placards.", False),
        (is_no_march, "walked", "Nurses walked out over unpaid wages.", False),
        (is_no_march, "marched", "Uganda marched into Tanzania in 1978.", True),
        (is_no_march, "marched", "Nurses marched on the palace.", False),
        (is_no_march, "march", "The march of 9 May drew thousands.", False),
        (is_in_name, "Investigation", "The Federal Bureau of Investigation joined in.", True),
        (is_in_name, "investigation", "An investigation by the bureau went on.", False),
        (is_asked, "back", "Do you back the strike?", True),
        (is_asked, "attack", "Will they attack the town?", True),
        (is_asked, "attacked", "Who attacked the town?", False),
        (is_asked, "attacked", "They attacked the town.", False),
        (is_no_charge, "charge", "The navy has taken charge of the port.", True),
        (is_no_charge, "charge", "Prosecutors filed a charge.", False),
        (is_aimed, "launched", "Russia launched 90 drones overnight.", True),
        (is_undone, "expulsion", "A court quashed the expulsion of the nuns.", True),
        (is_undone, "struck", "A court struck down the expulsion of the nuns.", True),
        (is_raid, "strike", "A strike on a hospital killed nine patients.", True),
        (is_raid, "strike", "The junta denied the strike on a school.", True),
        (is_raid, "strike", "A strike on railways began on Monday.", False),
        (is_raid, "strike", "The union called a strike on the market.", False),
        (is_raid, "strike", "Nurses began a strike at the hospital.", False),
        (is_undone, "struck", "A court struck down the law on fishing.", False),
        (is_undone, "ordered", "A court ordered the expulsion of the nuns.", False),
    ],
)  # fmt: skip
def test_everyday_doings_are_told_from_deeds(
    told: Callable[..., bool], word: str, text: str, everyday: bool
) -> None:
    layers = annotate(plain(text), model=False)
    assert told(layers, next(t.i for t in layers.tokens if t.text == word)) is everyday


@pytest.mark.parametrize(
    "text",
    [
        "Ministers condemned the strike on a school.",
        "Sunday's strike on the market killed nine traders.",
    ],
)
def test_a_strike_on_a_place_is_no_stoppage(text: str) -> None:
    found = {e.type.value for e in extract(annotate(plain(text), model=True)).events}
    assert "ASSAULT" in found
    assert "PROTEST" not in found


def test_what_is_offered_is_no_deed_besides() -> None:
    text = "The chancellor said he was ready to supply cruise missiles to Ukraine on Monday."
    layers = annotate(plain(text, published="2025-04-14"), model=True)
    assert [e.type.value for e in extract(layers).likely] == ["AGREE"]
