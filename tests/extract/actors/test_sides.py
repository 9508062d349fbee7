"""Whose side a communiqué takes."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.extract.actors import ActorReader
from dateline.extract.actors.sides import Sides
from dateline.ingest import Meta, build_document

TEXT = """Communiqué of the Armed Forces of Armenia, 14 September 2022

At dawn the enemy opened fire on a post near Sotk. The Azerbaijani side used drones.

Our units destroyed three vehicles of the enemy. "The enemy of our army is fear," the premier said.

In Jermuk enemy drones struck a hotel."""


def read(text: str, publisher: str | None = None) -> Layers:
    return annotate(build_document(text, Meta(published="2022-09-14", publisher=publisher)))


def whose(layers: Layers, word: str) -> tuple[str | None, str | None] | None:
    head = next(t.i for t in layers.tokens if t.text == word)
    found = ActorReader(layers, "2022-09-14").read(head)
    return (found.value.country, found.value.sector) if found is not None else None


@pytest.mark.parametrize(
    ("word", "country"), [("enemy", "AZE"), ("units", "ARM"), ("vehicles", "AZE")]
)
def test_the_issuer_s_forces_and_its_foe(word: str, country: str) -> None:
    assert whose(read(TEXT), word) == (country, "MIL")


def test_what_is_quoted_takes_no_side() -> None:
    layers = read(TEXT)
    sides = Sides(layers, layers.directory)
    enemies = [sides.side_of(t.i) is not None for t in layers.tokens if t.text == "enemy"]
    assert enemies == [True, True, False, True]


def test_a_publisher_may_be_the_issuer() -> None:
    text = "Our soldiers repelled the terrorists near Menaka. The enemy fled."
    layers = read(text, "General Staff of the Malian Armed Forces")
    sides = Sides(layers, layers.directory)
    assert sides.issuer is not None
    assert sides.issuer.country == "MLI"
    assert sides.foe is not None
    assert (sides.foe.country, sides.foe.sector) == (None, "REB")


def test_a_newspaper_takes_no_side() -> None:
    layers = read("The enemy fled. Our soldiers won, an editor wrote.", "Kyiv Post")
    assert Sides(layers, layers.directory).issuer is None


@pytest.mark.parametrize(
    ("publisher", "issuer"),
    [
        ("US Army Times", None),
        ("Indian Army Review", None),
        ("Hamas Monitor", None),
        ("Navy News", None),
        ("Indian Army", "Indian Army"),
        ("Pakistan Army News", "Pakistan Army"),
        ("Hezbollah Military Media", "Hezbollah"),
    ],
)
def test_a_paper_named_after_a_force_is_not_its_office(publisher: str, issuer: str | None) -> None:
    text = "Our forces struck two depots. The enemy lost 40 men, and our troops hold the village."
    layers = read(text, publisher)
    found = Sides(layers, layers.directory).issuer
    assert (found.name if found else None) == issuer


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("TEGUCIGALPA - Soldiers raided three prisons after a fire blamed on the Barrio 18 gang.",
         "HND"),
        ("Soldiers raided three prisons after a fire blamed on the Barrio 18 gang.", "SLV"),
    ],
)  # fmt: skip
def test_bare_forces_are_of_the_dateline_s_state_before_a_gang_s(text: str, country: str) -> None:
    layers = annotate(build_document(text, Meta(published="2025-03-04")))
    head = next(t.i for t in layers.tokens if t.text == "Soldiers")
    assert ActorReader(layers, "2025-03-04").names.context(head) == country


@pytest.mark.parametrize(
    ("text", "issuer", "foe"),
    [
        ("Summary of the day\n\nThe enemy shelled Armenian positions near Jermuk. Our units hit "
         "two posts of the enemy. The Azerbaijani side lost up to 40 men.", "ARM", "AZE"),
        ("Bulletin\n\nThe Lebanese Army said nothing. The Israeli enemy bombed a Lebanese post. "
         "Our soldiers fired back on the Israeli enemy.", "LBN", "ISR"),
        ("Report of the Ukrainian General Staff\n\nThe enemy lost 40 men. Russian jets bombed a "
         "depot.", "UKR", "RUS"),
    ],
)  # fmt: skip
def test_who_speaks_of_the_enemy(text: str, issuer: str, foe: str) -> None:
    layers = read(text)
    sides = Sides(layers, layers.directory)
    assert sides.issuer is not None
    assert sides.foe is not None
    assert (sides.issuer.country, sides.foe.country) == (issuer, foe)


def test_one_enemy_in_news_of_an_army_takes_no_side() -> None:
    layers = read("Ukrainian army digs in\n\nSoldiers said that mud was the enemy of the Russians.")
    assert Sides(layers, layers.directory).issuer is None
