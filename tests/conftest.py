"""What many tests share: annotation done once a text, and an article coded by hand."""

import functools
from collections.abc import Callable

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import Document, Quote, Span, plain
from dateline.ingest import read_text
from dateline.records import (
    Actor,
    Candidate,
    Claim,
    Coding,
    Event,
    Finding,
    Label,
    Place,
    Toll,
    When,
)

ARTICLE = """Shelling kills seven at Kasanga market
Published: 18:20, March 4, 2025
By Agencies

KASANGA - Government troops shelled a market in Kasanga on Monday, killing at least seven
people, including two children, residents said. The army denied it.

The "terrorists" hid there, an army spokesman said."""

Coded = tuple[Document, Coding]


@functools.cache
def _layers(text: str) -> Layers:
    return annotate(plain(text))


@pytest.fixture
def layers() -> Callable[[str], Layers]:
    """Return the function that annotates a text, once for all tests: the parser is slow."""
    return _layers


def words(document: Document, text: str) -> Quote:
    """Return the first place of some words in a document as a quote."""
    start = document.text.index(text)
    return Quote(document.id, Span(start, start + len(text)), text)


def hand_coded(text: str = ARTICLE) -> Coded:
    """Return the article and one event, two claims and a label read from it by hand."""
    document = read_text(text)
    date = words(document, "March 4, 2025")
    army = Finding(
        Actor("Government troops", name="Army of Kasanga", id="army", country="TZA", sector="MIL"),
        (words(document, "Government troops"),),
        "actor.role",
    )
    people = Actor("seven people", sector="CVL")
    place = Place(
        "Kasanga", "Kasanga", country="TZA", lat=-8.46, lon=31.14,
        rejected=(Candidate("Kasanga", "COD", -4.1, 25.9, 0.2),),
    )  # fmt: skip
    trigger = words(document, "shelled")
    start = document.text.index("Government")
    sentence = words(document, document.text[start : document.text.index("said.") + 5])
    residents = Claim(
        id="c-1", document=document.id,
        source=(Finding(Actor("residents"), (words(document, "residents"),), "actor.role"),),
        cue=Finding("said", (words(document, "said"),), "claim.cue"),
        stance=Finding("assert", (words(document, "said"),), "claim.cue"),
        form=Finding("indirect", (words(document, "said"),), "claim.cue"),
        content=sentence, events=("e-0123456789abcdef",),
    )  # fmt: skip
    denial = Claim(
        id="c-2", document=document.id,
        source=(Finding(Actor("The army"), (words(document, "The army"),), "actor.role"),),
        cue=Finding("denied", (words(document, "denied"),), "claim.cue"),
        stance=Finding("deny", (words(document, "denied"),), "claim.cue"),
        form=Finding("indirect", (words(document, "denied"),), "claim.cue"),
        content=words(document, "it"), denies=("e-0123456789abcdef",),
    )  # fmt: skip
    event = Event(
        id="e-0123456789abcdef", document=document.id,
        type=Finding("ASSAULT", (trigger,), "assault.shell"),
        mode=Finding("heavy-weapons", (trigger,), "assault.shell"),
        contexts=(), trigger=Finding("shelled", (trigger,), "assault.shell"),
        evidence=(sentence,), actors=(army,),
        recipients=(Finding(people, (words(document, "seven\npeople"),), "actor.role"),),
        place=Finding(place, (words(document, "Kasanga"),), "place.syntax"),
        when=Finding(
            When("2025-03-03", "2025-03-03", "day", text="Monday", anchor="2025-03-04"),
            (words(document, "Monday"), date), "time.weekday",
        ),
        tolls=(
            Finding(Toll("killed", 7, None), (words(document, "at least seven"),), "toll.object"),
            Finding(
                Toll("killed", 2, 2, exact=True, group="children", part_of_total=True),
                (words(document, "two children"),), "toll.including",
            ),
        ),
        realis=Finding("actual", (trigger,), "realis.plain"),
        background=Finding(False, (date,), "background.30-days"),
        claims=("c-1", "c-2"),
        verification=Finding("disputed", (words(document, "denied"),), "verification.denied"),
        score=0.9,
    )  # fmt: skip
    label = Label(
        "l-1", document.id, words(document, '"terrorists"'), names=None, user=None, scare=True
    )
    return document, Coding(document.id, (event,), (residents, denial), (label,))


@pytest.fixture
def coded() -> Coded:
    """Return the article with its coding."""
    return hand_coded()


@pytest.fixture
def recoded() -> Callable[[str], Coded]:
    """Return a function that codes the same article under another heading."""
    return lambda heading: hand_coded(ARTICLE.replace("Shelling kills seven", heading))
