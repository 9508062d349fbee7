"""Review as data: decisions, what they change, who was quicker, agreement, test cases."""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

import httpx
import msgspec
import pytest

from dateline.desk.library import Library
from dateline.document import Document, content_id
from dateline.records import Coding, Toll

EVENT = "e-0123456789abcdef"
INCIDENT = content_id("n", EVENT)
NINE = {"tolls": [{"kind": "killed", "least": 9, "most": 9, "exact": True}]}
Coded = tuple[Document, Coding]
Decide = Callable[..., httpx.Response]


def killed(client: httpx.Client) -> tuple[int, int, int]:
    """Return low, best and high of the incident's dead."""
    (toll,) = client.get(f"/incidents/{INCIDENT}.json").json()["incident"]["tolls"]
    return toll["low"], toll["best"], toll["high"]


@pytest.mark.parametrize("path", ["/review", "/review?of=second", "/review?of=mine",
                                  "/review/agreement", f"/review/events/{EVENT}/correct",
                                  "/review/incidents?q=market"])  # fmt: skip
def test_every_page_of_review_is_there(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("slot", ["type", "mode", "actors", "recipients", "place", "when",
                                  "tolls", "realis"])  # fmt: skip
def test_there_is_a_form_for_each_slot(client: httpx.Client, slot: str) -> None:
    page = client.get(f"/review/events/{EVENT}/correct", params={"slot": slot}).text
    assert f'data-values="{slot}"' in page


def test_a_write_needs_the_token_of_the_page(client: httpx.Client) -> None:
    body = {"kind": "accept", "seen": 0, "events": [EVENT]}
    assert client.post("/api/judgements", json=body).status_code == 403
    assert client.post("/api/reviewer", json={"name": "Ada"}).status_code == 403
    assert client.get("/api/judgements").json()["judgements"] == []


def test_a_corrected_toll_is_in_the_incident_and_taken_back(
    client: httpx.Client, decide: Decide
) -> None:
    assert killed(client)[1] == 7
    made = decide("correct", events=[EVENT], slot="tolls", values=NINE, words="seven\npeople")
    assert made.status_code == 201, made.text
    assert made.json()["incident"] == INCIDENT
    assert killed(client) == (9, 9, 9)
    page = client.get(f"/articles/{article(client)}").text
    assert "person:Ada" in page
    assert "<s>7+ killed, 2 children killed</s>" in page
    back = decide("withdraw", withdraws=made.json()["judgement"]["id"])
    assert back.status_code == 201
    assert killed(client)[1] == 7


def article(client: httpx.Client) -> str:
    return str(client.get("/articles.json").json()["documents"][0]["id"])


def test_a_rejected_event_leaves_its_incident_and_comes_back(
    client: httpx.Client, decide: Decide
) -> None:
    assert decide("reject", events=[EVENT]).status_code == 201
    assert client.get("/incidents.json").json()["total"] == 0
    assert ">rejected<" in client.get(f"/articles/{article(client)}").text
    assert client.get(f"/articles/{article(client)}.json").json()["coding"]["events"] == []
    assert decide("accept", events=[EVENT], by="Bo", why="").status_code == 201
    assert client.get("/incidents.json").json()["incidents"][0]["id"] == INCIDENT


def test_a_missed_event_is_added_by_its_words(client: httpx.Client, decide: Decide) -> None:
    made = decide("add", document=article(client), words="hid", values={"type": "MOBILIZE"})
    (event,) = made.json()["judgement"]["events"]
    coding = client.get(f"/articles/{article(client)}.json").json()["coding"]
    added = next(e for e in coding["events"] if e["id"] == event)
    assert added["type"]["rule"] == "person:Ada"
    assert added["evidence"][0]["text"] == 'The "terrorists" hid there, an army spokesman said.'
    assert client.get("/incidents.json").json()["total"] == 2
    assert decide("reject", events=[event]).status_code == 201
    assert client.get("/incidents.json").json()["total"] == 1
    values = {"type": "REJECT"}
    other = decide("add", document=article(client), words="denied", values=values).json()
    assert other["judgement"]["quotes"][1]["text"] == "The army denied it."


def test_a_grade_is_overruled_with_a_reason(client: httpx.Client, decide: Decide) -> None:
    assert decide("grade", events=[INCIDENT], grade="confirmed", why=" ").status_code == 400
    assert decide("grade", events=[INCIDENT], grade="confirmed").status_code == 201
    page = client.get(f"/incidents/{INCIDENT}").text
    assert "Graded by Ada, who overruled the rule." in page
    assert "as the hospital says" in page


def test_incidents_are_merged_and_split(client: httpx.Client, decide: Decide) -> None:
    event = decide("add", document=article(client), words="hid", values={"type": "MOBILIZE"})
    second = event.json()["judgement"]["events"][0]
    listed = [i["id"] for i in client.get("/incidents.json").json()["incidents"]]
    merged = decide("same", events=listed).json()
    whole = client.get(f"/incidents/{merged['incident']}.json").json()["incident"]
    assert set(whole["events"]) == {EVENT, second}
    (gone,) = {*listed} - {whole["id"]}
    moved = client.get(f"/incidents/{gone}")
    assert (moved.status_code, moved.headers["location"]) == (303, f"/incidents/{whole['id']}")
    assert client.get("/incidents/n-0000000000000000").status_code == 404
    assert decide("different", events=[EVENT, second]).status_code == 400
    assert decide("different", events=[second], others=[whole["id"]]).status_code == 201
    assert client.get("/incidents.json").json()["total"] == 2
    assert client.get(f"/incidents/{gone}").status_code == 200


def test_incidents_to_merge_with_are_those_close_by_or_asked_for(
    client: httpx.Client, decide: Decide
) -> None:
    added = {"type": "COERCE", "place": {"text": "Kasanga", "name": "Kasanga", "country": "TZA"}}
    answer = decide("add", document=article(client), words="hid", near=0, values=added)
    other = answer.json()["incident"]
    for asked in ("", "Kasanga", other):
        page = client.get("/review/incidents", params={"q": asked, "but": INCIDENT}).text
        assert f'value="{other}"' in page
        assert f'value="{INCIDENT}"' not in page
    assert f'value="{other}"' in client.get(f"/incidents/{INCIDENT}").text
    nothing = client.get("/review/incidents", params={"q": "bridge", "but": INCIDENT}).text
    assert "No incident found for “bridge”" in nothing


def test_a_stale_decision_is_shown_beside_the_other_and_changes_nothing(
    client: httpx.Client, decide: Decide
) -> None:
    seen = client.get("/api/judgements").json()["newest"]
    assert decide("reject", events=[EVENT], seen=seen).status_code == 201
    late = decide("correct", events=[EVENT], slot="tolls", values=NINE, by="Bo", seen=seen)
    assert late.status_code == 409
    said = late.json()
    assert [(s["by"], s["what"]) for s in said["theirs"]] == [("Ada", "rejected")]
    assert (said["yours"]["by"], said["yours"]["what"]) == ("Bo", "tolls: 9 killed")
    assert len(client.get("/api/judgements").json()["judgements"]) == 1
    again = decide("correct", events=[EVENT], slot="tolls", values=NINE, by="Bo", seen=said["seen"])
    assert again.status_code == 201
    assert killed(client) == (9, 9, 9)


def test_of_many_who_decide_at_once_one_is_first(client: httpx.Client, decide: Decide) -> None:
    with ThreadPoolExecutor(6) as pool:
        asked = [
            pool.submit(decide, "accept", events=[EVENT], by=f"judge {n}", seen=0) for n in range(6)
        ]
        answers = sorted(a.result().status_code for a in asked)
    assert answers == [201, 409, 409, 409, 409, 409]
    assert len(client.get("/api/judgements").json()["judgements"]) == 1


def test_another_record_is_no_conflict(client: httpx.Client, decide: Decide) -> None:
    assert decide("grade", events=[INCIDENT], grade="confirmed", seen=0).status_code == 201
    assert decide("accept", events=[EVENT], seen=0).status_code == 201
    assert decide("accept", events=[EVENT], seen=0).status_code == 409


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"kind": "accept", "events": ["e-none"]}, 'no event "e-none"'),
        ({"kind": "accept"}, "no event"),
        ({"kind": "same", "events": [INCIDENT]}, "choose another incident"),
        ({"kind": "correct", "events": [EVENT], "slot": "type", "values": {}}, "has a type"),
        ({"kind": "correct", "events": [EVENT], "slot": "tolls"}, "names one event"),
        ({"kind": "correct", "events": [EVENT], "slot": "place", "values": {}, "words": "weather"},
         "does not stand in the article"),
        ({"kind": "withdraw", "withdraws": "j-none"}, 'no judgement "j-none"'),
        ({"kind": "add", "words": "hid"}, "has an article"),
        ({"kind": "correct", "events": [EVENT], "slot": "tolls",
          "values": {"tolls": [{"kind": "killed", "least": 9, "most": 3}]}}, "not a range"),
        ({"kind": "correct", "events": [EVENT], "slot": "tolls",
          "values": {"tolls": [{"kind": "killed", "least": 10**12, "most": None}]}}, "at most"),
        ({"kind": "correct", "events": [EVENT], "slot": "when", "values": {"when": {
            "earliest": "2025-02-30", "latest": "2025-03-01", "precision": "day"}}}, "is no day"),
        ({"kind": "correct", "events": [EVENT], "slot": "place", "values": {"place": {
            "text": "x", "name": "x", "lat": 91.0, "lon": 0.0}}}, "not on Earth"),
        ({"kind": "correct", "events": [EVENT], "slot": "place", "values": {"place": {
            "text": "x", "name": "x", "lat": 9.0}}}, "give both"),
        ({"kind": "correct", "events": [EVENT], "slot": "actors", "values": {"actors": [
            {"text": "troops", "country": "Syria"}]}}, "is no code"),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_refused_with_a_reason(
    decide: Decide, body: dict[str, object], reason: str
) -> None:
    answer = decide(str(body.pop("kind")), **body)
    assert answer.status_code == 400
    assert reason in answer.json()["error"]


