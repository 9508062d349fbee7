"""The descent of reports: which is the original, whom each credits, what is a later version."""

import itertools

import msgspec
import pytest

from dateline.document import Document
from dateline.ingest import read_text
from dateline.ingest.text import Meta, build_document
from dateline.link.texts.descents import (
    credit_of,
    descents_of,
    moment,
    names_one,
    told_at,
    versions_of,
)
from dateline.records import Copy

BODY = "The guards of the northern post were relieved on Monday after a raid, officials said."


def report(
    name: str, publisher: str, published: str | None, *, credits: tuple[str, ...] = (),
    url: str | None = None, text: str = BODY,
) -> Document:  # fmt: skip
    document = build_document(text, Meta(published=published, publisher=publisher, url=url))
    return msgspec.structs.replace(document, id=name, credits=credits)


def copies(*pairs: str, likeness: float = 0.9) -> list[Copy]:
    return [Copy(two[0], two[1], likeness) for two in pairs]


def test_the_agency_is_the_original_though_a_reprint_was_first() -> None:
    wire = report("w", "Sahara Wire", "2024-03-04T12:00+00:00")
    reprint = report("a", "The Courier", "2024-03-04T11:00+00:00", credits=("Sahara Wire",))
    found = descents_of([reprint, wire], copies("aw"))
    assert (found["a"].copy_of, found["a"].credit) == ("w", "Sahara Wire")
    assert found["w"].copy_of is None


def test_else_the_earliest_is_the_original_with_zones_heeded() -> None:
    early = report("b", "One", "2024-03-04T12:00+03:00")
    late = report("a", "Two", "2024-03-04T10:00+00:00")
    dated = report("c", "Three", "2024-03-04")
    found = descents_of([late, early, dated], copies("ab", "ac", "bc"))
    assert [found[n].copy_of for n in "abc"] == ["b", None, "b"]


def test_else_the_longest() -> None:
    short = report("a", "One", "2024-03-04")
    long = report("b", "Two", "2024-03-04", text=f"{BODY} They had been there since the spring.")
    assert descents_of([short, long], copies("ab"))["a"].copy_of == "b"


def test_a_copy_of_a_copy_goes_back_to_the_original() -> None:
    chain = [report(n, n, f"2024-03-0{day}") for day, n in enumerate("abc", 1)]
    found = descents_of(chain, copies("ab", "bc"))
    assert [found[n].copy_of for n in "abc"] == [None, "a", "a"]


def test_a_round_up_of_two_wires_does_not_join_them() -> None:
    wires = [report("a", "One", "2024-03-01"), report("b", "Two", "2024-03-02")]
    found = descents_of([*wires, report("c", "Three", "2024-03-03")], copies("ac", "bc"))
    assert [found[n].copy_of for n in "abc"] == [None, None, "a"]


def test_a_shared_paragraph_makes_no_descent() -> None:
    two = [report("a", "One", "2024-03-01"), report("b", "Two", "2024-03-02")]
    shared = [Copy("a", "b", 0.3, paragraphs=((0, 2),))]
    assert descents_of(two, shared)["b"].copy_of is None


def test_the_order_changes_nothing() -> None:
    documents = [
        report("a", "One", "2024-03-01"), report("b", "Two", "2024-03-01"),
        report("c", "Sahara Wire", None), report("d", "D", "2024-03-04", credits=("Sahara Wire",)),
    ]  # fmt: skip
    pairs = copies("ab", "ad", "bc", "cd")
    found = {
        tuple(descents_of(order, turned).items())
        for order in itertools.permutations(documents)
        for turned in (pairs, pairs[::-1])
    }
    assert len(found) == 1


