"""How real an event is, by the words around its trigger."""

import functools

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.events.grammar.realis import read_realis


@functools.cache
def _layers(text: str) -> Layers:
    return annotate(plain(text))


def reading(text: str, trigger: str) -> tuple[str, str, str]:
    """Return the realis of a trigger, the word that shows it, and the rule."""
    layers = _layers(text)
    i = next(t.i for t in layers.tokens if t.text == trigger)
    found = read_realis(layers, i)
    return found.value, layers.tokens[found.token].text, found.rule.removeprefix("realis.")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Troops shelled the village.", "shelled", ("actual", "shelled", "plain")),
        (
            "Rebels are expected to launch an offensive to seize the dam.",
            "seize",
            ("future", "expected", "governor"),
        ),
        ("Turkey will send troops to attack the camp.", "attack", ("future", "will", "modal")),
        (
            "The army did not send troops to attack the camp.",
            "attack",
            ("denied", "not", "negated"),
        ),
        ("Troops advanced on Monday to retake the town.", "retake", ("actual", "retake", "plain")),
        ("Troops did not shell the village.", "shell", ("denied", "not", "negated")),
        ("Both armies have yet to pull back from the ridge.", "pull", ("denied", "have", "yet-to")),
        (
            "He would rather quit than see miners shot in the mine.",
            "shot",
            ("hypothetical", "than", "rather-than"),
        ),
        ("He said that more than 20 miners were shot.", "shot", ("actual", "shot", "plain")),
        ("Troops never shelled the village.", "shelled", ("denied", "never", "negated")),
        ("No troops shelled the village.", "shelled", ("denied", "troops", "negated-subject")),
        ("He was unaware of any strike.", "strike", ("hypothetical", "unaware", "unaware")),
        ("He was unaware of the strike.", "strike", ("actual", "strike", "plain")),
        ("Nobody was arrested.", "arrested", ("denied", "Nobody", "negated-subject")),
        ("There were no attacks.", "attacks", ("denied", "no", "negated")),
        ("France to send troops to Mali", "send", ("future", "to", "headline")),
        ("Oman to host talks", "host", ("future", "to", "headline")),
        ("It is unclear whether the court will try him.", "try", ("hypothetical", "whether", "if")),
        (
            "They asked whether the army had shelled it.",
            "shelled",
            ("hypothetical", "whether", "if"),
        ),
        (
            "The panel's advice is that the union endorse her.",
            "endorse",
            ("hypothetical", "endorse", "subjunctive"),
        ),
        ("He insisted that the king sign it.", "sign", ("hypothetical", "sign", "subjunctive")),
        ("He said that most voters back her.", "back", ("actual", "back", "plain")),
        ("He said that a majority of voters back her.", "back", ("actual", "back", "plain")),
        ("It is too early to congratulate her.", "congratulate", ("denied", "too", "too")),
        ("The army was too weak to attack them.", "attack", ("denied", "too", "too")),
        ("He stayed at home instead of visiting it.", "visiting", ("denied", "instead", "without")),
        ("Troops will shell the village.", "shell", ("future", "will", "modal")),
        ("Troops would shell the village.", "shell", ("hypothetical", "would", "modal")),
        ("Troops may have shelled the village.", "shelled", ("hypothetical", "may", "modal")),
        ("If troops shell the village, we flee.", "shell", ("hypothetical", "If", "if")),
        ("Unless troops shell the village, we stay.", "shell", ("hypothetical", "Unless", "if")),
    ],
)
def test_the_triggers_own_words_come_first(
    text: str, trigger: str, expected: tuple[str, str, str]
) -> None:
    assert reading(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Troops plan to shell the village.", "shell", ("future", "plan", "governor")),
        ("Troops are about to shell the village.", "shell", ("future", "about", "governor")),
        ("Troops are preparing to shell it.", "shell", ("future", "preparing", "governor")),
        ("Villagers fear an attack by troops.", "attack", ("hypothetical", "fear", "governor")),
        ("Villagers fear being shelled.", "shelled", ("hypothetical", "fear", "governor")),
        ("Ten are feared killed in an attack.", "attack", ("actual", "attack", "plain")),
        ("They will meet after the attack.", "attack", ("actual", "attack", "plain")),
        ("They will flee after any attack.", "attack", ("future", "will", "modal")),
        ("They fled after every attack.", "attack", ("actual", "attack", "plain")),
        ("They will meet before the attack.", "attack", ("future", "will", "modal")),
        ("There is a risk of an attack.", "attack", ("hypothetical", "risk", "governor")),
        ("Troops failed to shell the village.", "shell", ("denied", "failed", "governor")),
        ("Troops refused to shell the village.", "shell", ("denied", "refused", "governor")),
        ("Guards foiled an attack.", "attack", ("denied", "foiled", "governor")),
        ("Troops continued to shell the village.", "shell", ("ongoing", "continued", "governor")),
        ("Troops attempted to shell the village.", "shell", ("actual", "attempted", "governor")),
        ("Troops tried to shell the village.", "shell", ("actual", "shell", "plain")),
        ("Troops have no plans to shell it.", "shell", ("denied", "plans", "negated-governor")),
        ("Deaths due to police firing fell.", "firing", ("actual", "firing", "plain")),
    ],
)  # fmt: skip
def test_then_the_word_that_governs_it(
    text: str, trigger: str, expected: tuple[str, str, str]
) -> None:
    assert reading(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Troops are shelling the village.", "shelling", "ongoing"),
        ("Troops have been shelling the village.", "shelling", "ongoing"),
        ("Troops have shelled the village since May.", "shelled", "ongoing"),
        ("Troops shelled the village since May.", "shelled", "actual"),
        ("Troops were shelling the village when it rained.", "shelling", "actual"),
        ("Troops have shelled the village.", "shelled", "actual"),
    ],
)
def test_what_still_goes_on_is_ongoing(text: str, trigger: str, value: str) -> None:
    assert reading(text, trigger)[0] == value


