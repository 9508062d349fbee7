"""The logical subject and object of a trigger, whatever the clause looks like."""

import functools

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.events.grammar.nouns import against, carried_by, light_verb, modifiers
from dateline.extract.events.grammar.slots import (
    antecedent,
    conjuncts,
    is_passive,
    patient,
    prep_objects,
    subject,
)


@functools.cache
def _layers(text: str) -> Layers:
    return annotate(plain(text))


def at(text: str, word: str) -> tuple[Layers, int]:
    layers = _layers(text)
    return layers, next(t.i for t in layers.tokens if t.text == word)


def named(layers: Layers, heads: list[int]) -> list[str]:
    return [layers.tokens[i].text for i in heads]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Troops shelled the village.", "shelled", ["Troops"], ["village"]),
        ("The village was shelled by troops.", "shelled", ["troops"], ["village"]),
        ("The village was shelled.", "shelled", [], ["village"]),
        ("The village, shelled by troops, is empty.", "shelled", ["troops"], ["village"]),
        ("Troops shelling the village fled.", "shelling", ["Troops"], ["village"]),
        ("Troops who shelled the village fled.", "shelled", ["Troops"], ["village"]),
        ("The village that troops shelled is empty.", "shelled", ["troops"], ["village"]),
        ("Troops entered at night, shelling the village.", "shelling", ["Troops"], ["village"]),
        ("Troops plan to shell the village.", "shell", ["Troops"], ["village"]),
        ("Troops began shelling the village.", "shelling", ["Troops"], ["village"]),
        ("The general ordered troops to shell the village.", "shell", ["troops"], ["village"]),
        ("Troops were ordered to shell the village.", "shell", ["Troops"], ["village"]),
        ("The mayor accused troops of shelling the village.", "shelling", ["troops"], ["village"]),
        ("The mayor accused troops of burning homes and markets.", "burning", ["troops"],
         ["homes", "markets"]),
        ("Troops entered and shelled the village.", "shelled", ["Troops"], ["village"]),
        ("The mayor blamed troops for using force and called the general.", "called", ["mayor"],
         ["general"]),
        ("Dockers in Rotterdam, who had blocked the gate, left.", "blocked", ["Dockers"], ["gate"]),
        ("Rebels and bandits attacked the mill and the farm.", "attacked",
         ["Rebels", "bandits"], ["mill", "farm"]),
        ("Villagers were beaten and robbed by soldiers.", "robbed", ["soldiers"], ["Villagers"]),
        ("Troops have no plans to shell the village.", "shell", ["Troops"], ["village"]),
    ],
)  # fmt: skip
def test_who_does_it_and_to_whom(
    text: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    layers, i = at(text, verb)
    assert named(layers, subject(layers, i)) == subjects
    assert named(layers, patient(layers, i)) == objects


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The village was shelled.", "shelled", True),
        ("The village, shelled at dawn, is empty.", "shelled", True),
        ("Troops shelled the village.", "shelled", False),
        ("Troops have shelled the village.", "shelled", False),
        ("Accountant charged with murder in Lima.", "charged", True),
        ("Prosecutors charged him with murder.", "charged", False),
        ("Ann Rowe sentenced to four years in prison", "sentenced", True),
        ("Ann Rowe arrested on suspicion of theft", "arrested", True),
    ],
)
def test_a_passive_is_told_from_a_past(text: str, verb: str, passive: bool) -> None:
    layers, i = at(text, verb)
    assert is_passive(layers, i) is passive


@pytest.mark.parametrize(
    ("text", "noun", "carrier"),
    [
        ("Troops carried out an attack on the mill.", "attack", ("carried", "actor")),
        ("Troops launched an attack on the mill.", "attack", ("launched", "actor")),
        ("An attack was launched at dawn.", "attack", ("launched", "actor")),
        ("The mill came under attack.", "attack", ("came", "recipient")),
        ("Troops launched raids and attacks.", "attacks", ("launched", "actor")),
    ],
)
def test_a_light_verb_lends_its_subject(text: str, noun: str, carrier: tuple[str, str]) -> None:
    layers, i = at(text, noun)
    found = light_verb(layers, i)
    assert found is not None
    assert (layers.tokens[found[0]].text, found[1]) == carrier


@pytest.mark.parametrize("text", ["Troops filmed the attack.", "The attack ended."])
def test_a_full_verb_lends_nothing(text: str) -> None:
    layers, i = at(text, "attack")
    assert light_verb(layers, i) is None


def test_objects_of_prepositions_come_with_their_conjuncts() -> None:
    layers, i = at("Angola met with Chad, Niger and Togo in Lima.", "met")
    assert named(layers, prep_objects(layers, i, "with")) == ["Chad", "Niger", "Togo"]
    assert named(layers, prep_objects(layers, i, "near")) == []


def test_conjuncts_start_with_the_word_itself() -> None:
    layers, i = at("Angola, Chad and Togo slept.", "Angola")
    assert named(layers, conjuncts(layers, i)) == ["Angola", "Chad", "Togo"]


def test_modifiers_of_a_noun_are_who_qualify_it() -> None:
    layers, i = at("Rebel shelling of the mill went on.", "shelling")
    assert named(layers, modifiers(layers, i)) == ["Rebel"]


