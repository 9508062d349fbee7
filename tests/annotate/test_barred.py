"""Whom a pronoun cannot take up."""

from collections.abc import Callable

from dateline.annotate import Layers

Read = Callable[[str], Layers]


def behind(layers: Layers, word: str) -> list[str]:
    """Return the words that the first mention `word` takes up."""
    first = next(t for t in layers.tokens if t.text == word)
    return [layers.tokens[i].text for i in layers.refers.get(first.i, ())]


def test_one_man_is_not_the_dead(layers: Read) -> None:
    read = layers(
        "Police seized Jorge Salas at the port. Doctors say that the dead may number 300. "
        "He was detained on his return."
    )
    assert behind(read, "He") != ["dead"]


def test_who_massed_troops_is_not_the_troops(layers: Read) -> None:
    read = layers(
        "The envoys met on Monday. They agreed to withdraw soldiers whom they massed on the ridge."
    )
    assert behind(read, "they") != ["soldiers"]
