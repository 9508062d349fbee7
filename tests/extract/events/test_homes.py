"""Of which country a party is that the text names none for."""

import pytest

from dateline.pipeline import code

LIMA = "Officials in Lima and Cusco closed four roads in Peru on Monday.\n\n"


def countries(text: str, role: str, kind: str) -> list[tuple[str, str | None]]:
    """Return words and country of the parties of a text's only event of a type."""
    (event,) = [e for e in code(text, published="2025-03-04").events if e.type.value == kind]
    return [(f.value.text, f.value.country) for f in getattr(event, role)]


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("In Oslo, the ministry condemned the decree.", "ACCUSE", ("the ministry", "NOR")),
        ("In Oslo the king slept. Union leaders condemned the decree.", "ACCUSE",
         ("Union leaders", "NOR")),
        ("The interior ministry condemned the decree.", "ACCUSE",
         ("The interior ministry", "PER")),
        ("The foreign minister condemned the decree.", "ACCUSE", ("The foreign minister", "PER")),
    ],
)  # fmt: skip
def test_officials_are_of_the_country_that_is_spoken_of(
    text: str, kind: str, party: tuple[str, str]
) -> None:
    assert party in countries(LIMA + text, "actors", kind)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign officials condemned the decree.",
        "Some countries condemned the decree.",
        "Western diplomats condemned the decree.",
        "Envoys came from Norway. The ministry condemned the decree.",
    ],
)
def test_who_is_foreign_is_not_of_the_home_country(text: str) -> None:
    assert [c for _, c in countries(LIMA + text, "actors", "ACCUSE")] == [None]


def test_who_suffers_a_verbal_act_is_of_that_country_too() -> None:
    text = LIMA + "In Oslo, the bishop criticised the police."
    assert ("the police", "NOR") in countries(text, "recipients", "ACCUSE")


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("The mayor criticised a newspaper.", "ACCUSE", ("a newspaper", "PER")),
        ("The mayor urged all parties to talk.", "REQUEST", ("all parties", "PER")),
        ("The mayor criticised other governors.", "ACCUSE", ("other governors", "PER")),
        ("The mayor criticised regional leaders.", "ACCUSE", ("regional leaders", None)),
    ],
)
def test_people_told_of_bare_are_of_the_country_that_is_spoken_of(
    text: str, kind: str, party: tuple[str, str | None]
) -> None:
    assert party in countries(LIMA + text, "recipients", kind)


def test_a_visitor_is_not_of_the_country_visited() -> None:
    text = "The deputy speaker, Bo Lund, visited the prime minister in Israel on Monday."
    visitors = countries(LIMA + text, "actors", "CONSULT")
    assert [c for words, c in visitors if "Lund" in words or "speaker" in words] == ["PER"]


def test_who_is_only_spoken_of_is_not_of_where_that_was() -> None:
    told = code("In Berlin, officials said Syrian troops had shelled two villages.").events
    shelled = [r.value for e in told for r in e.recipients]
    assert [(r.text, r.country) for r in shelled] == [("two villages", "SYR")]
    said = code("In Moscow, the ministry warned that Kyiv would pay for the raid.").events
    assert ("the ministry", "RUS") in [
        (a.value.text, a.value.country) for e in said for a in e.actors
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A soldier shot dead a Palestinian teenager in Huwara.", ("A soldier", "ISR")),
        ("Troops raided a refugee camp near Nablus in the West Bank.", ("Troops", "ISR")),
        ("Two Palestinians were shot dead by settlers near Ramallah.", ("settlers", "ISR")),
        ("Soldiers fired on a convoy in Western Sahara.", ("Soldiers", "MAR")),
        ("Gunmen shot dead a teacher near Ramallah.", ("Gunmen", None)),
        ("In Kenya, settlers attacked herders near Nakuru.", ("settlers", "KEN")),
    ],
)
def test_soldiers_and_settlers_are_of_the_state_that_holds_a_territory(
    text: str, party: tuple[str, str | None]
) -> None:
    assert party in countries(text, "actors", "ASSAULT")


def test_police_are_of_the_territory_itself() -> None:
    text = "Police arrested three men in Ramallah."
    assert countries(text, "actors", "COERCE") == [("Police", "PSE")]


def test_a_mission_is_not_of_the_country_that_it_is_in() -> None:
    text = "US Marines evacuated the embassy in Khartoum on Sunday."
    assert countries(text, "recipients", "AID") == [("the embassy in Khartoum", None)]


def test_who_visits_is_not_of_the_country_that_he_visits() -> None:
    text = "Defence Minister Orla Quint visited Kyiv on Monday."
    assert countries(text, "actors", "CONSULT") == [("Defence Minister Orla Quint", None)]
