"""The shipped encoder: the files are the ones that were trained, and it reads plain sentences."""

import hashlib
import json
from pathlib import Path

import pytest

from dateline.errors import ModelError
from dateline.model.labels import MODES, REALIS, ROLE_TAGS, ROLES, TAGS, TYPES
from dateline.model.pieces import split
from dateline.model.reader import WEIGHTS, Reader, Reading, load_reader

SENTENCE = "Rebels shelled the port of Misrata on Tuesday, killing six dockworkers, a medic said."


def test_the_weights_are_the_ones_that_were_trained() -> None:
    digests = json.loads((WEIGHTS / "digests.json").read_text())
    assert set(digests) == {"encoder.onnx", "heads.npz", "vocab.txt"}
    for name, digest in digests.items():
        assert hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() == digest


def test_the_weights_stay_small() -> None:
    assert sum(p.stat().st_size for p in WEIGHTS.iterdir()) < 25_000_000


def test_the_card_names_what_was_taught() -> None:
    card = (WEIGHTS / "CARD.md").read_text()
    for said in ("all-MiniLM-L6-v2", "all-mpnet-base-v2", "event_location", "PolNeAR", "Limits"):
        assert said in card


def test_the_heads_answer_what_the_labels_say() -> None:
    heads = load_reader().heads.of
    assert heads["realis.bias"].shape == (len(REALIS),)
    assert heads["modes.bias"].shape == (len(MODES),)
    assert heads["roles.bias"].shape == (len(ROLE_TAGS),)
    assert heads["pair.bias"].shape == (len(TYPES),)
    (reading,) = load_reader().read(SENTENCE, [(0, len(SENTENCE))]).sentences
    assert reading.tags.shape[1] == len(TAGS)


def test_a_trigger_with_its_parties() -> None:
    (reading,) = load_reader().read(SENTENCE, [(0, len(SENTENCE))]).sentences
    best = max(reading.spotted, key=lambda s: s.probability)
    assert SENTENCE[best.start : best.end] == "shelled"
    assert max(best.types, key=lambda t: best.types[t]) == "ASSAULT"
    roles = reading.roles(best.start, best.end)
    words = {role: [SENTENCE[a:b] for (a, b), _ in spans] for role, spans in roles.items()}
    assert words["actor"] == ["Rebels"]
    assert words["recipient"] == ["six dockworkers"]
    chances = {SENTENCE[a:b]: c for (a, b), c in reading.role_words(best.start, best.end)}
    assert chances["Rebels"][ROLES.index("actor")] > 0.8
    assert chances["dockworkers"][ROLES.index("recipient")] > 0.5
    assert chances["Tuesday"][ROLES.index("actor")] < 0.1
    modes = reading.modes(best.start, best.end, "ASSAULT")
    assert max(modes, key=lambda m: modes[m]) == "heavy-weapons"
    realis = reading.realis(best.start, best.end)
    assert max(realis, key=lambda r: realis[r]) == "actual"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The striker attacked down the left and shot wide.",
            marks=pytest.mark.xfail(strict=True, reason="the encoder takes the shot for force"),
        ),
        "Shares in the airline were hit by fears of a strike.",
        "Heavy rain is expected over the coast on Friday.",
    ],
)
def test_nothing_happens(text: str) -> None:
    (reading,) = load_reader().read(text, [(0, len(text))]).sentences
    assert all(s.probability < 0.6 for s in reading.spotted)


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        ("Ghana condemned Togo over the closed border.", "Ghana", "Togo", "ACCUSE"),
        ("Mali expelled the ambassador of France.", "Mali", "France", "SANCTION"),
        ("Troops from Chad fired on the rebels.", "Troops from Chad", "the rebels", "ASSAULT"),
        ("Peru asked Chile to extradite the former mayor.", "Peru", "Chile", "REQUEST"),
    ],
)
def test_the_type_of_a_given_pair(text: str, source: str, target: str, kind: str) -> None:
    ends = [(text.index(w), text.index(w) + len(w)) for w in (source, target)]
    (types,) = load_reader().read_pairs([(text, ends[0], ends[1])])
    assert max(types, key=lambda t: types[t]) == kind


def test_sentences_do_not_change_each_other_between_documents() -> None:
    alone = load_reader().read(SENTENCE, [(0, len(SENTENCE))]).sentences[0]
    load_reader().read("It rained. Nobody came.", [(0, 10), (11, 23)])
    again = load_reader().read(SENTENCE, [(0, len(SENTENCE))]).sentences[0]
    assert alone.spotted == again.spotted


def test_empty_and_strange_texts() -> None:
    text = " …🙂 ‮" + "a" * 5000
    ranges = [(0, 0), (0, 1), (1, 2), (2, 5), (5, len(text))]
    readings = load_reader().read(text, ranges).sentences
    assert [r.spotted for r in readings[:4]] == [(), (), (), ()]
    assert load_reader().read("", []) == Reading()


def test_missing_weights_are_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"encoder\.onnx: no such file"):
        Reader(tmp_path)


def test_passes_made_at_once_give_what_each_gives_alone_and_in_order() -> None:
    reader = load_reader()
    rows = [split(reader.tokenizer, f"{SENTENCE} {n} more were hurt.").ids for n in range(2, 20)]
    for ids, passed in zip(rows, reader._passes(rows), strict=True):
        assert [a.tobytes() for a in passed] == [a.tobytes() for a in reader._pass(ids)]
