"""Whom a judging phrase names by its own words or the article's fuller ones, and when nobody."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.records import Label


def labels(text: str) -> tuple[Label, ...]:
    return extract(annotate(plain(text, published="2017-03-04"))).labels


def name_of(label: Label) -> str | None:
    return label.names.value.name if label.names is not None else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The minister praised those who fight the vile organisation ISIL in Iraq.",
         "the vile organisation", "Islamic State"),
        ("The envoy thanked Turkey for its fight against the terrorist group Hamas.",
         "the terrorist group", "Hamas"),
        ("Daesh men left Raqqa, the capital of the group's self-proclaimed caliphate, in Syria.",
         "the group's self-proclaimed caliphate",
         "Islamic State"),
        ("Kurdish fighters closed in on ISIL's self-proclaimed capital.",
         "ISIL's self-proclaimed capital", "Islamic State"),
    ],
)  # fmt: skip
def test_a_phrase_names_whom_its_own_words_name(text: str, words: str, name: str) -> None:
    (found,) = [x for x in labels(text) if x.words.text == words]
    assert name_of(found) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('The Asad regime has stopped the aid, the minister said. "We want Russia to press the '
         'regime," he said.', "Syria"),
        ("Only ten convoys were let in by the Assad regime, the envoy said. The regime and its "
         "backers, notably Russia, must stop.", "Syria"),
        ("Relief is held up by regime shelling, Britain said. The Maduro regime must let it in, "
         "the envoy told Colombia. Venezuela is hungry.", "Venezuela"),
    ],
)  # fmt: skip
def test_a_short_word_names_whom_the_same_word_named_in_full(text: str, name: str) -> None:
    short = [x for x in labels(text) if x.words.text.lower() in ("the regime", "regime")]
    assert [name_of(x) for x in short] == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr Cole said his plan would be softer on radical terrorists than the other candidates.",
         "radical terrorists"),
        ("Saudi envoys met Kerry in Riyadh. A paper says the kingdom spends much to fight "
         "extremists.", "extremists"),
        ("The law bars the sale of cameras that repressive regimes can use. Officials in "
         "Washington praised it.", "repressive regimes"),
    ],
)  # fmt: skip
def test_a_kind_of_people_is_nobody_of_the_article(text: str, words: str) -> None:
    for found in labels(text):
        assert found.words.text == words
        assert name_of(found) is None


def test_a_kind_of_people_is_who_fights_near_by() -> None:
    text = "Rebels burned a bus at Oran. The general said he would not deal with terrorists."
    (found,) = labels(text)
    assert name_of(found) == "Rebels"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In the campaign to liberate the Iraqi city of Mosul, troops advance, Cook said.",
         "Mosul"),
        ('The ministry said its men had "liberated" the village of Robotyne.', "Robotyne"),
        ("The general spoke of the liberation of the town of Kobane.", "Kobane"),
    ],
)  # fmt: skip
def test_a_town_that_was_taken_is_given_by_its_name(text: str, name: str) -> None:
    (found,) = labels(text)
    assert name_of(found) == name
