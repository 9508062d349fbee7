"""The story that Dateline was first asked to untie, where it lies beside the project."""

import functools
from pathlib import Path

import pytest

import dateline
from dateline.ingest import read_text
from dateline.link.deeds.tellings import tellings
from dateline.records import Coding, Event

SEED = Path(__file__).parents[3] / "shared" / "examples" / "seed-syria-2024.txt"

pytestmark = pytest.mark.skipif(
    not SEED.exists(), reason=f"the story is not beside the project ({SEED.name} in ../shared)"
)


@functools.cache
def _coding() -> Coding:
    return dateline.code(SEED.read_text(encoding="utf-8"))


def _event(word: str, kind: str) -> Event:
    """Return the likeliest event of a type that a word triggers."""
    found = [
        e
        for e in _coding().likely
        if e.type.value == kind and word in " ".join(q.text for q in e.trigger.quotes)
    ]
    return max(found, key=lambda e: e.score)


def _who(event: Event) -> set[str]:
    return {a.value.name or a.value.text for a in event.actors}


def test_those_who_lead_an_offensive_are_told_with_those_they_lead() -> None:
    offensive = _event("launched", "ASSAULT")
    assert _who(offensive) == {"Syrian rebel groups", "Hayat Tahrir al-Sham"}
    assert offensive.when is not None
    assert offensive.when.value.earliest[:10] == "2024-11-27"


def test_a_wreck_in_a_caption_is_no_offensive_s_toll() -> None:
    assert _event("launched", "ASSAULT").tolls == ()


def test_a_town_does_not_shell_itself() -> None:
    shelling = _event("shelling", "ASSAULT")
    assert _who(shelling) == {"Syrian rebel"}
    assert shelling.place is not None
    assert (shelling.place.value.name, shelling.tolls[0].value.least) == ("Hama", 3)


def test_a_president_does_not_accuse_his_own_country() -> None:
    assert _event("stressed", "ACCUSE").recipients == ()


def test_one_armed_group_is_one_party_whatever_it_is_called() -> None:
    assert [a.value.name for a in _event("actions", "ASSAULT").actors] == ["Syrian rebel groups"]


def test_who_crossed_and_who_denies_it() -> None:
    crossing = _event("crossed", "MOBILIZE")
    assert crossing.verification is not None
    assert crossing.verification.value == "disputed"
    denials = [c for c in _coding().claims if crossing.id in c.denies]
    assert any("Popular Mobilisation" in c.source[0].value.text for c in denials)


def test_what_an_agency_could_not_confirm() -> None:
    unverified = [
        e.tolls[0].value
        for e in _coding().likely
        if e.verification is not None and e.verification.value == "unverified"
    ]
    assert [(t.kind, t.least, t.most) for t in unverified] == [("killed", 200, None)]


def test_two_strikes_in_two_provinces_are_two_deeds() -> None:
    striking, hit = (_event(w, "ASSAULT") for w in ("striking", "hit"))
    document = read_text(SEED.read_text(encoding="utf-8"))
    told = [set(t.events) for t in tellings(document, _coding())]
    assert not any({striking.id, hit.id} <= ids for ids in told)


def test_whoever_says_terrorists_means_the_rebels() -> None:
    assert {x.names.value.name for x in _coding().labels if x.names} == {"Syrian rebel groups"}


def test_a_statement_on_a_website_is_no_cyber_affair() -> None:
    assert "cyber" not in {c.value for c in _event("described", "ACCUSE").contexts}
