"""Who wards off an attack does harm to its doers, whatever the attack was on."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.events.sides.warding import attackers, warders
from dateline.extract.extracting import extract

Sides = tuple[list[str], list[str]]


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        ("Troops repelled an attack by rebels on a base.", "repelled", (["Troops"], ["rebels"])),
        ("Troops repelled an attack by rebels on a base.", "attack", (["Troops"], ["rebels"])),
        ("A Taliban assault was repulsed by commandos.", "assault", (["commandos"], ["Taliban"])),
        ("Militiamen beat back an insurgent offensive.", "offensive",
         (["Militiamen"], ["insurgent"])),
        ("The navy fended off a raid on a tanker.", "fended", (["navy"], [])),
        ("The navy foiled a five-boat pirate attack.", "attack", (["navy"], ["pirate"])),
        ("The garrison fought off their attacks.", "attacks", (["garrison"], [])),
        ("The guard foiled the plan.", "foiled", ([], [])),
        ("Rebels launched an attack on a base.", "attack", ([], [])),
    ],
)  # fmt: skip
def test_who_wards_off_whose_attack(text: str, word: str, sides: Sides) -> None:
    layers = annotate(plain(text), model=False)
    i = next(t.i for t in layers.tokens if t.text == word)
    found = [
        [layers.tokens[h].text for h in heads]
        for heads in (warders(layers, i), attackers(layers, i))
    ]
    assert found == list(sides)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Somali troops repelled an attack by al-Shabab on a base near Bulo Marer on Friday.",
         "SOM", "al-Shabab"),
        ("A Taliban assault on Lashkar Gah was repulsed by Afghan commandos on Sunday.",
         "AFG", "Taliban"),
        ("Kurdish fighters beat back an Islamic State offensive near Kobani.", None,
         "Islamic State"),
    ],
)  # fmt: skip
def test_an_attack_that_is_warded_off(text: str, actor: str | None, recipient: str) -> None:
    (event,) = extract(annotate(plain(text), model=True)).likely
    assert [a.value.country for a in event.actors] == [actor]
    assert [r.value.name for r in event.recipients] == [recipient]
