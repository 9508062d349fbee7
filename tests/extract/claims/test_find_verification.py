"""What a mark of verification says, by whom, and what it holds for."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.claims import find_verification

MARKS = [
    ("The claim could not be independently verified.", "unverified", "", "The claim"),
    ("Chad said its jets had sunk four boats, which the newspaper could not confirm.",
     "unverified", "newspaper", "Chad said its jets had sunk four boats"),
    ("Rebels took the hill. The agency could not verify the report.",
     "unverified", "agency", "Rebels took the hill."),
    ("Rebels took the hill. It was not possible to verify the account.",
     "unverified", "", "Rebels took the hill."),
    ("Al Jazeera was unable to verify the footage.", "unverified", "Jazeera", "footage"),
    ("Rebels allegedly looted the warehouse.", "unverified", "", "Rebels"),
    ("The drone reportedly came from the north.", "unverified", "", "The drone"),
    ("Unconfirmed reports said a general had been wounded.", "unverified", "", "Unconfirmed"),
    ("The army said it had killed nine men, without providing evidence.",
     "unverified", "", "The army"),
    ("Local media said gunmen had come, but there was no independent confirmation.",
     "unverified", "", "Local media said gunmen had come"),
    ("The toll was confirmed by the United Nations.", "confirmed", "Nations", "The toll"),
    ("The deaths were independently verified by a monitoring group.",
     "confirmed", "group", "The deaths"),
    ("The UN has verified 40 killings in the province.", "confirmed", "UN", "The UN"),
    ("The two sides gave conflicting accounts of the clash.", "disputed", "", "The two"),
    ("The toll was disputed by the mayor.", "disputed", "mayor", "The toll"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "by", "scope"), MARKS, ids=lambda t: t[:40])
def test_text_has_one_mark(
    text: str, status: str, by: str, scope: str, layers: Callable[[str], Layers]
) -> None:
    read = layers(text)
    (mark,) = find_verification(read)
    assert mark.status == status
    assert (read.tokens[mark.by].text if mark.by is not None else "") == by
    assert scope in text[slice(*mark.scope)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels claimed the bridge was theirs.",
        "The ministry confirmed the strike.",
        "Troops patrol the disputed border.",
        "Police found evidence of torture.",
        "Observers will verify the truce.",
        "Talks resumed without delay.",
    ],
)
def test_text_has_no_mark(text: str, layers: Callable[[str], Layers]) -> None:
    assert find_verification(layers(text)) == ()


def test_a_relative_clause_holds_for_the_main_clause_alone(layers: Callable[[str], Layers]) -> None:
    text = "Rain fell. Chad said nine had died, which the paper could not confirm. Snow fell."
    (mark,) = find_verification(layers(text))
    assert text[slice(*mark.scope)] == "Chad said nine had died"
