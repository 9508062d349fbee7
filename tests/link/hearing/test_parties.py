"""Whose voice a source is, and which sides a passage names as doers."""

import pytest

from dateline.document import plain
from dateline.link.culprits import rival
from dateline.link.hearing.naming import doers_in
from dateline.link.hearing.parties import Party, head, is_ranked, outlet, party_of
from dateline.link.hearing.publishers import own_voice
from dateline.records import Actor, SourceKind


def voice(text: str, kind: SourceKind | None = None) -> Party:
    return party_of(Actor(text), kind, "FRA", "Gazette")


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("the prefect", "local official", "state:FRA"),
        ("the Israeli military", "party", "state:ISR"),
        ("a spokesman for Hezbollah", None, "hezbollah"),
        ("Colonel Omar Said of the Rapid Support Forces", None, "rapid-support-forces"),
        ("the director of the hospital", None, "hospital"),
        ("rescue workers", "medic", "rescue"),
        ("a United Nations mission", None, "united-nations"),
        ("a reporter of this agency", "media", "outlet:gazette"),
        ("state media", "government", "media:state media"),
        ("the press office of the army", "media", "state:FRA"),
        ("a neighbour who saw it", "witness", "voice:neighbour"),
        ("a captain of the civil defence", None, "state:FRA"),
        ("an officer of the regional fire brigade", None, "state:FRA"),
        ("the White Helmets", None, "rescue"),
        ("the American statement", None, "state:USA"),
        ("a security guard of the college", None, "voice:guard"),
        ("a police captain at the hospital", None, "state:FRA"),
        ("a colonel of the army", None, "state:FRA"),
        ("a judicial commission", "government", "voice:commission"),
        ("a board of inquiry", "government", "voice:board"),
        ("the coalition", "party", "state:coalition"),
        ("the US-led coalition", "party", "state:USA"),
        ("rebel authorities", "government", "armed:"),
        ("a prisoner reached by this paper", "media", "voice:prisoner"),
        ("the state committee for national security", None, "state:FRA"),
        ("a midwife", None, "hospital"),
        ("the registrar of Saint Anne Hospital", None, "hospital"),
        ("the national president of the Berom Youth Movement", "government", "voice:president"),
        ("the chairman of the fishermen's union", "local official", "voice:chairman"),
        ("the school's administrator", "local official", "voice:administrator"),
        ("the indigenous authorities", "government", "voice:authority"),
        ("the National Security Council", None, "state:FRA"),
        ("Rushdi Serraj", None, "voice:serraj"),
        ('The "health ministry" of the separatists', "government", "armed:"),
        ("the police of the self-proclaimed republic", "government", "armed:"),
    ],
)
def test_whose_voice_a_source_is(text: str, kind: SourceKind | None, key: str) -> None:
    assert voice(text, kind).key == key


def test_rescuers_of_a_state_are_no_side() -> None:
    assert voice("the state emergency service").kind == "independent"


def test_an_official_of_the_place_is_known_as_such() -> None:
    assert voice("the mayor", "local official").local
    assert not voice("the ministry", "government").local


def test_a_state_and_a_group_are_sides_and_the_others_are_not() -> None:
    assert voice("the army", "party").kind == "party"
    assert voice("a spokesman for Hezbollah").kind == "party"
    assert voice("the hospital", "medic").kind == "independent"
    assert outlet("Gazette").kind == "independent"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Shells fired by the Rapid Support Forces hit a market", {"rapid-support-forces"}),
        ("A Russian missile struck an apartment block", {"state:RUS"}),
        ("bombs of the M23 fell on Sake", {"m23"}),
        ("warplanes bombed a market", {"state:"}),
        ("gunmen killed three farmers", {"armed:"}),
        ("the killers were soldiers", {"state:"}),
        ("a car bomb that militants of Jabhat al-Nusra had parked", {"nusra-front"}),
        ("a man who spoke Russian fired at a bus", set()),
        ("it struck the home of a man of the rocket unit of Islamic Jihad", set()),
        ("a Bayraktar of the Turkish side fired two missiles", {"state:TUR"}),
        ("two soldiers were killed", set()),
        ("Police station burned in the old town", set()),
        ("Second army post attacked", set()),
        ("the police burned a stall", {"state:"}),
        ("GOMA, Democratic Republic of Congo - Shells hit a town", set()),
        ("shells killed six in eastern Congo", set()),
        ("Colombian soldiers fired on in Hacari", set()),
        ("its aircraft had struck a convoy of terrorists", set()),
        ("the shelling of a Russian arcade killed four", set()),
        ("an attack on the Somali army", set()),
        ("loyalists of the Rapid Support Forces were behind it", {"rapid-support-forces"}),
        ("jets of the Syrian army destroyed a depot used by the M23", {"state:SYR"}),
        ("a vehicle in which members of Hezbollah's rocket unit were travelling", set()),
    ],
)
def test_a_doer_stands_before_the_deed_or_after_by(text: str, sides: set[str]) -> None:
    assert doers_in(text, False) == sides


def test_who_accuses_names_as_doer_whoever_stands_as_one() -> None:
    text = "Israeli troops shot dead three Palestinians"
    assert doers_in(text, True) == doers_in(text, False) == {"state:ISR"}


def test_an_officer_without_a_force_is_known_by_his_rank() -> None:
    assert is_ranked("the force spokesman, Colonel Adam Lind")
    assert not is_ranked("Colonel Adam Lind of the Danish army")
    assert not is_ranked("the colonel")


