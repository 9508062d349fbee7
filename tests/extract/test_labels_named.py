"""Whom a judging word names by what else is told, and whose word it is in papers and messages."""

import functools

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.article import Article
from dateline.extract.labels.finding import find_choices
from dateline.records import Actor, Finding, Label


@functools.cache
def labels(text: str) -> tuple[Label, ...]:
    return extract(annotate(plain(text, published="2025-03-04"))).labels


def words_of(found: Finding[Actor] | None) -> set[str]:
    return {q.text for q in found.quotes} if found is not None else set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Gunmen attacked a village. The mayor said the assailants were "degenerates".', "Gunmen"),
        ('Three shepherds were shot at Tuz. The army said the dead were "terrorists".',
         "Three shepherds"),
        ("The fighters, whom the prefect called savages, had come from the lake.", "The fighters"),
    ],
)  # fmt: skip
def test_nouns_that_take_up_the_harmed_or_their_attackers_are_named_in_full(
    text: str, names: str
) -> None:
    assert any(names in words for found in labels(text) for words in words_of(found.names))


@pytest.mark.parametrize(
    ("text", "users"),
    [
        ('A message from the rebels called the governor a "puppet".',
         {"A message from the rebels", "the rebels"}),
        ('The army met gunmen, "scum" as its communique puts it.', {"its communique", "The army"}),
    ],
)  # fmt: skip
def test_words_of_a_paper_are_those_of_who_sends_it(text: str, users: set[str]) -> None:
    (found,) = labels(text)
    assert words_of(found.user) >= users


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Police paraded thirty "wastrels" before the cameras.', "wastrels"),
        ("The party's banner said the dogs of the other side should be asked.", "dogs"),
        ("The spokesman said they were separatist bandits.", "separatist bandits"),
        ("Units of our valiant brigade repulsed the raid.", "our valiant brigade"),
    ],
)
def test_words_that_no_list_knows_judge_by_how_they_stand(text: str, words: str) -> None:
    assert any(words in found.words.text for found in labels(text))


@pytest.mark.parametrize(
    "text",
    [
        "Farmers said the disease killed forty sheep.",
        "The mayor said rubbish had drifted down the river.",
        'Police found thirty "lots" in the store.',
        "The keeper said the dogs of the house barked.",
    ],
)
def test_beasts_and_things_are_no_people(text: str) -> None:
    assert labels(text) == ()


def test_how_people_stand_among_others_is_weighed() -> None:
    text = (
        "Farmers blocked a road near Tuz. The minister told reporters that thugs had done it; "
        "his own men, he said, had held back."
    )
    (choice,) = find_choices(Article(annotate(plain(text))))
    clues = {c.mentions[0].finding.value.text: set(names) for c, names in choice.candidates}
    assert "first of all" in clues["Farmers"]
    assert "blame: audience" in clues["reporters"]
    assert "blame: own side" in next(n for who, n in clues.items() if "men" in who)


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("Patriots repulsed the aggressor at Vinkolje, Radio Posavina exulted.", "Radio Posavina"),
        ("Terrorists stormed a village near Mora, the soldiers fled.", None),
    ],
)
def test_who_speaks_in_a_clause_between_commas_uses_the_word(text: str, user: str | None) -> None:
    found = [x for x in labels(text) if x.words.text.lower() in ("the aggressor", "terrorists")]
    assert [x.user.value.text if x.user else None for x in found] == [user]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('Police killed nine "bandits" at Tuz. A priest said the nine were charcoal burners.',
         "charcoal burners"),
        ("Members of the group stormed the mill. The president will not deal with terrorists. "
         "The fourteen gunmen hold the roof.", "Members of the group"),
    ],
)  # fmt: skip
def test_who_is_said_to_be_somebody_is_named_with_him(text: str, names: str) -> None:
    assert any(names in words for found in labels(text) for words in words_of(found.names))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Colombo spoke of a strike against the "fascist LTTE".', "fascist LTTE"),
        ("The mayor said rogue gunmen had taken the ferry.", "rogue gunmen"),
        ('The ministry said it was Ukrainian "nationalists" who fired.', "nationalists"),
        ('"The separatists fled," the interior minister said.', "The separatists"),
    ],
)
def test_bodies_and_words_for_foes_are_judged_where_a_side_says_so(text: str, words: str) -> None:
    assert any(words in found.words.text for found in labels(text))


def test_who_judges_after_a_joined_verb_is_who_speaks_before() -> None:
    text = "The front said the dead were shepherds and accused the junta of killing them."
    (found,) = labels(text)
    assert "The front" in words_of(found.user)


def test_a_pronoun_that_calls_somebody_so_is_whom_it_stands_for() -> None:
    text = "A general read a text; the army was after the ministers, whom he called criminals."
    (found,) = labels(text)
    assert "A general" in words_of(found.user)


def test_whom_a_phrase_names_does_not_fight_himself() -> None:
    text = (
        "The president spoke of the need to help the Syrian government in its fight against the "
        '"terrorist" groups in its territory. The government said its troops were moving north. '
        "The Syrian government lost Ariha to rebels on Friday, and the government sent planes."
    )
    (found,) = labels(text)
    assert found.names is not None
    assert found.names.value.name == "rebels"


def test_who_they_are_said_not_to_be_is_not_whom_a_phrase_names() -> None:
    text = (
        'The "terrorists" were not the decision-makers behind the raid, the minister said. '
        "Rebels had raided the port of Latakia."
    )
    (found,) = labels(text)
    assert "decision-makers" not in " ".join(words_of(found.names))


def test_phrases_with_one_judging_word_name_the_same() -> None:
    text = (
        'The minister said the "terrorists" had struck again. Hezbollah and Israel keep to their '
        'truce, he said, but the "terrorist" groups\' offensive put the north on alert. Syrian '
        'rebel groups launched an offensive on Friday. He vowed to crush the "terrorists".'
    )
    named = {x.names.value.name for x in labels(text) if x.names is not None}
    assert named == {"Syrian rebel groups"}
