"""Parties that the grammar around a trigger shows, where the model named none."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract.events.drafts import Draft
from dateline.extract.events.frames.matches import Match
from dateline.extract.events.grammar.realis import Reading
from dateline.extract.events.roles.completing import complete
from dateline.extract.events.weighing.assembly import model_frame
from dateline.records import EventType

Read = Callable[[str], Layers]


def completed(
    layers: Layers, word: str, kind: EventType, actors: tuple[str, ...] = ()
) -> tuple[list[str], list[str]]:
    """Return the parties of the model's draft at a word, once completed."""
    at = next(t for t in layers.tokens if t.text == word)
    part = "verb" if at.pos == "VERB" else "noun"
    match = Match(model_frame(kind), part, at.i, at.i, at.i + 1)
    known = [t.i for t in layers.tokens if t.text in actors]
    draft = Draft([match], kind, None, None, known, [], Reading("actual", at.i, "realis.plain"))
    complete(layers, [draft])
    tokens = layers.tokens
    return [tokens[i].text for i in draft.actors], [tokens[i].text for i in draft.recipients]


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors", "recipients"),
    [
        ("Kenya's plea to the government was read out.", "plea", "REQUEST", ["Kenya"],
         ["government"]),
        ("It came after a request by the newspaper.", "request", "REQUEST", ["newspaper"], []),
        ("The senator's attacks on the judge went on.", "attacks", "ACCUSE", ["senator"],
         ["judge"]),
        ("A meeting of the cabinet was put off.", "meeting", "CONSULT", ["cabinet"], []),
        ("The complaint made by residents was read.", "complaint", "ACCUSE", ["residents"], []),
        ("The mayor asked residents to leave.", "asked", "REQUEST", ["mayor"], ["residents"]),
    ],
)  # fmt: skip
def test_the_words_around_a_trigger_name_its_parties(
    text: str, word: str, kind: EventType, actors: list[str], recipients: list[str], layers: Read
) -> None:
    assert completed(layers(text), word, kind) == (actors, recipients)


def test_whom_the_model_named_stays(layers: Read) -> None:
    text = layers("Kenya's plea to the council came from Nairobi's envoy.")
    assert completed(text, "plea", "REQUEST", ("envoy",))[0] == ["envoy"]


def test_where_nobody_stands_by_nobody_is_named(layers: Read) -> None:
    assert completed(layers("The plea was read out on Monday."), "plea", "REQUEST") == ([], [])