@pytest.mark.parametrize(
    ("slot", "values"),
    [
        ("type", {"type": "COERCE"}),
        ("mode", {"mode": "beat"}),
        ("actors", {"actors": [{"text": "A militia", "country": "TZA", "sector": "REB"}]}),
        ("recipients", {}),
        ("when", {"when": {"earliest": "2025-03-02T10:00", "latest": "2025-03-02T11:00",
                           "precision": "hour"}}),
        ("realis", {"realis": "denied"}),
    ],
)  # fmt: skip
def test_every_slot_can_be_corrected(
    client: httpx.Client, decide: Decide, slot: str, values: dict[str, object]
) -> None:
    assert decide("correct", events=[EVENT], slot=slot, values=values).status_code == 201
    coding = client.get(f"/articles/{article(client)}.json").json()["coding"]
    held = coding["events"][0][slot]
    found = [f["value"] for f in held] if isinstance(held, list) else held["value"]
    for got, wanted in zip(*map(several, (found, values.get(slot, []))), strict=True):
        assert got == (got | wanted if isinstance(wanted, dict) else wanted)
    assert "before: " in client.get(f"/articles/{article(client)}").text
    assert client.get(f"/incidents/{INCIDENT}").status_code == 200


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_a_place_by_name_alone_gets_its_point(client: httpx.Client, decide: Decide) -> None:
    place = {"text": "Mwanza", "name": "Mwanza", "country": "TZA"}
    made = decide("correct", events=[EVENT], slot="place", values={"place": place})
    held = made.json()["judgement"]["values"]["place"]
    assert (held["lat"], held["lon"]) == pytest.approx((-2.52, 32.9), abs=0.1)
    (row,) = client.get("/incidents.json").json()["incidents"]
    assert row["where"] == "Mwanza, Tanzania"