def test_versions_stand_in_order_of_their_update() -> None:
    url = "https://a.example/raid"
    first = report("z", "One", "2024-03-04T08:00+00:00", url=url)
    later = report("a", "One", "2024-03-04T08:00+00:00", url=f"{url}?utm_medium=feed")
    later = msgspec.structs.replace(later, updated="2024-03-04T15:00+00:00")
    alone = report("b", "One", "2024-03-04", url="https://a.example/other")
    assert [[d.id for d in two] for two in versions_of([later, alone, first])] == [["z", "a"]]
    found = descents_of([later, alone, first], [])
    assert [found[n].version_of for n in "abz"] == ["z", None, None]


def test_a_later_version_is_the_copy_and_tells_with_its_update() -> None:
    url = "https://a.example/raid"
    first = report("z", "One", "2024-03-04", url=url)
    later = report("a", "One", "2024-03-04", url=url)
    later = msgspec.structs.replace(later, updated="2024-03-06", text=f"{first.text}\n\nMore.")
    found = descents_of([later, first], copies("az"))
    assert (found["a"].copy_of, found["z"].copy_of) == ("z", None)
    assert told_at(later, found["a"].version_of) == "2024-03-06"
    assert told_at(first, found["z"].version_of) == "2024-03-04"


def test_versions_without_an_update_stand_as_they_were_fetched() -> None:
    url = "https://a.example/raid"
    one, two = report("z", "One", "2024-03-04", url=url), report("a", "One", "2024-03-04", url=url)
    one = msgspec.structs.replace(one, fetched="2024-03-04T10:00+00:00")
    two = msgspec.structs.replace(two, fetched="2024-03-05T10:00+00:00")
    assert [[d.id for d in both] for both in versions_of([two, one])] == [["z", "a"]]


@pytest.mark.parametrize(
    ("text", "agency"),
    [(f"Raid\n\nBy Agencies\n\n{BODY}", "Agencies"),
     (f"Raid\n\nBy our foreign desk and AFP\n\n{BODY}", "AFP"),
     (f"Raid\n\nKANO, March 4 (Sahara Wire) - {BODY}", "Sahara Wire"),
     (f"Raid\n\n{BODY}\n\n(Reuters)", "Reuters"),
     (f"Raid\n\n{BODY}\n\n— AP", "AP"),
     (f"Raid\n\n{BODY}\n\nWith reporting by Zagros Wire.", "Zagros Wire"),
     (f"Raid\n\n{BODY}\n\nAdditional reporting by Xinhua", "Xinhua"),
     (f"Raid\n\n{BODY}\n\nMeridian Press contributed to this report.", "Meridian Press"),
     (f"Raid\n\n{BODY}\n\nSource: Anadolu", "Anadolu")],
)  # fmt: skip
def test_a_line_credits_an_agency(text: str, agency: str) -> None:
    assert credit_of(read_text(text)) == agency


@pytest.mark.parametrize(
    "text",
    [f"Raid\n\n{BODY}",
     f"Raid\n\n{BODY}\n\nA guard at the northern post on Monday. (PHOTO / AP)",
     f"Raid\n\n{BODY}\n\n(Photo: Reuters)",
     f"Raid\n\nBy Amina Sule\n\n{BODY}",
     f"Raid\n\nAn officer told Reuters that two had fled.\n\n{BODY}\n\nThey are sought."],
)  # fmt: skip
def test_photographers_reporters_and_those_told_are_not_credited(text: str) -> None:
    assert credit_of(read_text(text)) is None


def test_what_the_source_says_apart_from_the_text_counts() -> None:
    assert credit_of(report("a", "One", None, credits=("Sahara Wire",))) == "Sahara Wire"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("AFP", "Agence France-Presse", True), ("AP", "Associated Press", True),
     ("Reuters", "Reuters", True), ("AP", "Apple Daily", False), ("", "One", False)],
)  # fmt: skip
def test_names_of_one_outlet(one: str, other: str, same: bool) -> None:
    assert names_one(one, other) is same


def test_no_stamp_comes_last_and_a_bare_date_ends_its_day() -> None:
    stamps = [None, "2024-03-04", "2024-03-04T23:00+00:00", "2024-03-04T22:00"]
    assert sorted(stamps, key=moment) == stamps[::-1]
