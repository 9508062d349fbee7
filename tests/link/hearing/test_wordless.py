"""Who tells what no claim covers, and what a reporter of the outlet saw."""

import pytest

from dateline.link.hearing.wordless import beside, eyes_of, is_own_eyes, tellers


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Our reporter counted two bodies at the gate.", True),
        ("A photographer of this paper saw a van on fire.", True),
        ("The picture, taken by a reporter of this agency, is of the crater.", True),
        ("Our monitors spoke to seven survivors of the shelling.", True),
        ("Our reporter is on the way.", False),
        ("A reporter who was there was shot dead.", False),
        ("“Our reporter saw it,” the rival station claimed.", False),
    ],
)
def test_an_outlet_sees_by_its_own_people(text: str, seen: bool) -> None:
    assert is_own_eyes(text) is seen


def test_who_is_seen_tells_nothing() -> None:
    assert list(tellers("Ambulances were seen at the gate.")) == []
    assert list(tellers("A shell fell, the mayor told us.")) == ["the mayor"]


def test_a_teller_may_be_told_by_what_he_is_and_by_his_name() -> None:
    text = "Three hundred were killed, the bishop of Ariha, Paul Ruiz, said."
    assert list(tellers(text)) == ["the bishop of Ariha, Paul Ruiz"]


def test_another_outlets_reporter_is_named() -> None:
    assert eyes_of("A reporter of Dnieper Post who went in found bunk beds.") == "Dnieper Post"
    assert eyes_of("A reporter of Dnieper Post was shot dead.") is None


@pytest.mark.parametrize(
    ("text", "source", "others"),
    [
        ("A man died, its mayor and a nurse said.", "a nurse", ["its mayor"]),
        ("He fled, according to a guard and to the mayor.", "a guard", ["the mayor"]),
        ("A man died, a nurse said, and two fled.", "a nurse", []),
    ],
)
def test_two_may_be_named_for_one_claim(text: str, source: str, others: list[str]) -> None:
    at = text.index(source)
    assert list(beside(text, at, at + len(source))) == others
