"""Words that the model may take for an act and that are none."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.events.unmeant.finding import (
    is_contest,
    is_no_act,
    is_worded,
)
from dateline.extract.events.unmeant.mishaps import is_mishap


def at(text: str, word: str) -> tuple[Layers, int]:
    layers = annotate(plain(text))
    return layers, next(t.i for t in layers.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The ministry met the press and called its conduct restrained.", True),
        ("The ministry called the conduct of the crew reckless.", False),
        ("The ministry called the rebels' conduct reckless.", False),
    ],
)
def test_whoever_speaks_of_his_own_conduct_accuses_nobody(text: str, own: bool) -> None:
    assert is_no_act(*at(text, "called"), "ACCUSE") is own


def test_a_denial_is_no_refusal_but_where_it_stands_alone() -> None:
    alone = at("The ministry denied the charge.", "denied")
    told = at("Rebels shelled Norby. The army said so. The rebels denied it.", "denied")
    assert not is_no_act(*alone, "REJECT")
    assert is_no_act(*told, "REJECT")


@pytest.mark.parametrize(
    ("text", "mode", "worded"),
    [
        ("The crew was accused of using illegal force.", "unconventional", False),
        ("The army was accused of using chlorine.", "unconventional", True),
        ("The army was accused of using illegal force.", "beat", True),
    ],
)
def test_poison_needs_a_word_for_it(text: str, mode: str, worded: bool) -> None:
    assert is_worded(*at(text, "using"), mode) is worded


@pytest.mark.parametrize(
    ("text", "word", "abduction"),
    [
        ("The junta said 14 townships had been captured.", "captured", False),
        ("Serb rebels captured a third of the republic's territory.", "captured", False),
        ("Guerrillas captured half of the recruits.", "captured", True),
        ("Guerrillas captured 12 recruits.", "captured", True),
    ],
)
def test_land_that_is_taken_is_no_captive(text: str, word: str, abduction: bool) -> None:
    assert is_worded(*at(text, word), "abduct") is abduction


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The rebels are holding four settlements near the border.", True),
        ("The rebels are holding four engineers near the border.", False),
        ("The rebels captured four settlements.", False),
        ("The rebels have held the city since Monday.", False),
    ],
)
def test_land_that_is_only_held_is_no_deed(text: str, kept: bool) -> None:
    layers = annotate(plain(text))
    verb = next(t.i for t in layers.tokens if t.text in ("holding", "captured", "held"))
    assert is_no_act(layers, verb, "ASSAULT") is kept


@pytest.mark.parametrize(
    ("text", "word", "mishap"),
    [
        ("A girl was accidentally shot by her brother.", "shot", True),
        ("The boy shot himself in the leg.", "shot", True),
        ("A boy died after accidentally shooting himself.", "died", True),
        ("The man shot himself and two guards.", "shot", False),
        ("The bomber blew himself up at a market.", "blew", False),
        ("A girl was shot by a sniper.", "shot", False),
        ("A boy died after shelling his own side knew of.", "died", False),
    ],
)
def test_harm_by_mishap_or_to_oneself_is_no_deed(text: str, word: str, mishap: bool) -> None:
    assert is_mishap(*at(text, word)) is mishap


@pytest.mark.parametrize(
    ("text", "word", "contest"),
    [
        ("The senator won the caucuses, beating her rival.", "beating", True),
        ("The nominee captured Oranje.", "captured", True),
        ("Soldiers captured Oranje.", "captured", False),
        ("Gunmen killed a nominee in Tete.", "killed", False),
    ],
)
def test_a_vote_is_no_battle(text: str, word: str, contest: bool) -> None:
    assert is_contest(*at(text, word)) is contest


@pytest.mark.parametrize(
    ("text", "foresees"),
    [
        ("The charity warned of a famine in Baidoa.", True),
        ("The agency warned that rebels may enter the port.", True),
        ("The rebels warned that they would enter the port.", False),
        ("The union warned of a strike.", False),
    ],
)
def test_who_foresees_harm_threatens_nobody(text: str, foresees: bool) -> None:
    assert is_no_act(*at(text, "warned"), "THREATEN") is foresees


def test_a_demand_rejected_is_refused_though_a_charge_rejected_is_denied() -> None:
    told = "Rebels shelled Norby. The army said so. The governor rejected the {}."
    assert not is_no_act(*at(told.format("demand for an inquiry"), "rejected"), "REJECT")
    assert is_no_act(*at(told.format("charge of a cover-up"), "rejected"), "REJECT")


@pytest.mark.parametrize(
    ("text", "owns"),
    [
        ("Ansaru claimed the bombing of a hotel in Kano.", True),
        ("Ansaru claimed responsibility for the blast.", True),
        ("Ansaru claimed the lives of nine people.", False),
        ("Ansaru claimed that soldiers had burned the market.", False),
        ("Ansaru claimed that it had shot down a drone.", True),
    ],
)
def test_who_claims_a_deed_accuses_nobody(text: str, owns: bool) -> None:
    assert is_no_act(*at(text, "claimed"), "ACCUSE") is owns


@pytest.mark.parametrize(
    ("text", "plight"),
    [
        ("The convoy moved threatened villagers from the valley.", True),
        ("Nurses called off a threatened strike.", False),
        ("The militia threatened villagers in the valley.", False),
    ],
)
def test_people_in_danger_are_threatened_by_nobody(text: str, plight: bool) -> None:
    assert is_no_act(*at(text, "threatened"), "THREATEN") is plight


def test_responsibility_that_is_claimed_is_no_concession() -> None:
    assert is_no_act(*at("Ansaru claimed responsibility.", "responsibility"), "CONCEDE")
    assert not is_no_act(*at("The mayor accepted responsibility.", "responsibility"), "CONCEDE")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She later battled mental illness in Florida.", "battled"),
        ("Crews fought the fire all night.", "fought"),
    ],
)
def test_a_fight_against_what_befalls_people_is_no_attack(text: str, word: str) -> None:
    layers = annotate(plain(text))
    i = next(t.i for t in layers.tokens if t.text == word)
    assert is_no_act(layers, i, "ASSAULT")


@pytest.mark.parametrize(
    ("text", "contest"),
    [
        ("Ann Gray and Sarah Lee won two seats beating Jon Poole.", True),
        ("Guards were beating Jon Poole for two hours.", False),
    ],
)
def test_who_wins_a_seat_beats_nobody_up(text: str, contest: bool) -> None:
    layers, i = at(text, "beating")
    assert is_contest(layers, i) == contest


@pytest.mark.parametrize(
    ("text", "word", "accuses"),
    [
        ("The group claimed to have killed twelve soldiers.", "claimed", False),
        ("A Houthi spokesman claimed the group had downed a drone.", "claimed", False),
        ("Hamas claimed its fighters had destroyed two tanks.", "claimed", False),
        ("The ministry claimed that Russia had shelled a hospital.", "claimed", True),
        ("Beijing called the claim a lie.", "called", False),
        ("Harare described the accusations by the envoy as fabricated.", "described", False),
        ("Beijing called the claim a disgrace.", "called", True),
        ("The vote came after what he called a coup.", "called", False),
        ("He called the vote a coup.", "called", True),
    ],
)
def test_whoever_claims_a_deed_or_calls_a_claim_untrue_accuses_nobody(
    text: str, word: str, accuses: bool
) -> None:
    assert is_no_act(*at(text, word), "ACCUSE") is not accuses


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("A hiker was killed after falling from a cliff in Wales.", True),
        ("Two painters were killed when they fell from a scaffold.", True),
        ("Three skiers were killed in an avalanche near Zermatt.", True),
        ("Two men were killed by police after falling behind in the march.", False),
        ("A clerk was killed after a shell hit the bank.", False),
        ("A nun was killed after leaving church.", False),
    ],
)
def test_falls_and_forces_of_nature_are_no_attack(text: str, nature: bool) -> None:
    assert is_mishap(*at(text, "killed")) is nature
