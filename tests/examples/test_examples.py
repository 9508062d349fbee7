"""The worked examples: their gold is sound, and coding them comes up to it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.bench.agreement import bare_words
from dateline.bench.articles import Scorer
from dateline.bench.locate import Located, overlap
from dateline.document import Document
from dateline.export.plain import plain_events
from dateline.ingest import Meta, read_sources
from dateline.pipeline import code_document
from dateline.records import EventType

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SUFFIX = ".expected.json"
SOURCES = (".txt", ".html", ".jsonl")
TYPES = frozenset(get_args(EventType))
Slots = dict[str, Any]


def _json(name: str) -> Any:
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))


def _golds() -> Iterator[Slots]:
    for path in sorted(EXAMPLES.glob(f"*{SUFFIX}")):
        gold = _json(path.name)
        yield from gold.get("articles", [gold])


def _documents() -> dict[str, Document]:
    found: dict[str, Document] = {}
    for item in read_sources([str(EXAMPLES)], Meta()):
        assert isinstance(item, Document), item
        assert item.name
        found[item.name] = item
    return found


GOLDS = {gold["id"]: gold for gold in _golds()}
FACTS = _json("facts.json")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return _documents()


@pytest.fixture(scope="module")
def coded(documents: dict[str, Document]) -> dict[str, list[Slots]]:
    found = {}
    for name, document in documents.items():
        coding = code_document(document)
        assert not coding.issues, coding.issues
        found[name] = list(plain_events(document, coding))
    return found


def test_every_article_has_its_expected_file() -> None:
    articles = {p.stem for p in EXAMPLES.iterdir() if p.suffix in SOURCES}
    expected = {p.name.removesuffix(SUFFIX) for p in EXAMPLES.glob(f"*{SUFFIX}")}
    assert articles == expected
    assert len(articles) >= 7


def test_every_document_has_its_gold(documents: dict[str, Document]) -> None:
    assert set(documents) == set(GOLDS)
    for name, gold in GOLDS.items():
        assert (documents[name].published or "")[:10] == gold["published"]
        assert documents[name].title == gold["title"]


@pytest.mark.parametrize("name", sorted(GOLDS))
def test_gold_stands_in_the_article(name: str, documents: dict[str, Document]) -> None:
    text = documents[name].text
    for event in GOLDS[name]["events"]:
        for reading in [event, *([event["or"]] if "or" in event else [])]:
            assert reading["type"] in TYPES
            assert reading["trigger"] in reading["evidence"][0]
            for words in _quoted(reading):
                assert words in text, words


def _quoted(reading: Slots) -> Iterator[str]:
    yield from reading["evidence"]
    yield from (party["text"] for party in reading["actors"] + reading["recipients"])
    yield from (c["source"] for c in reading["claims"] if c["form"] != "narration")
    for slot in ("place", "date"):
        if reading[slot] and reading[slot]["text"]:
            yield reading[slot]["text"]


def test_scores_hold_their_floors(
    documents: dict[str, Document], coded: dict[str, list[Slots]]
) -> None:
    scorer = Scorer()
    for name, gold in GOLDS.items():
        scorer.article(gold, documents[name].text, coded[name])
    metrics = scorer.metrics()
    floors: dict[str, float] = _json("floors.json")
    assert {"event_f1", "actor_f1", "date_f1", "killed_f1"} <= set(floors)
    below = {k: (metrics[k], floor) for k, floor in floors.items() if metrics[k] < floor}
    assert not below, f"{below}; missed: {scorer.misses}"


def _ident(fact: Slots) -> str:
    words = "-".join(fact["words"].lower().split()[:5])
    value = fact["value"]
    told = value.get("name") or value.get("source") if isinstance(value, dict) else ""
    return ":".join(filter(None, (fact["article"], words, fact["slot"], told)))


@pytest.mark.parametrize("fact", FACTS["facts"], ids=_ident)
def test_key_fact(
    fact: Slots, documents: dict[str, Document], coded: dict[str, list[Slots]]
) -> None:
    found = _told(fact, documents[fact["article"]].text, coded[fact["article"]])
    assert any(_holds(fact, value) for value in found), found


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(f, marks=pytest.mark.xfail(reason=f["reason"], strict=True))
        for f in FACTS["known_misses"]
    ],
    ids=map(_ident, FACTS["known_misses"]),
)
def test_known_miss(
    fact: Slots, documents: dict[str, Document], coded: dict[str, list[Slots]]
) -> None:
    """Fail as expected; one that passes belongs among the facts."""
    test_key_fact(fact, documents, coded)


def test_key_facts_are_of_gold(documents: dict[str, Document]) -> None:
    assert len(FACTS["facts"]) >= 20
    for fact in FACTS["facts"] + FACTS["known_misses"]:
        text = documents[fact["article"]].text
        assert fact["words"] in text
        readings = [
            reading
            for event in GOLDS[fact["article"]]["events"]
            for reading in [event, *([event["or"]] if "or" in event else [])]
        ]
        told = _told(fact, text, [_as_plain(r) for r in readings])
        assert any(_holds(fact, value) for value in told), fact


def _as_plain(reading: Slots) -> Slots:
    return reading | {"evidence": [{"text": words, "start": 0} for words in reading["evidence"]]}


def _told(fact: Slots, text: str, events: list[Slots]) -> list[Any]:
    """Return the slot of every event of the fact's type that is read from the fact's words."""
    located = Located(text)
    at = text.index(fact["words"])
    wanted = [(at, at + len(fact["words"]))]
    return [
        event[fact["slot"]]
        for event in events
        if event["type"] == fact["type"]
        and overlap(
            wanted,
            [s for q in event["evidence"] if (s := located.find(q["text"], q["start"]))],
        )
    ]


def _holds(fact: Slots, found: Any) -> bool:
    slot, value = fact["slot"], fact["value"]
    if slot in ("actors", "recipients"):
        return any(_same_name(value, party) for party in found)
    if slot == "place":
        return found is not None and _same_name(value, found)
    if slot == "date":
        return found is not None and [found["from"], found["to"]] == value
    if slot in ("killed", "injured"):
        return found is not None and [found["least"], found["most"]] == value
    if slot == "claims":
        return any(
            claim["stance"] == value["stance"]
            and bare_words(value["source"]) & bare_words(claim["source"])
            for claim in found
        )
    return bool(found == value)


def _same_name(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Tell whether all words of the wanted name stand in the found one, in the same country."""
    if wanted["country"] and wanted["country"] != found["country"]:
        return False
    return bare_words(wanted["name"]) <= bare_words(f"{found['text']} {found['name']}")