def test_who_accuses_names_doers_wherever_they_stand() -> None:
    assert doers_in("the National Liberation Army of Colombia", False) == set()
    assert doers_in("the National Liberation Army of Colombia", True) == {
        "national-liberation-army-of-colombia"
    }


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("state:SYR", "nusra-front", True),
        ("state:SYR", "state:", False),
        ("hezbollah", "armed:", False),
        ("state:ISR", "armed:", True),
        ("m23", "m23", False),
    ],
)
def test_unnamed_fighters_may_be_of_any_group(one: str, other: str, apart: bool) -> None:
    assert rival(one, other) is rival(other, one) is apart


def publisher(name: str, text: str = "A bridge was hit.") -> Party:
    return own_voice(plain(text, publisher=name), "FRA")


def test_the_office_of_a_side_tells_in_its_voice() -> None:
    assert publisher("Press Centre of the Joint Forces Operation").key == "state:FRA"
    assert publisher("Office of the First Vice President of Afghanistan").key == "state:AFG"
    assert publisher("Army Public Information Desk").key == "state:FRA"
    assert publisher("Evening Post").sort == "reporter"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ministry of Defence of the Russian Federation daily report", "state:RUS"),
        ("Mexican Secretariat of National Defence", "state:MEX"),
        ("Government Information Service of Burkina Faso", "state:BFA"),
        ("Kharkiv Regional Military Administration", "state:FRA"),
        ("Directorate of Information and Public Relations of the Armies", "state:FRA"),
        ("Hezbollah channel", "hezbollah"),
    ],
)
def test_an_organ_of_a_state_tells_in_its_voice_whatever_it_calls_its_page(
    name: str, key: str
) -> None:
    assert publisher(name).key == key


def test_who_names_no_source_and_calls_the_foe_terrorists_speaks_for_the_state() -> None:
    told = "Security forces checked a village. The terrorists who hid there opened fire."
    for text, sourced, key in (
        (told, False, "state:FRA"),
        (told, True, "outlet:morning gazette"),
        (told.replace("terrorists", "men"), False, "outlet:morning gazette"),
        ("Men whom he called “terrorists” fired at the army.", False, "outlet:morning gazette"),
    ):
        document = plain(text, publisher="Morning Gazette")
        assert own_voice(document, "FRA", sourced=sourced).key == key, text


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban on Friday killed nine policemen",
        "The Taliban late on Friday attacked a post",
        "The Taliban, in a predawn raid, killed nine policemen",
        "The Taliban in the early morning shelled the town",
        "The Taliban, according to elders, fired on boats",
    ],
)
def test_a_time_or_an_aside_parts_no_doer_from_his_deed(text: str) -> None:
    assert doers_in(text, False) == {"taliban"}


@pytest.mark.parametrize("text", ["Taliban killed on Friday in a raid", "Taliban late on Friday"])
def test_a_time_makes_no_doer(text: str) -> None:
    assert doers_in(text, False) == frozenset()


@pytest.mark.parametrize("name", ["US Army Times", "Navy News", "Taliban Watch"])
def test_a_paper_named_after_a_force_tells_in_its_own_voice(name: str) -> None:
    assert publisher(name).sort == "reporter"


def test_a_known_body_tells_what_it_publishes_itself() -> None:
    assert publisher("United Nations Assistance Office Kabul").key == "united-nations"


def test_a_body_that_speaks_of_itself_tells_in_its_own_voice() -> None:
    text = "A bridge was hit. The {} sent a team."
    assert publisher("Valley Monitoring Commission", text.format("Commission")).sort == "body"
    assert publisher("Valley Monitoring Commission", text.format("army")).sort == "reporter"
    assert publisher("Evening Post", text.format("Commission")).sort == "reporter"


def test_a_man_known_to_us_is_a_man() -> None:
    assert head("A man known to us") == head("a man") == "man"


def test_a_disguise_stands_between_doers_and_deed() -> None:
    assert doers_in("terrorists disguised in stolen uniforms attacked a village", False) == {
        "armed:"
    }


def test_a_rank_in_capitals_is_no_body() -> None:
    officer = Actor("OIC Sarath Ekanayake", "Sarath Ekanayake", None, None, "COP")
    assert party_of(officer, None, "LKA", "Gazette").key == "state:LKA"


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("the Secretariat of National Defence", "state"),
        ("the chief of staff", "state"),
        ("the foreign office", "state"),
        ("the district health officer", "hospital"),
        ("the regional health directorate", "hospital"),
        ("a first-aider", "hospital"),
        ("divers", "rescue"),
        ("the camp's leader", "person"),
    ],
)
def test_organs_medics_and_rescuers_are_known_by_their_words(words: str, sort: str) -> None:
    assert party_of(Actor(words), None, "FRA", None).sort == sort


def test_a_channel_of_insurgents_is_their_own_voice() -> None:
    said = Actor("the insurgents' channel", sector="REB")
    assert party_of(said, None, "FRA", None).sort == "armed"
    assert party_of(Actor("the insurgents' radio", sector="REB"), None, "FRA", None).sort == "media"


@pytest.mark.parametrize(
    "guise", ["disguised as soldiers", "dressed as policemen", "posing as soldiers"]
)
def test_who_is_only_dressed_as_soldiers_is_none(guise: str) -> None:
    assert doers_in(f"M23 fighters {guise} killed nine villagers", False) == {"m23"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Border guards shot dead a migrant", "state:"),
        ("Special forces killed four men in a raid", "state:"),
        ("A government drone hit a bus", "state:"),
        ("A warship shelled the port", "state:"),
        ("Plainclothes officers fired at the crowd", "state:"),
        ("A death squad killed four men", "armed:"),
        ("Vigilantes killed two men", "armed:"),
        ("The explosion was caused by saboteurs", "armed:"),
        ("Rebel artillery hit the hospital", "armed:"),
    ],
)
def test_forces_and_gangs_are_doers_by_their_common_words(text: str, side: str) -> None:
    assert doers_in(text, False) == {side}
