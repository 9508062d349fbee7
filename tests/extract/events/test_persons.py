"""Persons: whether parties of two events may be one."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.events.sides.persons import Persons

TEXT = """A 61-year-old man was shot in Hull on Monday. Two women were hurt.

John Harlow, 61, died in hospital. Police charged Mary Dale, 30, with murder.

Harlow was a baker. A 40-year-old driver was fined, and a carpenter was beaten."""


def _persons() -> Persons:
    return Persons(annotate(plain(TEXT, published="2024-03-09"), model=False))


def _at(persons: Persons, word: str, which: int = 0) -> int:
    return [t.i for t in persons.layers.tokens if t.text == word][which]


def test_a_mention_tells_name_age_and_number() -> None:
    persons = _persons()
    man, women = (persons.of(_at(persons, word)) for word in ("man", "women"))
    harlow = persons.of(_at(persons, "Harlow"))
    assert (man.age, man.name, man.several) == (61, (), False)
    assert women.several
    assert (harlow.age, harlow.name) == (61, ("john", "harlow"))


@pytest.mark.parametrize(
    "text",
    [
        "A man aged 61 was shot.",
        "A man, aged 61, was shot.",
        "A man (age 61) was shot.",
        "A man, 61, was shot.",
        "A 61-year-old man was shot.",
    ],
)
def test_an_age_stands_before_or_behind(text: str) -> None:
    persons = Persons(annotate(plain(text, published="2024-03-09"), model=False))
    assert persons.of(_at(persons, "man")).age == 61


@pytest.mark.parametrize("text", ["The man, 12 others and a boy fled.", "Managed 61 men."])
def test_a_number_of_others_is_no_age(text: str) -> None:
    persons = Persons(annotate(plain(text, published="2024-03-09"), model=False))
    assert [persons.of(t.i).age for t in persons.layers.tokens] == [None] * len(
        persons.layers.tokens
    )


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        (("man", 0), ("Harlow", 0), "same"),  # of one age
        (("Harlow", 0), ("Harlow", 1), "same"),
        (("Harlow", 0), ("Dale", 0), "other"),
        (("man", 0), ("Dale", 0), "other"),  # a man and a woman
        (("man", 0), ("women", 0), "number"),
        (("driver", 0), ("Harlow", 0), "other"),  # of another age
        (("carpenter", 0), ("Harlow", 0), "perhaps"),
    ],
)
def test_ties_of_two_parties(one: tuple[str, int], other: tuple[str, int], tie: str) -> None:
    persons = _persons()
    assert persons.ties([_at(persons, *one)], [_at(persons, *other)]) == {tie}


def test_nobody_has_no_tie() -> None:
    persons = _persons()
    assert persons.ties([], [_at(persons, "man")]) == set()
    assert persons.ties([_at(persons, "Hull")], [_at(persons, "man")]) == set()


def _merged(text: str, *words: tuple[str, int]) -> dict[str, str]:
    persons = Persons(annotate(plain(text, published="2024-03-09"), model=False))
    tokens = persons.layers.tokens
    found = persons.merged([_at(persons, *word) for word in words])
    return {tokens[a].text: tokens[b].text for a, b in found.items()}


@pytest.mark.parametrize(
    ("text", "words", "same"),
    [
        ("Ana Ruiz, a judge, slept.", [("Ruiz", 0), ("judge", 0)], {"judge": "Ruiz"}),
        ("Rebels shot Ana Ruiz, a judge and a nun.", [("Ruiz", 0), ("judge", 0)], {}),
        ("A judge was shot. Ana Ruiz was 51.", [("judge", 0), ("Ruiz", 0)], {"judge": "Ruiz"}),
        ("Ana Ruiz shot a judge.", [("Ruiz", 0), ("judge", 0)], {}),  # one sentence
        ("A judge was shot. Ana Ruiz and Per Dahl fell.",
         [("judge", 0), ("Ruiz", 0), ("Dahl", 0)], {}),  # either
        ("A clerk was shot. Later a clerk fell.", [("clerk", 0), ("clerk", 1)],
         {"clerk": "clerk"}),
        ("Two clerks were shot. Ana Ruiz fell.", [("clerks", 0), ("Ruiz", 0)], {}),
        ("A judge was shot.", [("judge", 0)], {}),
    ],
)  # fmt: skip
def test_one_party_in_other_words(
    text: str, words: list[tuple[str, int]], same: dict[str, str]
) -> None:
    assert _merged(text, *words) == same


def test_of_many_parties_only_names_are_compared_in_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    persons = Persons(annotate(plain("Police shot a man. " * 40), model=False))
    heads = [t.i for t in persons.layers.tokens if t.low == "police"]
    monkeypatch.setattr(persons, "_apposed", lambda a, b: pytest.fail(f"{a} and {b} are compared"))
    assert len(heads) == 40
    assert not persons.merged(heads)
