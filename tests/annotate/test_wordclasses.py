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
)


@pytest.fixture(scope="module")
def classes() -> WordClasses:
    return WordClasses(load())


@pytest.mark.parametrize("text", TEXTS + TEXTS)
def test_they_are_the_pipelines(text: str, classes: WordClasses) -> None:
    (bare,) = load().pipe([text], disable=RULES)
    found = classes.of(bare)
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
        classes.of(bare)
    assert len(asked) == 1
    assert asked[0] < len(text.split())
