"""Words that stand for another deed than they mostly do, or for none."""

from collections.abc import Callable

import pytest

from dateline.pipeline import code
from dateline.records import LIKELY, Event

Read = Callable[[str], tuple[Event, ...]]


def told(events: Read, text: str) -> set[tuple[str, str]]:
    """Return the likely events of a text as type and trigger."""
    return {(e.type.value, e.trigger.value) for e in events(text) if e.score >= LIKELY}


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("GOMA - Traffic stopped after a strike by fishermen in Goma.", "PROTEST", "ASSAULT"),
        ("LIMA - There was no strike by nurses in Lima on Sunday.", "PROTEST", "ASSAULT"),
        ("DAKAR - A walkout by dockers emptied the port of Dakar.", "PROTEST", "ASSAULT"),
        ("GOMA - The army deported a French priest from Goma on Monday.", "COERCE", "SANCTION"),
        ("LIMA - Police began deporting two Chilean singers from Lima.", "COERCE", "SANCTION"),
        ("MINSK - Officials admitted deporting an opera singer.", "COERCE", "SANCTION"),
        ("GOMA - The army has sent reinforcements to Goma.", "MOBILIZE", "AID"),
        ("KIDAL - Mali's generals sent two battalions to Kidal on Sunday.", "MOBILIZE", "AID"),
        ("KADUGLI - Tanks were sent into Kadugli on Monday.", "MOBILIZE", "AID"),
    ],
)
def test_it_is_of_another_type(events: Read, text: str, kind: str, other: str) -> None:
    found = {t for t, _ in told(events, text)}
    assert kind in found
    assert other not in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("KHERSON - Shops closed after the shelling of a clinic on Sunday.", "PROTEST"),
        ("GAO - Schools shut when gunmen shot a guard in Gao on Monday.", "PROTEST"),
        ("HAMA - Banks closed after soldiers abducted a clerk in Hama.", "PROTEST"),
        ("GOMA - The army shelled an aid convoy in Goma on Sunday.", "AID"),
        ("GOMA - Rebels ambushed an army patrol in Goma on Sunday.", "MOBILIZE"),
        ("SANAA - Jets bombed an aid convoy near Sanaa on Sunday.", "AID"),
        ("NYALA - Militiamen freed a captured pilot in Nyala on Sunday.", "ASSAULT"),
        ("CALI - Guerrillas released two kidnapped engineers on Sunday.", "COERCE"),
        ("OSH - Police freed the detained lawyer on Sunday.", "COERCE"),
    ],
)
def test_it_is_no_event(events: Read, text: str, kind: str) -> None:
    assert kind not in {t for t, _ in told(events, text)}


@pytest.mark.parametrize(
    "text",
    [
        "GOMA - The army will shoot two nurses in Goma next week, residents said.",
        "NYALA - Militiamen could storm the hospital this week, witnesses said.",
        "CALI - The guerrillas may bomb a refinery in Cali, analysts said.",
        "GAO - Schools will close if jihadists attack the town, a mayor said.",
        "GOMA - Militants had orders to shell two schools in Goma on Monday.",
        "HAMA - Soldiers received orders to arrest a lawyer in Hama.",
        "LIMA - Police got instructions to seize two boats in Lima.",
    ],
)
def test_who_only_foretells_or_obeys_threatens_and_asks_nobody(events: Read, text: str) -> None:
    assert not {t for t, _ in told(events, text)} & {"THREATEN", "REQUEST"}


def test_shops_that_close_in_protest_are_one(events: Read) -> None:
    text = "SRINAGAR - Shops closed in protest at the arrest of a cleric in Srinagar on Sunday."
    assert "PROTEST" in {t for t, _ in told(events, text)}


def test_who_threatens_himself_does_so(events: Read) -> None:
    text = "GOMA - The rebels said they would shell the town unless the army left."
    assert "THREATEN" in {t for t, _ in told(events, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's congress ousted president Dina Boluarte.",
        "The court removed the mayor of Cusco from office.",
        "The party ousted its leader on Friday.",
        "The president was unseated by lawmakers in Quito.",
    ],
)
def test_who_is_voted_out_is_not_assaulted(text: str) -> None:
    coding = code(text, published="2025-10-12")
    assert [(e.type.value, e.mode and e.mode.value) for e in coding.likely] == [
        ("SANCTION", "expel")
    ]


def test_whom_soldiers_oust_is() -> None:
    assert [e.type.value for e in code("Mutinous soldiers ousted president Keita.").likely] == [
        "ASSAULT"
    ]


def test_what_is_intercepted_moves_no_forces() -> None:
    (event,) = code("Israel intercepted a missile fired from Yemen.").likely
    assert (event.type.value, event.trigger.value) == ("ASSAULT", "intercepted")


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army and the RSF traded blame over a refinery fire.",
        "The two presidents traded insults on Sunday.",
        "Thailand and Cambodia exchanged fire near Sisaket.",
    ],
)
def test_blame_and_fire_are_no_goods(text: str) -> None:
    assert "COOPERATE" not in {e.type.value for e in code(text).likely}


@pytest.mark.parametrize(
    "text",
    [
        "The European Union agreed to freeze the assets of two Russian ministers.",
        "The League agreed to impose sanctions on Damascus.",
        "The allies agreed on Monday to expel nine Russian diplomats.",
    ],
)
def test_partners_who_agree_on_a_penalty_concede_nothing(text: str) -> None:
    found = {e.type.value for e in code(text).likely}
    assert "SANCTION" in found
    assert not {"CONCEDE", "AGREE"} & found


@pytest.mark.parametrize(
    "text",
    [
        "The coalition called the raid a legitimate military action.",
        "Israel called the strike a tragic mistake.",
        "The army described the shelling as an accident.",
    ],
)
def test_who_calls_a_deed_right_or_an_accident_accuses_nobody(text: str) -> None:
    assert "ACCUSE" not in {e.type.value for e in code(text).likely}


def test_who_calls_a_deed_barbaric_accuses() -> None:
    found = code("The pope called the killings an act of barbarism.").likely
    assert "ACCUSE" in {e.type.value for e in found}


@pytest.mark.parametrize(
    ("text", "kind", "threatens"),
    [
        ("The embassy warned its citizens of possible attacks in Nairobi.", "THREATEN", False),
        ("Washington warned of new threats against aircraft.", "THREATEN", False),
        ("The agency warned of a terrorist threat to stadiums.", "THREATEN", False),
        ("The rebels warned of more attacks on the capital.", "THREATEN", True),
        ("The premier has clashed with the finance minister over taxes.", "ASSAULT", False),
        ("She rose after repeated clashes with Ivo Lund, the campaign manager.", "ASSAULT", False),
        ("Soldiers clashed with rebels near Goma on Sunday.", "ASSAULT", True),
        ("A hiker was dropped off by helicopter and fell to his death.", "ASSAULT", False),
        ("Couples took their children for a Sunday walk in Lodz.", "PROTEST", False),
    ],
)
def test_who_warns_of_others_or_quarrels_harms_nobody(
    events: Read, text: str, kind: str, threatens: bool
) -> None:
    assert any(k == kind for k, _ in told(events, text)) is threatens