def test_whom_a_protest_is_against_is_no_modifier() -> None:
    layers, i = at("Anti-government protests filled the square.", "protests")
    assert "government" not in named(layers, modifiers(layers, i))
    assert against(layers, next(t.i for t in layers.tokens if t.text == "government"))


def test_whose_stands_for_the_noun_before() -> None:
    layers, i = at("The rebels, whose attack failed, fled.", "whose")
    assert layers.tokens[antecedent(layers, i)].text == "rebels"


@pytest.mark.parametrize(
    ("text", "noun", "carrier"),
    [
        ("The ban imposed by the court was lifted.", "ban", ("imposed", "actor")),
        ("Criticism the ministry has received over the dam grew.", "Criticism",
         ("received", "recipient")),
        ("Leaders ignored the warning that the council had issued.", "warning",
         ("issued", "actor")),
        ("Troops launched an attack.", "attack", ("launched", "actor")),
    ],
)  # fmt: skip
def test_a_clause_behind_a_noun_carries_it(text: str, noun: str, carrier: tuple[str, str]) -> None:
    layers, i = at(text, noun)
    found = carried_by(layers, i)
    assert found is not None
    assert (layers.tokens[found[0]].text, found[1]) == carrier


@pytest.mark.parametrize(
    "text",
    [
        "The ban that the court read out was long.",
        "The ban that made the news was lifted.",
        "The ban was lifted.",
    ],
)
def test_other_clauses_carry_nothing(text: str) -> None:
    layers, i = at(text, "ban")
    assert carried_by(layers, i) is None


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("patna: union minister suresh prabhu threatened to stop the loan.", "threatened",
         ["prabhu"]),
        ("mumbai: the sena leader, uddhav thackeray, on wednesday said little.", "said",
         ["leader"]),
        ("ORAN - Harbour police searched the ship.", "searched", ["police"]),
        ("Oran searched the ship - and police watched.", "searched", ["Oran"]),
    ],
)  # fmt: skip
def test_a_dateline_does_nothing(text: str, verb: str, subjects: list[str]) -> None:
    layers, i = at(text, verb)
    assert named(layers, subject(layers, i)) == subjects


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("It was led by Mayor Ana Ruiz, Juan Sosa and Treasurer Luis Paz, who ask for talks.",
         "ask", {"Ruiz", "Sosa", "Paz"}),
        ("It was led by Mayor Ana Ruiz, who asks for talks, and Juan Sosa.", "asks", {"Ruiz"}),
    ],
)  # fmt: skip
def test_a_plural_clause_is_about_all_it_joins(text: str, verb: str, subjects: set[str]) -> None:
    layers, i = at(text, verb)
    assert set(named(layers, subject(layers, i))) == subjects


@pytest.mark.parametrize(
    ("text", "verb", "victims"),
    [
        ("one militant killed on the spot while two others fled.", "killed", ["militant"]),
        ("4 policemen and 4 civilians also killed.", "killed", ["policemen", "civilians"]),
        ("said the 51 people arrested for their role in the riot had been charged.", "arrested",
         ["people"]),
    ],
)  # fmt: skip
def test_who_is_killed_without_an_auxiliary_suffers_it(
    text: str, verb: str, victims: list[str]
) -> None:
    layers, i = at(text, verb)
    assert subject(layers, i) == []
    assert named(layers, patient(layers, i)) == victims


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Police arrested on Monday a local editor.", "arrested"),
        ("Two soldiers killed at least nine villagers near Goma.", "killed"),
        ("Three gunmen killed and wounded farmers near Goma.", "killed"),
        ("Soldiers shot at the bus and killed its driver.", "killed"),
    ],
)
def test_whoever_has_a_victim_does_it(text: str, verb: str) -> None:
    layers, i = at(text, verb)
    assert not is_passive(layers, i)


@pytest.mark.parametrize(
    ("text", "noun", "words"),
    [
        ("three killed in police-mob clash", "clash", ["mob", "police"]),
        ("nine hurt in a stone throwing clash", "clash", ["throwing"]),
    ],
)
def test_both_halves_of_a_pair_qualify(text: str, noun: str, words: list[str]) -> None:
    layers, i = at(text, noun)
    assert named(layers, modifiers(layers, i)) == words


@pytest.mark.parametrize(
    "text",
    [
        "The case is that of Ann Rowe of Hill Street, Trim, who is accused of arson.",
        "The court heard Ann Rowe (19) of 3 Hill Road, Trim, who was accused of arson.",
    ],
)
def test_who_lives_somewhere_is_told_of_not_the_place(text: str) -> None:
    layers, verb = at(text, "accused")
    assert named(layers, patient(layers, verb)) == ["Rowe"]


def test_hundreds_killed_are_victims() -> None:
    layers, verb = at("The ministry told of 95 civilians, and hundreds of rebels killed.", "killed")
    assert named(layers, patient(layers, verb)) == ["hundreds"]
    assert named(layers, subject(layers, verb)) == []


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("The firm sent a lawyer to his office who threatened to sue him.", "threatened", "lawyer"),
        ("The mayor met a woman in the park who accused him of fraud.", "accused", "woman"),
        ("Rebels struck a town that had accused them.", "accused", "town"),
    ],
)
def test_a_thing_is_no_who(text: str, verb: str, who: str) -> None:
    layers, at_verb = at(text, verb)
    assert named(layers, subject(layers, at_verb)) == [who]
