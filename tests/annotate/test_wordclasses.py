"""Parts of speech and lemmas: the same as the pipeline gives, whatever was read before."""

from typing import TYPE_CHECKING

import pytest

from dateline.annotate.parse import load
from dateline.annotate.wordclasses import RULES, WordClass, WordClasses

if TYPE_CHECKING:
    from spacy.tokens import Doc

TEXTS = (
    "Rebels were shelling two villages near the border, the governor said.",
    "Let's go, they said: we're gonna leave, we've gotta run and it ain't easy.",
    "There were clashes. There's no word on who did that, though it hit us.",
    "He has had enough, has left\nand  lives abroad; she lives on what she lives for.",
    "GOVERNOR SAYS LEAVES FALL",
    "It rained. You saw it, I saw you, and they did it but once; did they do that? Do it.",
    "The dogs bark; dogs, dogs and more dogs run past the barking dogs of the dogs' owner.",
)


@pytest.fixture(scope="module")
def classes() -> WordClasses:
    return WordClasses(load())


@pytest.mark.parametrize("text", TEXTS + TEXTS)
def test_they_are_the_pipelines(text: str, classes: WordClasses) -> None:
    (bare,) = load().pipe([text], disable=RULES)
    (found,) = classes.of([bare])
    assert found == [(t.pos_, t.lemma_) for t in load()(text)]


def test_a_word_is_asked_for_once(classes: WordClasses, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mayor fled the town and the mayor's guards fled the town."
    asked: list[int] = []
    ask = classes._ask

    def counted(doc: "Doc") -> list[WordClass]:
        asked.append(len(doc))
        return ask(doc)

    monkeypatch.setattr(classes, "_ask", counted)
    for _ in range(2):
        (bare,) = load().pipe([text], disable=RULES)
        classes.of([bare])
    assert len(asked) == 1
    assert asked[0] < len(text.split())


def test_a_role_counts_only_where_a_rule_asks_for_it(classes: WordClasses) -> None:
    (bare,) = load().pipe(["Quuxes saw quuxes beside quuxes."], disable=RULES)
    before = len(classes._known)
    classes.of([bare])
    assert len({t.dep_ for t in bare if t.lower_ == "quuxes"}) > 1
    assert len(classes._known) - before <= len({(t.text, t.tag_) for t in bare})


def test_words_that_make_a_rule_in_a_list_are_asked_apart() -> None:
    texts = ["They let him go.", "'s", "The thugs ai not here.", "n't"]
    bare = list(load().pipe(texts, disable=RULES))
    found = WordClasses(load()).of(bare)
    assert found == [[(t.pos_, t.lemma_) for t in doc] for doc in load().pipe(texts)]


def test_lemmas_are_looked_up_in_the_sets_and_not_in_the_pipelines_lists() -> None:
    (bare,) = load().pipe(["Frobbings zibbled the quuxlings."], disable=RULES)
    theirs = dict(load().get_pipe("lemmatizer").cache)  # type: ignore[attr-defined]
    (found,) = WordClasses(load()).of([bare])
    assert load().get_pipe("lemmatizer").cache == theirs  # type: ignore[attr-defined]
    assert found[2].lemma == "the"