def test_an_actor_by_name_alone_is_the_one_of_the_knowledge_base(
    client: httpx.Client, decide: Decide
) -> None:
    given = [{"text": "RSF"}, {"text": "RSF", "country": "PER"}, {"text": "the RSF men"}]
    made = decide("correct", events=[EVENT], slot="actors", values={"actors": given})
    held = made.json()["judgement"]["values"]["actors"]
    assert [a.get("id") for a in held] == ["rapid-support-forces", None, None]
    assert (held[0]["country"], held[0]["sector"]) == ("SDN", "REB")
    assert client.get("/incidents.json?actor=rapid-support-forces").json()["total"] == 1
    again = decide("correct", events=[EVENT], slot="actors", values={"actors": held[1:]})
    assert again.json()["judgement"]["values"]["actors"] == held[1:]


def test_two_judges_apart_their_agreement_and_a_third_who_decides(
    client: httpx.Client, decide: Decide
) -> None:
    decide("accept", events=[EVENT], by="Ada")
    second = client.get("/api/review", params={"of": "second"}).json()
    assert second["items"][0]["verdicts"] == []  # what Ada said would lead the second
    assert second["items"][0]["others"] == 1
    decide("correct", events=[EVENT], by="Bo", slot="tolls", values=NINE)
    found = client.get("/review/agreement.json").json()
    assert found["pairs"] == [
        {"one": "Ada", "other": "Bo", "records": 1, "alike": 0.0, "kappa": 0.0}
    ]
    assert found["disputes"][0]["settled"] is None
    assert "Open." in client.get("/review/agreement").text
    decide("reject", events=[EVENT], by="Cem")
    settled = client.get("/review/agreement.json").json()["disputes"][0]["settled"]
    assert (settled["by"], settled["kind"]) == ("Cem", "reject")
    assert client.get("/incidents.json").json()["total"] == 0


