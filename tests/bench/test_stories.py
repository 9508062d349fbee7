"""Task `stories`: how our incidents are set against gold."""

import json
from pathlib import Path

import msgspec
import pytest

from dateline.bench.stories import Linked, Tally, event_of, figures, score_stories, score_story
from dateline.bench.storyfiles import Story, place_of, read_stories
from dateline.document import Document
from dateline.errors import BenchError
from dateline.link.incidents import build_incident
from dateline.records import Coding, Incident
from tests.link.made import Reports, rival_accounts

TEXTS = {
    "raid": "Syrian warplanes bombed a market in Ariha on Monday, killing at least nine people, "
    "rescue workers said.",
    "denial": "The Syrian army denied that it had bombed the market in Ariha.\n\n"
    "A car bomb of Jabhat al-Nusra exploded there and killed four people, it said.",
}


def words(report: str, text: str) -> dict[str, str]:
    return {"report": report, "words": text}


def gold() -> dict[str, object]:
    return {
        "id": "t01",
        "reports": [
            {"id": name, "publisher": "Gazette", "published": day, "text": TEXTS[name],
             "url": f"https://gazette.example/{name}"}
            for name, day in (("raid", "2019-11-11"), ("denial", "2019-11-12"))
        ],
        "incidents": [
            {
                "id": "a",
                "events": [words("raid", "warplanes bombed"), words("denial", "exploded there")],
                "killed": {"low": 4, "best": 9, "high": 9},
                "origins": 2,
                "grade": "contested",
            }
        ],
        "contradictions": [
            {"kind": "denial", "left": words("raid", "warplanes bombed"),
             "right": words("denial", "denied that it had bombed")},
            {"kind": "toll", "left": words("denial", "killed four people"),
             "right": words("raid", "at least nine people")},
            {"kind": "place", "left": words("raid", "in Ariha"), "right": words("denial", "there")},
        ],
        "copies": [["raid", "denial"]],
    }  # fmt: skip


def story(changed: dict[str, object] | None = None) -> Story:
    return msgspec.convert({**gold(), **(changed or {})}, Story)


@pytest.fixture
def coded(rivals: Reports) -> dict[str, tuple[Document, Coding]]:
    return {name: rivals.codings[d.id] for name, d in rivals.documents.items()}


@pytest.fixture
def incident(rivals: Reports) -> Incident:
    return rivals.incident()


@pytest.fixture
def rivals() -> Reports:
    return rival_accounts()


def scored(
    coded: dict[str, tuple[Document, Coding]], *incidents: Incident, made: Story | None = None
) -> tuple[dict[str, float], list[str]]:
    tally = Tally()
    score_story(tally, made or story(), coded, Linked(incidents, frozenset({("denial", "raid")})))
    return figures(tally), tally.misses


def test_what_agrees_with_gold_is_counted(
    coded: dict[str, tuple[Document, Coding]], incident: Incident
) -> None:
    metrics, misses = scored(coded, incident)
    assert metrics["bcubed_f1"] == metrics["grade_accuracy"] == metrics["origins_accuracy"] == 1
    assert metrics["copies_f1"] == 1
    assert (metrics["killed_low"], metrics["killed_best"], metrics["killed_high"]) == (1, 1, 1)
    # denial and toll of three are found; the culprit touches no words that gold marks on its right
    assert metrics["contradiction_f1"] == pytest.approx(2 * 1 * (2 / 3) / (1 + 2 / 3), abs=0.2)
    assert [m for m in misses if m.startswith("contradiction")] == [
        "contradiction t01: place 'in Ariha' / 'there'"
    ]


def test_a_denial_is_not_matched_the_other_way_round(
    coded: dict[str, tuple[Document, Coding]], incident: Incident
) -> None:
    turned = [
        {"kind": "denial", "left": words("denial", "denied that it had bombed"),
         "right": words("raid", "warplanes bombed")}
    ]  # fmt: skip
    _, misses = scored(coded, incident, made=story({"contradictions": turned}))
    assert any(m.startswith("contradiction t01: denial") for m in misses)


def test_a_mention_without_an_event_of_ours_is_alone(
    coded: dict[str, tuple[Document, Coding]], rivals: Reports
) -> None:
    only = build_incident(rivals.mine[:1], rivals.codings, rivals.descents)
    metrics, misses = scored(coded, only)
    assert metrics["bcubed_f1"] == pytest.approx(0.6667, abs=0.001)
    assert "mention t01/a/1: denial 'exploded there'" in misses


def test_of_two_incidents_that_with_an_event_for_a_mention_is_compared(
    coded: dict[str, tuple[Document, Coding]], rivals: Reports
) -> None:
    raid, bomb = (build_incident([e], rivals.codings, rivals.descents) for e in rivals.mine)
    told = [words("raid", "warplanes bombed"), words("denial", "The Syrian army")]
    killed = {"low": 9, "best": 9, "high": 9}
    deed = {"id": "a", "events": told, "killed": killed, "origins": 1, "grade": "single-source"}
    metrics, _ = scored(coded, bomb, raid, made=story({"incidents": [deed], "contradictions": []}))
    assert metrics["killed_best"] == 1


def test_a_mention_is_found_by_the_trigger_before_the_toll(
    coded: dict[str, tuple[Document, Coding]],
) -> None:
    document, coding = coded["raid"]
    made = story()
    assert event_of(coding, place_of(document, made.incidents[0].events[0]))
    at = TEXTS["raid"].index("nine people")
    found = event_of(coding, (at, at + 4))
    assert found is not None
    assert found.trigger.value == "bombed"
    assert event_of(coding, (0, 3)) is None


def test_words_that_do_not_stand_in_the_report_are_an_error(
    coded: dict[str, tuple[Document, Coding]],
) -> None:
    made = story({"contradictions": [{"kind": "toll", "left": words("raid", "ten people"),
                                      "right": words("denial", "four people")}]})  # fmt: skip
    with pytest.raises(BenchError, match="copy it to the letter"):
        place_of(coded["raid"][0], made.contradictions[0].left)


def test_a_folder_is_read_in_order_and_ambiguous_stories_are_passed_over(tmp_path: Path) -> None:
    for name in ("b", "a", "c-ambiguous"):
        (tmp_path / f"{name}.json").write_text(json.dumps({**gold(), "id": name}))
    assert [s.id for s in read_stories(tmp_path)] == ["a", "b"]
    (tmp_path / "d.json").write_text("{}")
    with pytest.raises(BenchError, match=r"d\.json"):
        read_stories(tmp_path)


def test_a_folder_is_scored_as_the_product_reads_it(tmp_path: Path) -> None:
    (tmp_path / "t01.json").write_text(json.dumps(gold()))
    result, misses = score_stories(tmp_path, gold_incidents=True)
    assert (result.task, result.n) == ("stories", 1)
    assert result.metrics["bcubed_f1"] == result.metrics["copies_f1"] == 1
    assert not [m for m in misses if m.startswith("mention")]


def test_words_of_the_stories_for_writing_rules_stand_once_where_they_say() -> None:
    folder = Path(__file__).parents[2] / "corpus" / "incidents"
    for story in (*read_stories(folder / "seen"), *read_stories(folder / "fresh")):
        texts = story.documents()
        marked = [w for incident in story.incidents for w in incident.events]
        marked += [w for pair in story.contradictions for side in pair.sides for w in side]
        for one in marked:
            start, end = place_of(texts[one.report], one)
            assert texts[one.report].text[start:end] == one.words
            if one.start is None and story.id.startswith("f"):
                assert texts[one.report].text.count(one.words) == 1, (story.id, one.words)
