"""Frames: what the loader refuses, naming file and frame, and how triggers are indexed."""

from pathlib import Path

import msgspec
import pytest

from dateline.codebook.frames import (
    Codebook,
    Frame,
    Yes,
    compile_frames,
    load_codebook,
    read_classes,
    read_frames,
)
from dateline.errors import CodebookError

GOOD = """
[[frame]]
id = "protest.sing"
type = "PROTEST"
verbs = ["sing out"]
yes = [ { text = "Miners sang out in Potosi.", finds = "sang out" } ]
no = [ "The choir sang." ]
"""


def frame(ident: str = "aid.feed", **keys: tuple[str, ...]) -> Frame:
    """Return a frame with one example of each kind."""
    yes = (Yes("Angola fed the town.", "fed"),)
    return Frame(ident, "AID", yes, ("Rain fell.",), **({"verbs": ("feed",)} | keys))  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a frame file of protests can be written."""
    return tmp_path / "protest.toml"


def test_a_good_file_is_read(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    (read,) = read_frames(path)
    assert (read.id, read.type, read.verbs) == ("protest.sing", "PROTEST", ("sing out",))
    assert read.yes == (Yes("Miners sang out in Potosi.", "sang out"),)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('yes = [ { text = "Miners sang out in Potosi.", finds = "sang out" } ]', "yes = []",
         'has no "yes" example; add a sentence it must read'),
        ('no = [ "The choir sang." ]', "no = []",
         'has no "no" example; add a sentence it must not read'),
        ('no = [ "The choir sang." ]', "", "missing required field `no`"),
        ('verbs = ["sing out"]', "", "has no trigger; give verbs, nouns, adjectives or phrases"),
        ('verbs = ["sing out"]', 'verb = ["sing out"]', "unknown field `verb`"),
        ('"PROTEST"', '"SINGING"', "Invalid enum value 'SINGING'"),
        ('finds = "sang out"', 'finds = "sang up"', "'sang up' is not in its example"),
        ('"protest.sing"', '"assault.sing"', 'must start with the file\'s name, "protest."'),
        ('"protest.sing"', '"protesting.sing"', 'must start with the file\'s name, "protest."'),
    ],
)  # fmt: skip
def test_a_malformed_frame_is_named(old: str, new: str, message: str, path: Path) -> None:
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CodebookError) as raised:
        read_frames(path)
    assert str(raised.value).startswith(f'{path}: frame "')
    assert message in str(raised.value)


def test_a_frame_without_id_is_named_by_its_number(path: Path) -> None:
    path.write_text(GOOD + GOOD.replace('id = "protest.sing"', ""), encoding="utf-8")
    with pytest.raises(CodebookError, match='frame "number 2"'):
        read_frames(path)


def test_a_key_outside_a_frame_is_refused(path: Path) -> None:
    path.write_text('title = "Protests"\n' + GOOD, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"keys outside a frame: \['title'\]"):
        read_frames(path)


@pytest.mark.parametrize("raw", [b"[[frame]", b"[[frame]]\nid = NO", b"\xff\xfe"])
def test_what_is_not_toml_is_named(raw: bytes, path: Path) -> None:
    path.write_bytes(raw)
    with pytest.raises(CodebookError, match=r"protest\.toml: not TOML: .*; mend the line"):
        read_frames(path)


def test_two_frames_may_not_share_an_id() -> None:
    with pytest.raises(CodebookError, match=r'"aid\.feed" stands twice; rename one'):
        compile_frames([frame(), frame()], {})


@pytest.mark.parametrize("key", ["object", "subject_not", "prep_object", "complement", "context"])
def test_an_unknown_class_is_refused(key: str) -> None:
    asking = msgspec.convert({**msgspec.structs.asdict(frame()), key: ("@crop",)}, Frame)
    with pytest.raises(CodebookError, match='asks for class "@crop", which is not in en/classes'):
        compile_frames([asking], {"herd": frozenset({"goat"})})


@pytest.mark.parametrize("word", ["@actor", "@person", "@place", "@number", "@herd", "goat"])
def test_built_in_and_listed_classes_are_known(word: str) -> None:
    book = compile_frames([frame(object=(word,))], {"herd": frozenset({"goat"})})
    assert list(book.frames) == ["aid.feed"]


@pytest.mark.parametrize("key", ["context", "without"])
def test_a_slot_class_in_the_sentence_is_refused(key: str) -> None:
    asking = msgspec.convert({**msgspec.structs.asdict(frame()), key: ("@place",)}, Frame)
    with pytest.raises(CodebookError, match='asks for "@place" in the sentence'):
        compile_frames([asking], {})


def test_a_plain_trigger_needs_nothing_else() -> None:
    book = compile_frames([frame()], {})
    assert all(t.plain for table in (book.verbs, book.nouns) for ts in table.values() for t in ts)
    asking = msgspec.convert({**msgspec.structs.asdict(frame()), "verbs": ("blow up",)}, Frame)
    assert not compile_frames([asking], {}).verbs["blow"][0].plain


def test_triggers_are_indexed_by_their_head() -> None:
    book = compile_frames(
        [frame(verbs=("hand out",), nouns=("food drive",), phrases=("in aid of",))], {}
    )
    assert [(t.frame.id, t.rest) for t in book.verbs["hand"]] == [("aid.feed", ("out",))]
    assert [(t.frame.id, t.rest) for t in book.nouns["drive"]] == [("aid.feed", ("food",))]
    assert [t.rest for t in book.phrases["in"]["aid"]] == [("aid", "of")]


def test_words_asked_for_in_the_sentence_are_spelled_out() -> None:
    asking = frame(context=("@herd", "camp"), without=("circus",))
    book = compile_frames([asking], {"herd": frozenset({"goat"})})
    around = book.around["aid.feed"]
    assert sorted(around.wanted) == ["camp", "goat"]
    assert sorted(around.refused) == ["circus"]


def test_a_retired_frame_keeps_its_id_but_triggers_nothing() -> None:
    book = compile_frames([msgspec.structs.replace(frame(), retired="too broad")], {})
    assert (list(book.frames), dict(book.verbs)) == (["aid.feed"], {})


def test_constraints_make_a_frame_narrower() -> None:
    assert frame().narrowness < frame(context=("aid",)).narrowness < frame(object=("x",)).narrowness


def test_classes_are_read_by_file_name(tmp_path: Path) -> None:
    (tmp_path / "herd.csv").write_text("form,note\ngoat,\nsheep,\n", encoding="utf-8")
    assert read_classes(tmp_path) == {"herd": frozenset({"goat", "sheep"})}


def test_the_codebook_that_ships_loads() -> None:
    book = load_codebook()
    assert isinstance(book, Codebook)
    assert {f.type for f in book.frames.values()} >= {"ASSAULT", "CONSULT", "PROTEST", "REQUEST"}