def test_the_queue_leaves_out_what_was_judged(client: httpx.Client, decide: Decide) -> None:
    (item,) = client.get("/review.json").json()["items"]
    assert item["waiting"]["killed"] == 7
    assert item["waiting"]["stakes"] == pytest.approx(1 + 4 * 7 / 17 + 1 / 3, abs=0.4)
    assert item["waiting"]["doubt"] == pytest.approx(0.1 + 0.3)
    decide("accept", events=[EVENT])
    assert client.get("/review.json").json()["items"] == []


def test_each_decision_is_a_test_case(client: httpx.Client, decide: Decide) -> None:
    decide("correct", events=[EVENT], slot="tolls", values=NINE)
    decide("reject", events=[EVENT], by="Bo")
    cases = [json.loads(line) for line in client.get("/review/cases.jsonl").text.splitlines()]
    first, second = cases[0]["events"][0], cases[1]["events"][0]
    assert first["text"].startswith("Government troops shelled")
    assert (first["machine"]["killed"], first["person"]["killed"]) == (
        {"least": 7, "most": None}, {"least": 9, "most": 9},
    )  # fmt: skip
    assert second["person"] is None


def test_a_name_is_kept_in_the_browser_and_asked_for_behind_a_password(
    guarded: Callable[..., httpx.Client],
) -> None:
    token = guarded(authorization="Bearer open sesame")
    body = {"kind": "accept", "seen": 0, "events": [EVENT]}
    assert "say who you are" in token.post("/api/judgements", json=body).text
    client = guarded(accept="text/html")
    client.post("/enter", data={"word": "open sesame", "name": "Ada  Ö."})
    page = client.get("/review").text
    assert 'value="Ada Ö."' in page
    csrf = re.search(r'name="csrf" content="(\w+)"', page)
    assert csrf
    made = client.post("/api/judgements", json=body, headers={"x-csrf-token": csrf[1]})
    assert made.json()["judgement"]["by"] == "Ada Ö."


def test_the_records_of_the_machine_stay_as_they_were(
    client: httpx.Client, decide: Decide, library: Library
) -> None:
    before = library.store.coding(article(client))
    decide("correct", events=[EVENT], slot="tolls", values=NINE)
    assert library.store.coding(article(client)) == before


def test_the_versions_of_an_article_are_compared_on_its_page(
    filled: Callable[..., Library],
    serving: Callable[..., AbstractContextManager[str]],
    coded: Coded,
    recoded: Callable[[str], Coded],
) -> None:
    address = "https://lake-post.example/market"
    first, (document, coding) = coded, recoded("Shelling kills nine")
    nine = msgspec.structs.replace(coding.events[0].tolls[0], value=Toll("killed", 9, None))
    event = msgspec.structs.replace(coding.events[0], id="e-later", tolls=(nine,))
    old = msgspec.structs.replace(first[0], url=address)
    new = msgspec.structs.replace(document, url=address, updated="2025-03-05T08:00")
    library = filled((old, first[1]), (new, msgspec.structs.replace(coding, events=(event,))))
    with serving(library) as where:
        page = httpx.get(f"{where}/articles/{new.id}", headers={"accept": "text/html"}).text
        assert "An earlier version" in page
        assert "killed at least 7 -&gt; at least 9" in page
        assert "kills <del>seven </del><ins>nine </ins>at Kasanga market" in page
        other = httpx.get(f"{where}/articles/{old.id}", headers={"accept": "text/html"}).text
        assert "A later version" in other
        assert "<ins>nine </ins>" in other
