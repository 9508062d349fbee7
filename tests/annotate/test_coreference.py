"""Whom a short mention takes up: surnames, offices, pronouns, "the group"."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers

Read = Callable[[str], Layers]


def behind(layers: Layers, word: str) -> list[str]:
    """Return the words that the last mention headed by `word` takes up."""
    last = next(t for t in reversed(layers.tokens) if t.text == word)
    return [layers.tokens[i].text for i in layers.refers.get(last.i, ())]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Paulo Mendes met farmers. Later Mendes left.", "Mendes", "Mendes"),
        ("Beatriz Mendes met farmers. Later Beatriz left.", "Beatriz", "Mendes"),
        ("Beatriz Mendes met farmers. The farmers thanked Mendes.", "farmers", "farmers"),
    ],
)
def test_a_short_name_takes_up_the_full_one(text: str, word: str, head: str, layers: Read) -> None:
    assert behind(layers(text), word) == [head]


def test_another_full_name_with_the_same_surname_is_somebody_else(layers: Read) -> None:
    read = layers("Paulo Mendes met farmers in Tete. Later Beatriz Mendes thanked the farmers.")
    assert behind(read, "Mendes") == []


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Kenyan President William Ruto landed in Juba. The Kenyan president met miners.",
         "president", ["Ruto"]),
        ("Guatemalan President Bernardo Arévalo visited Lima. The president thanked Peru.",
         "president", ["Arévalo"]),
        ("Kenyan President William Ruto met Chilean Foreign Minister Alberto van Klaveren. "
         "The president left.", "president", ["Ruto"]),
    ],
)  # fmt: skip
def test_an_office_takes_up_who_holds_it(
    text: str, word: str, heads: list[str], layers: Read
) -> None:
    assert behind(layers(text), word) == heads


def test_an_office_of_another_country_takes_up_nobody(layers: Read) -> None:
    read = layers("Kenyan President William Ruto landed in Juba. The Peruvian president slept.")
    assert behind(read, "president") == []


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("William Ruto met Samia Suluhu Hassan in Arusha. She praised the town.", "She", "Hassan"),
        ("Samia Suluhu Hassan met William Ruto in Arusha. He praised the town.", "He", "Ruto"),
        ("William Ruto met Samia Suluhu Hassan in Arusha. She thanked him.", "him", "Ruto"),
        ("Mrs Olga Brandt met Mr Ivan Kolar. He thanked the cook.", "He", "Kolar"),
        ("Mr Ivan Kolar met Mrs Olga Brandt. Her brother cooked.", "Her", "Brandt"),
        ("Police arrested a teacher. They beat her.", "her", "teacher"),
        ("Police arrested a teacher. They beat her.", "They", "Police"),
        ("The rebels killed nine soldiers. On Monday the army bombed them.", "them", "rebels"),
    ],
)
def test_a_pronoun_takes_up_a_fitting_mention(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The officer shot him.", "him"),
        ("The guards beat them.", "them"),
        ("Angola attacked it.", "it"),
    ],
)
def test_an_object_is_never_its_own_clauses_subject(text: str, word: str, layers: Read) -> None:
    assert behind(layers(text), word) == []


def test_an_object_skips_the_subject_for_an_earlier_mention(layers: Read) -> None:
    read = layers("The bandits attacked the soldiers, and the officer shot them.")
    assert behind(read, "them") == ["bandits"]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Angola closed its border. It also recalled an envoy.", "It", "Angola"),
        ("Angola closed its border.", "its", "Angola"),
        ("Boko Haram said it had burned a mill.", "it", "Haram"),
    ],
)
def test_it_takes_up_a_state_or_body(text: str, word: str, head: str, layers: Read) -> None:
    assert behind(layers(text), word) == [head]


def test_it_is_nobody_where_it_only_fills_a_place(layers: Read) -> None:
    assert behind(layers("Angola closed the border. It is likely that talks fail."), "It") == []


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Zambia and Malawi signed a treaty. The two sides praised it.", "sides",
         ["Zambia", "Malawi"]),
        ("William Ruto met Yoweri Museveni. The two leaders spoke of trade.", "leaders",
         ["Ruto", "Museveni"]),
        ("Zambia and Malawi signed a treaty. Both countries praised it.", "countries",
         ["Zambia", "Malawi"]),
    ],
)  # fmt: skip
def test_a_pair_takes_up_two(text: str, word: str, heads: list[str], layers: Read) -> None:
    assert behind(layers(text), word) == heads


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Boko Haram burned a mill. The group shot a priest.", "group", "Haram"),
        ("M23 attacked a base near Rutshuru. The movement shot a priest.", "movement", "M23"),
        ("The Ivorian government banned rallies. Later the government banned songs.",
         "government", "government"),
        ("The Congolese rebels attacked a post. Later the rebels burned a school.", "rebels",
         "rebels"),
    ],
)  # fmt: skip
def test_a_definite_noun_takes_up_the_qualified_one(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


def test_an_indefinite_noun_is_somebody_new(layers: Read) -> None:
    read = layers("Boko Haram burned a mill. A group shot a priest.")
    assert behind(read, "group") == []


def test_a_counterpart_has_the_office_of_the_other(layers: Read) -> None:
    read = layers(
        "Kenyan President William Ruto met his counterpart Yoweri Museveni. "
        "The Kenyan president left."
    )
    assert behind(read, "president") == ["Ruto"]


def test_a_mention_never_takes_up_itself(layers: Read) -> None:
    read = layers("Kenyan President William Ruto met his wife. Ruto thanked her. The group sang.")
    assert all(i not in full for i, full in read.refers.items())
