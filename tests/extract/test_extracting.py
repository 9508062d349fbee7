"""The whole of one document: events, claims, labels, and what could not be read."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate import annotate
from dateline.document import Document, plain
from dateline.extract import extract
from dateline.pipeline import code
from dateline.records import Coding

ARTICLE = """Troops shelled a clinic near Bor on Sunday, killing three nurses, residents said.

The army denied the accusation. "Terrorists" had attacked a convoy, a general said.

Zambia condemned the attack and called for talks."""
WORDS = [
    "troops", "Zambia", "Boko Haram", "killed", "shelled", "nine", "priest", "the", "attack",
    "on Monday", "said", "denied", "it", "that", "“rebels”", '"', ",", ".", "\n\n", "will", "not",
    "met", "Ruto", "of", "by", "who",
]  # fmt: skip


def coded(text: str, published: str | None = "2025-03-04") -> Coding:
    return extract(annotate(plain(text, published=published)))


def test_a_document_without_date_is_an_issue() -> None:
    (issue,) = coded("Gunmen killed a priest.", None).issues
    assert "no date of publication" in issue.what
    assert issue.cure == "give it with --published YYYY-MM-DD"
    assert issue.document == plain("Gunmen killed a priest.").id


def test_a_day_of_change_is_a_date_to_reckon_from() -> None:
    document = msgspec.structs.replace(plain("Gunmen killed a priest."), updated="2025-03-04")
    assert extract(annotate(document)).issues == ()


def test_a_list_of_many_names_is_coded() -> None:
    names = ", ".join(["Peru", "Chile", "Mali", "Chad", "Iran"] * 220)
    assert coded(f"Kenya met {names} and Malawi.").events


def test_the_issue_names_the_document_as_the_reader_knows_it() -> None:
    document = Document(id="d-1", text="Rain.", blocks=(), name="rain.txt", url="https://a.test")
    (issue,) = extract(annotate(document)).issues
    assert issue.where == "rain.txt"


def test_a_dated_document_has_no_issue() -> None:
    assert coded("Gunmen killed a priest.").issues == ()


@pytest.mark.parametrize(
    ("published", "day"), [("2025-03-04", "2025-03-02"), ("2025-03-04T09:30", "2025-03-02")]
)
def test_relative_days_count_from_publication(published: str, day: str) -> None:
    (event,) = coded("Gunmen killed a priest in Beira on Sunday.", published).events
    assert event.when is not None
    assert event.when.value.earliest == day


def test_without_date_a_relative_day_stays_empty() -> None:
    (event,) = coded("Gunmen killed a priest in Beira on Sunday.", None).events
    assert (event.when, event.background.value) == (None, False)


def test_a_text_without_events_is_an_empty_coding() -> None:
    coding = coded("Rain fell.")
    assert (coding.events, coding.claims, coding.labels) == ((), (), ())


def test_an_article_is_read_the_same_twice() -> None:
    assert coded(ARTICLE) == coded(ARTICLE)


def test_an_article_is_read_as_a_whole() -> None:
    coding = coded(ARTICLE)
    assert {"ASSAULT", "ACCUSE", "REQUEST"} <= {e.type.value for e in coding.events}
    assert {"assert", "deny"} <= {c.stance.value for c in coding.claims}
    assert [found.words.text for found in coding.labels] == ["Terrorists"]


def test_ids_are_of_their_kind_and_the_documents_own() -> None:
    coding = coded(ARTICLE)
    assert {e.id[:2] for e in coding.events} == {"e-"}
    assert {c.id[:2] for c in coding.claims} == {"c-"}
    assert {found.id[:2] for found in coding.labels} == {"l-"}
    assert {e.document for e in coding.events} == {coding.document}
    assert {c.document for c in coding.claims} == {coding.document}
    assert {found.document for found in coding.labels} == {coding.document}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join))
def test_any_words_give_a_coding_whose_ids_agree(text: str) -> None:
    coding = coded(text)
    told = {i for c in coding.claims for i in (*c.events, *c.denies)}
    assert told == {e.id for e in coding.events}
    assert all(e.claims for e in coding.events)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Youths marched through Butembo on Saturday.\n\nThe mayor of Butembo called for calm.",
         "Butembo"),
        ("Women marched through Dori on Saturday.\n\nThe mayor of Dori called for calm.", "Dori"),
        ("Crowds in Kerman protested on Saturday. They mourned Qassem Soleimani. Soleimani died on "
         "Friday.", "Kerman"),
    ],
)  # fmt: skip
def test_a_town_that_the_parser_takes_for_a_person_twice_is_still_one(
    text: str, place: str
) -> None:
    (protest,) = [e for e in coded(text).events if e.type.value == "PROTEST"]
    assert protest.place is not None
    assert protest.place.value.name == place


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Amnesty International urged Zambia to open an inquiry into the killings.", False),
        ("The opposition called for the wounded to be flown to Lusaka.", False),
        ("The governor promised to punish those behind the attack.", False),
        ("Amnesty International said that soldiers had killed the villagers.", True),
    ],
)
def test_who_only_asks_something_about_a_deed_does_not_tell_of_it(asked: str, names: bool) -> None:
    coding = coded(f"Soldiers killed four villagers near Mongu on Monday. {asked}")
    deed = next(e for e in coding.events if e.type.value == "ASSAULT")
    told = [c for c in coding.claims if c.id in deed.claims and c.source]
    assert bool(told) is names


def test_what_one_of_two_deeds_left_is_not_the_other_s() -> None:
    told = code(
        "Pakistan said that missiles had hit mosques, and that it had shot down five Indian jets."
    ).likely
    assert [(e.trigger.value, [t.value.least for t in e.tolls]) for e in told] == [
        ("hit", []),
        ("shot down", [5]),
    ]
