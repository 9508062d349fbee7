"""The corpus's file format: what is read, and how each fault is named."""

import functools
from pathlib import Path

import pytest

from dateline.codebook.schemes import PLOVER_MODES
from dateline.errors import CorpusError
from dateline.model.agreement import agreement
from dateline.model.corpus import Item, parse_items, read_corpus

SENTENCE = """# wire | LBY | 2011
Rebels shelled the port of Misrata on Tuesday, killing six dockworkers, a medic said.
= shelled | ASSAULT/heavy-weapons | Rebels | six dockworkers | Misrata | actual | a medic
"""
STORY = """## k-1 | local | KEN | 2008-01-02
Elders of both clans met in Isiolo. The clans had clashed twice.
=1 met | CONSULT | Elders of both clans | - | Isiolo
The meeting lasted two days.
=1 meeting | CONSULT
"""
CORPUS = Path(__file__).parents[2] / "corpus"


def test_a_sentence_is_read_to_the_letter() -> None:
    items, faults = parse_items(SENTENCE, name="a.txt")
    assert faults == []
    paragraph = items[0].paragraphs[0]
    (mention,) = paragraph.mentions
    spans = (mention.trigger, *mention.actors, *mention.recipients, mention.place, mention.source)
    assert [paragraph.text[s.start : s.end] for s in spans if s] == [
        "shelled", "Rebels", "six dockworkers", "Misrata", "a medic",
    ]  # fmt: skip
    assert (mention.type, mention.mode, mention.realis) == ("ASSAULT", "heavy-weapons", "actual")


def test_mentions_of_a_story_are_numbered_and_fields_default() -> None:
    items, faults = parse_items(STORY, name="a.txt")
    assert faults == []
    assert (items[0].story, items[0].date) == ("k-1", "2008-01-02")
    first, second = (m for p in items[0].paragraphs for m in p.mentions)
    assert first.event == second.event == 1
    assert (second.realis, second.actors, second.source) == ("actual", (), None)


def test_the_second_occurrence() -> None:
    text = "# wire | KEN | 2008\nIran met Iraq after Iran left.\n= left | RETREAT | Iran#2\n"
    items, _ = parse_items(text, name="a.txt")
    assert items[0].paragraphs[0].mentions[0].actors[0].start == 20


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("= shelled | STRIKE | Rebels", "type 'STRIKE'"),
        ("= shelled | ASSAULT/loud | Rebels", "mode 'loud'"),
        ("= shell | ASSAULT", "'shell' is not in the text"),
        ("= shelled | ASSAULT | Rebels | - | - | sure", "realis 'sure'"),
        ("= shelled", "1 fields"),
        ("= | ASSAULT", "no trigger"),
    ],
)
def test_a_fault_names_file_line_and_cure(line: str, what: str) -> None:
    _, faults = parse_items(f"# wire | LBY | 2011\nRebels shelled it.\n{line}\n", name="a.txt")
    assert len(faults) == 1
    assert faults[0].startswith("a.txt:3: ")
    assert what in faults[0]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("= met | CONSULT\n", "before the first heading"),
        ("# wire | LBY\nIt rained.\n", "heading has 2 parts"),
        ("# gossip | LBY | 2011\nIt rained.\n", "manner 'gossip'"),
        ("# wire | LBY | 2011\nIt rained.\nIt poured.\n", "has 2 paragraphs"),
        ("# wire | LBY | 2011\n= met | CONSULT\n", "an event before its text"),
    ],
)
def test_a_broken_item_is_named(text: str, what: str) -> None:
    _, faults = parse_items(text, name="a.txt")
    assert what in faults[0]


def test_reading_stops_at_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# wire | LBY | 2011\nIt rained.\n= met | CONSULT\n")
    with pytest.raises(CorpusError, match=r"a\.txt:3"):
        list(read_corpus(tmp_path))
    with pytest.raises(CorpusError, match="no such file"):
        list(read_corpus(tmp_path / "none"))


def test_two_readers_agree_as_far_as_they_do() -> None:
    ours, _ = parse_items(SENTENCE, name="a")
    theirs, _ = parse_items(SENTENCE.replace("heavy-weapons", "aerial"), name="b")
    assert agreement(ours, ours).events == 1
    found = agreement(ours, theirs)
    assert (found.texts, found.events, found.mode, found.actors) == (1, 1, 0, 1)
    other, _ = parse_items(SENTENCE.replace("ASSAULT/heavy-weapons", "COERCE"), name="c")
    assert (agreement(ours, other).events, agreement(ours, other).triggers) == (0, 1)


@functools.cache
def part(name: str) -> tuple[Item, ...]:
    return tuple(read_corpus(CORPUS / name))


def test_the_shipped_corpus_is_whole() -> None:
    unseen = part("unseen")
    items = [*part("sentences"), *part("stories"), *part("assembly"), *unseen]
    sentences = [i for i in items if i.story is None]
    stories = [i.story for i in items if i.story is not None]
    assert len(sentences) >= 6000
    assert len(stories) >= 300
    assert len(set(stories)) == len(stories)
    assert len(unseen) >= len(items) / 5
    kinds = {(m.type, m.mode) for i in items for p in i.paragraphs for m in p.mentions}
    missing = [(t, m) for t, modes in PLOVER_MODES.items() for m in modes if (t, m) not in kinds]
    assert missing == []


def test_nothing_unseen_is_taught() -> None:
    taught = {p.text for n in ("sentences", "stories") for i in part(n) for p in i.paragraphs}
    apart = {p.text for n in ("assembly", "unseen") for i in part(n) for p in i.paragraphs}
    assert taught & apart == set()


def test_every_blind_label_is_of_a_text_of_the_corpus() -> None:
    texts = {
        p.text for n in ("sentences", "assembly", "unseen") for i in part(n) for p in i.paragraphs
    }
    blind = [p.text for i in part("second") for p in i.paragraphs]
    assert sum(t in texts for t in blind) > 0.98 * len(blind)  # a few texts were mended since
