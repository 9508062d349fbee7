"""Assembly: two readers make one set of drafts, each with its probability."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.codebook.frames import load_codebook
from dateline.document import plain
from dateline.extract.events.drafts import find_drafts
from dateline.extract.events.weighing.assembly import (
    assemble,
    candidates,
    load_weights,
    probability,
)  # fmt: skip
from dateline.extract.events.weighing.evidence import Tables, gathered
from dateline.pipeline import Settings, code, code_document

TEXT = "Rebels shelled the port of Misrata on Tuesday, killing six dockworkers, a medic said."


@pytest.fixture(scope="module")
def read() -> Layers:
    return annotate(plain(TEXT), model=True)


def test_without_readings_the_codebook_stands_alone() -> None:
    layers = annotate(plain(TEXT))
    drafts = find_drafts(layers, load_codebook())
    assert assemble(layers, drafts) is drafts


def test_both_readers_agree_on_a_plain_sentence(read: Layers) -> None:
    kept = assemble(read, find_drafts(read, load_codebook()))
    assert {d.type for d in kept if (d.probability or 0) > 0.5} == {"ASSAULT"}
    assert max(d.probability or 0 for d in kept) > 0.8


def test_the_model_reads_without_the_codebook(read: Layers) -> None:
    (draft,) = [d for d in assemble(read, []) if read.tokens[d.heads[0]].text == "shelled"]
    assert draft.matches[0].frame.id == "model.assault"
    assert [read.tokens[i].text for i in draft.actors] == ["Rebels"]
    assert [read.tokens[i].text for i in draft.recipients] == ["dockworkers"]


def test_from_whom_a_town_is_taken_is_not_who_took_it() -> None:
    text = "The council said work had begun in a string of towns recaptured from rebels on Sunday."
    layers = annotate(plain(text), model=True)
    drafts = assemble(layers, find_drafts(layers, load_codebook()))
    (draft,) = [d for d in drafts if layers.tokens[d.heads[0]].text == "recaptured"]
    assert draft.actors == []
    assert [layers.tokens[i].text for i in draft.recipients] == ["rebels"]


def test_no_type_of_a_trigger_stands_twice(read: Layers) -> None:
    found = candidates(read, find_drafts(read, load_codebook()))
    keys = [(d.type, d.matches[0].head) for d in found]
    assert len(set(keys)) == len(keys)


def test_evidence_adds_up() -> None:
    assert probability({"": 1.0, "a": 2.0}, {"": 0.0, "a": 0.0}) == 0.5
    assert probability({"a": 100.0}, {"a": 9.0}) == pytest.approx(1)
    assert probability({"unknown": 3.0}, {}) == 0.5


def test_neighbours_are_evidence(read: Layers) -> None:
    text = f"{TEXT} They shelled the port again on Friday."
    layers = annotate(plain(text), model=True)
    drafts = candidates(layers, find_drafts(layers, load_codebook()))
    tables = Tables({}, {"": -1.0, "shell ASSAULT": 2.0})
    found = {layers.tokens[d.heads[0]].start: e
             for d, e in zip(drafts, gathered(layers, drafts, tables), strict=True)
             if d.type == "ASSAULT"}  # fmt: skip
    first, again = found[text.index("shelled")], found[text.rindex("shelled")]
    assert first["word"] == again["word"] == 2.0
    assert first["before, same word"] == 0 < 0.8 < again["before, same word"]
    assert first["beside"] > 0  # "killing"
    assert first["model, actor"] > 0.5 > first["model, hypothetical"]
    assert again["one party"] == 1.0


def test_the_weights_are_whole() -> None:
    weights = load_weights()
    assert set(weights.frames) <= set(load_codebook().frames)
    assert weights.of["model"] > 0


def test_each_event_says_who_read_it() -> None:
    document = plain(TEXT, published="2011-05-04")
    alone = code_document(document, Settings(codebook=False)).events
    assert {e.type.rule for e in alone} == {"model.assault"}
    both = code_document(document).events
    assert any(e.type.rule in load_codebook().frames for e in both)


def test_a_trigger_behind_what_the_model_reads_of_a_sentence_stops_nothing() -> None:
    names = ", ".join(f"Ward {n} of the old harbour district" for n in range(40))
    text = f"The governor named {names}, and police arrested ten men in Goma."
    coding = code(text, published="2024-12-03")
    assert not coding.issues


@pytest.mark.parametrize(
    "text",
    [
        "Puno's governor vowed to annex the disputed salt flats by force of villagers if Moquegua "
        "set a stone there.",
        "The cabinet declared emergency law, an extension that members have vowed to ignore.",
        "It is a ruling that the governors have vowed to ignore.",
        "The rebels threatened to blow up shops that opened.",
    ],
)
def test_what_is_threatened_is_no_second_event(text: str) -> None:
    layers = annotate(plain(text), model=True)
    found = candidates(layers, find_drafts(layers, load_codebook()))
    below = [d for d in found if layers.tokens[d.head].dep in ("xcomp", "prt")]
    assert below == []
