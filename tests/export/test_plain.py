"""The plain export: the contract of the scorers, key by key."""

import json

import msgspec

from dateline.document import Document
from dateline.export import TEXT_FORMATS
from dateline.export.plain import plain_events
from dateline.export.rows import rows
from dateline.records import Coding, Place

Coded = tuple[Document, Coding]


def test_an_unlikely_event_is_left_out(coded: Coded) -> None:
    document, coding = coded
    (event,) = coding.events
    doubted = msgspec.structs.replace(event, score=0.2)
    coding = msgspec.structs.replace(coding, events=(doubted,))
    assert coding.likely == ()
    assert list(plain_events(document, coding)) == list(rows([(document, coding)])) == []


def test_the_contract(coded: Coded) -> None:
    (event,) = plain_events(*coded)
    start = coded[0].text.index("Government")
    (evidence,) = event.pop("evidence")
    assert evidence["start"] == start
    assert coded[0].text[start : evidence["end"]] == evidence["text"]
    assert event == {
        "doc": coded[0].id,
        "id": "e-0123456789abcdef",
        "type": "ASSAULT",
        "mode": "heavy-weapons",
        "realis": "actual",
        "background": False,
        "trigger": "shelled",
        "actors": [
            {"text": "Government troops", "name": "Army of Kasanga", "country": "TZA",
             "sector": "MIL", "label": None, "scare": False},
        ],
        "recipients": [
            {"text": "seven people", "name": None, "country": None, "sector": "CVL",
             "label": None, "scare": False},
        ],
        "place": {"text": "Kasanga", "name": "Kasanga", "country": "TZA", "lat": -8.46,
                  "lon": 31.14, "precision": "exact"},
        "date": {"from": "2025-03-03", "to": "2025-03-03"},
        "killed": {"least": 7, "most": None},
        "injured": None,
        "claims": [
            {"source": "residents", "stance": "assert", "form": "indirect"},
            {"source": "The army", "stance": "deny", "form": "indirect"},
        ],
        "verification": "disputed",
        "score": 0.9,
    }  # fmt: skip


def test_a_speaker_is_named_once_for_each_stance(coded: Coded) -> None:
    document, coding = coded
    twice = tuple(
        msgspec.structs.replace(c, id=f"{c.id}{n}") for c in coding.claims for n in ("", "b")
    )
    (event,) = coding.events
    event = msgspec.structs.replace(event, claims=tuple(c.id for c in twice))
    coding = msgspec.structs.replace(coding, events=(event,), claims=twice)
    (told,) = plain_events(document, coding)
    assert [c["source"] for c in told["claims"]] == ["residents", "The army"]


def test_a_line_is_one_event(coded: Coded) -> None:
    (line,) = TEXT_FORMATS["plain"]([coded])
    assert json.loads(line)["id"] == "e-0123456789abcdef"
    assert line.endswith("}\n")


def test_records_give_every_value_with_its_words(coded: Coded) -> None:
    lines = [json.loads(line) for line in TEXT_FORMATS["records"]([coded])]
    assert [line["kind"] for line in lines] == ["document", "event", "claim", "claim", "label"]
    when = lines[1]["record"]["when"]
    assert [quote["text"] for quote in when["quotes"]] == ["Monday", "March 4, 2025"]
    assert when["rule"] == "time.weekday"


def test_a_province_has_no_point() -> None:
    wide = Place("Idlib province", "Idlib", "SYR", lat=35.8, lon=36.6, precision="admin1")
    assert wide.pin is None
    assert msgspec.structs.replace(wide, precision="near").pin == (35.8, 36.6)
