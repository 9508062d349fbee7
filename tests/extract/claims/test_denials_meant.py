"""Which denials are meant so: plain negatives beside acts of force, and deeds told elsewhere."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract import extract
from dateline.extract.claims.denying.meaning import LEAST, likelihood, load_weights
from dateline.records import Claim

Read = Callable[[str], Layers]


def _denials(layers: Layers) -> list[Claim]:
    return [c for c in extract(layers).claims if c.stance.value == "deny"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen killed nine villagers in Oran, residents said. "
         "The army said its soldiers had not fired on the village.", 1),
        ("Shells hit a clinic in Oran on Monday, medics said. "
         "The general said his men did not shell the clinic.", 1),
        ("The builder signed a contract. The firm said it has not met the union.", 0),
        ("The school opened in May. Its head said that students have not worn caps since.", 0),
    ],
)  # fmt: skip
def test_a_plain_negative_denies_beside_force(text: str, count: int, layers: Read) -> None:
    assert len(_denials(layers(text))) == count


def test_a_denial_of_nothing_told_is_kept_without_an_event(layers: Read) -> None:
    text = (
        "Rebels seized a bridge near Oran on Monday. Traders closed shops. Schools were shut. "
        "The party held its congress. Amina Haddad, a senator, rejected the idea of a recount."
    )
    (denial,) = _denials(layers(text))
    assert denial.denies == ()
    assert denial.source[0].value.text.startswith("Amina Haddad")


def test_a_denial_of_what_was_told_last_is_bound(layers: Read) -> None:
    read = extract(layers("Baku said gunners had shelled Ganja on Sunday. The ministry denied it."))
    (denial,) = [c for c in read.claims if c.stance.value == "deny"]
    (event,) = [e for e in read.events if e.type.value == "ASSAULT"]
    assert denial.denies == (event.id,)
    assert event.verification is not None
    assert event.verification.value == "disputed"


def test_weights_weigh_both_ways() -> None:
    weights = load_weights()
    assert set(weights) == set(LEAST)
    for kind, of in weights.items():
        assert any(w > 0 for w in of.values())
        assert any(w < 0 for w in of.values())
        assert likelihood(kind, {}) == 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The minister ruled out talks with the rebels who attacked Oran on Monday.",
        "The council rejected an offer to withdraw its troops from Oran.",
        "The party backed a call to reject the arrest of the mayor.",
    ],
)
def test_who_turns_something_down_denies_no_event(text: str, layers: Read) -> None:
    assert _denials(layers(text)) == []
