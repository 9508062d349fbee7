"""Deeds that their doers give up: the giving up is the act, and the deed is told no more."""

import pytest

from dateline.pipeline import code

YIELDED = {"CONCEDE", "RETREAT"}


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("Students lifted a boycott of the university.", "PROTEST"),
        ("Teachers called off a strike against the government after winning a rise.", "PROTEST"),
        ("Truckers suspended their blockade of the port.", "PROTEST"),
        ("Turkey called off its offensive against Kurdish fighters.", "ASSAULT"),
        ("The Taliban halted attacks on Afghan forces for the Eid holiday.", "ASSAULT"),
        ("Hamas suspended its rocket attacks on Israel.", "ASSAULT"),
        ("The army has lifted the siege of Homs.", "COERCE"),
        ("The junta lifted the state of emergency in the port.", "COERCE"),
        ("Sri Lanka ended the curfew in Tamil districts.", "COERCE"),
    ],
)
def test_what_is_given_up(text: str, ended: str) -> None:
    kinds = {e.type.value for e in code(text).likely}
    assert kinds & YIELDED
    assert ended not in kinds


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("The army halted an offensive by rebels near Goma with artillery fire.", "ASSAULT"),
        ("Police ended a sit-in by students with clubs and tear gas.", "PROTEST"),
        ("Miners started a sit-in against the government.", "PROTEST"),
        ("The junta imposed a curfew on Monrovia.", "COERCE"),
    ],
)
def test_what_others_end_or_nobody_ends(text: str, goes_on: str) -> None:
    assert goes_on in {e.type.value for e in code(text).likely}


@pytest.mark.parametrize(
    ("text", "unmeant", "kind"),
    [
        ("The Arab League rallied behind Lebanon.", "PROTEST", "SUPPORT"),
        ("Armenia and Azerbaijan exchanged prisoners of war.", "COOPERATE", "RETREAT"),
    ],
)
def test_words_of_another_type(text: str, unmeant: str, kind: str) -> None:
    kinds = {e.type.value for e in code(text).likely}
    assert kind in kinds
    assert unmeant not in kinds


@pytest.mark.parametrize(
    "text",
    ["The Florida senator suspended his campaign.", "Ana Ruiz ended her campaign for mayor."],
)
def test_who_stops_canvassing_yields_nothing(text: str) -> None:
    assert not YIELDED & {e.type.value for e in code(text).likely}