def test_a_verb_of_saying_ends_the_climb() -> None:
    assert reading("He will say that troops shelled the village.", "shelled")[0] == "actual"


def test_a_light_verbs_modal_is_the_nouns() -> None:
    assert reading("Troops will launch an attack on the mill.", "attack")[0] == "future"
    assert reading("Troops did not launch an attack on the mill.", "attack")[0] == "denied"


def test_a_negated_main_clause_leaves_the_relative_clause_alone() -> None:
    text = "The mayor did not name the troops who shelled the village."
    assert reading(text, "shelled")[0] == "actual"


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Police were able to arrest two looters.", "arrest", "actual"),
        ("The guards have been able to detain three men.", "detain", "actual"),
        ("Police will be able to arrest the looters.", "arrest", "hypothetical"),
        ("Police are able to arrest the looters.", "arrest", "hypothetical"),
        ("Police were not able to arrest the looters.", "arrest", "denied"),
        ("Officers were unable to arrest the looters in time.", "arrest", "denied"),
    ],
)
def test_what_somebody_was_able_to_do_was_done(text: str, trigger: str, value: str) -> None:
    assert reading(text, trigger)[0] == value


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("had the leader been detained in the city, the march would have failed.", "detained",
         "hypothetical"),
        ("Should rebels attack the port, the army will answer.", "attack", "hypothetical"),
        ("Had police arrested the men before the vote?", "arrested", "actual"),
        ("The army had shelled the port before noon.", "shelled", "actual"),
    ],
)  # fmt: skip
def test_an_auxiliary_before_its_subject_opens_a_condition(
    text: str, trigger: str, value: str
) -> None:
    assert reading(text, trigger)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Monks demanded a ban on the group and the arrest of its leaders.", "hypothetical"),
        ("Monks praised a ban on the group and the arrest of its leaders.", "actual"),
    ],
)
def test_coordinated_deeds_share_what_governs_them(text: str, value: str) -> None:
    assert reading(text, "arrest")[0] == value


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The union demanded a probe into the firing.", "firing"),
        ("Deaths due to police firing stood at 35.", "firing"),
    ],
)
def test_what_is_looked_into_or_left_deaths_has_happened(text: str, trigger: str) -> None:
    assert reading(text, trigger)[0] == "actual"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nobody claimed responsibility for the blast.", "blast"),
        ("No group has claimed the bombing.", "bombing"),
        ("The army has not commented on the raid.", "raid"),
        ("No country condemned the shelling of Homs.", "shelling"),
        ("The mayor could not confirm the attack.", "attack"),
    ],
)
def test_what_nobody_speaks_of_has_happened(text: str, trigger: str) -> None:
    assert reading(text, trigger)[0] == "actual"


def test_what_was_not_before_was_done() -> None:
    text = "The parade began, but not before organizers honoured the dead."
    assert reading(text, "honoured") == ("actual", "honoured", "plain")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The opposition urged the army to help it oust the president.", "oust"),
        ("The rebels called on soldiers to help them overthrow the general.", "overthrow"),
        ("The premier asked the bloc to let peacekeepers disarm the militia.", "disarm"),
        ("The envoy called on both sides to stop and free the captives.", "free"),
    ],
)
def test_what_others_are_asked_to_help_with_is_not_done(text: str, trigger: str) -> None:
    assert reading(text, trigger)[0] == "hypothetical"


def test_what_somebody_helped_with_is_done() -> None:
    assert reading("French troops helped the army retake the town.", "retake")[0] == "actual"


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("They plan to bomb and seize the town.", "seize", "future"),
        (
            "The mediator urged both sides to stop and release the captives.",
            "release",
            "hypothetical",
        ),
        ("The army will surround and shell the camp.", "shell", "future"),
        ("The guards did not beat or arrest anybody.", "arrest", "denied"),
        ("The guards beat and arrested two monks.", "arrested", "actual"),
    ],
)
def test_verbs_beside_one_another_are_as_real(text: str, trigger: str, realis: str) -> None:
    assert reading(text, trigger)[0] == realis


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("A vigil was planned for Tuesday evening.", "vigil", "future"),
        ("Two marches are scheduled for Friday.", "marches", "future"),
        ("The union defended the planned strike.", "strike", "future"),
        ("A rally planned for Sunday drew fire.", "rally", "future"),
        ("Police foiled a planned attack.", "attack", "denied"),
        ("The raid on the bank drew fire.", "raid", "actual"),
    ],
)
def test_what_is_planned_is_to_come(text: str, trigger: str, value: str) -> None:
    assert reading(text, trigger)[0] == value
