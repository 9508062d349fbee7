"""The heads of the items of chronicles, logs and live reports."""

import pytest

from dateline.document import Document
from dateline.ingest import Meta, build_document, read_text
from dateline.ingest.entries import Entries, read_head

LOG = """Attacks in Balochistan, 11 to 13 March 2023

11 March 2023 – Awaran: Gunmen shot dead two labourers.

• 12 March – Turbat: A bomb damaged a lorry.

• Sunday, 13 March
Police fired on teachers.
The army said nothing.

SUMMARY

Three attacks were counted."""


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(b.role, document.text[b.span.start : b.span.end]) for b in document.blocks]


def test_heads_are_blocks_of_their_own() -> None:
    found = blocks(read_text(LOG, published="2023-03-14"))
    assert [words for role, words in found if role == "entry"] == [
        "11 March 2023 – Awaran", "12 March – Turbat", "Sunday, 13 March",
    ]  # fmt: skip
    assert ("paragraph", "A bomb damaged a lorry.") in found
    assert ("subhead", "SUMMARY") in found


def test_an_entry_holds_until_the_next_or_a_subhead() -> None:
    document = read_text(LOG, published="2023-03-14")
    words = {text: document.entry_of(n) for n, (_, text) in enumerate(blocks(document))}
    assert words["The army said nothing."] == words["Sunday, 13 March"]
    assert words["A bomb damaged a lorry."] == words["12 March – Turbat"]
    assert words["Three attacks were counted."] is None


def test_a_live_report_s_hours_are_heads() -> None:
    text = "\n".join([
        "Live: the crisis", "21:40 BST", "Internet cut", "The regulator shut it.",
        "19:05 BST", "Shots heard", "Men fired.",
    ])  # fmt: skip
    document = build_document(text, Meta(title="Live: the crisis"))
    assert [words for role, words in blocks(document) if role == "entry"] == [
        "21:40 BST", "19:05 BST",
    ]  # fmt: skip
    assert document.entry_of(3) == 1


def test_datelines_of_several_days_head_what_follows() -> None:
    text = """MOSUL, Iraq, Aug 18 – Eight people were killed, officials said.

EARLIER REPORT

MOSUL, Iraq, Aug 17 – An air strike hit a clinic on Tuesday."""
    document = read_text(text, published="2021-08-18", title="Eight killed in clinic")
    assert document.datelines == ("Mosul, Iraq",)
    assert [words for role, words in blocks(document) if role == "entry"] == [
        "MOSUL, Iraq, Aug 18", "MOSUL, Iraq, Aug 17",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "14 June: Armed men attacked the village.",
        "Friday, 19:40 – Two men were shot.",
        "KWAZAKHELE. Friday, 19:40 – Two men were shot.",
        "7:15 p.m. Police closed the road.",
        "2024-05-03 | Goma: Shells fell on the camp.",
        "3 May, Goma",
    ],
)
def test_heads(line: str) -> None:
    assert read_head(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "On Friday, two men were shot.",
        "Friday was quiet.",
        "3:02 Watch the video",
        "May said: no deal.",
    ],
)
def test_no_heads(line: str) -> None:
    assert read_head(line) is None


def test_one_day_above_or_below_a_story_is_no_list() -> None:
    assert not Entries(["12 March 2023", "Two men died.", "Bamako, 13 March 2023"]).heads
    assert not Entries(["14 June: Two men died.", "They were brothers."]).heads


def test_an_entry_may_be_of_some_hours() -> None:
    head = read_head("08:00 – 10:00 Police arrested ten men.")
    assert head is not None
    assert (head.stamp, head.rest) == ("08:00 – 10:00", 14)


def test_hours_under_a_day_keep_the_day_above_them() -> None:
    text = "\n".join([
        "Police log", "Friday, 3 May", "2:10 a.m., 300 block of Cedar Lane: A man was stabbed.",
        "Saturday, 4 May", "1:05 p.m., 18 Mill Road: Two boys were arrested.",
    ])  # fmt: skip
    found = [words for role, words in blocks(read_text(text)) if role == "entry"]
    assert found == [
        "Friday, 3 May", "2:10 a.m., 300 block of Cedar Lane",
        "Saturday, 4 May", "1:05 p.m., 18 Mill Road",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "stamp", "rest"),
    [
        ("09:20 US Senator Hale arrived.", "09:20", "US Senator Hale arrived."),
        ("09:20 EET Shells fell on Izmil.", "09:20 EET", "Shells fell on Izmil."),
        ("09:20 🔴🇵🇱 Poland closed its border.", "09:20", "Poland closed its border."),
        ("09:20 IDF: three soldiers were hurt.", "09:20", "IDF: three soldiers were hurt."),
        ("09:20 – Izmil: a shell fell.", "09:20", "a shell fell."),
        ("09:20 ‼️ Jets bomb Izmil.", "09:20", "Jets bomb Izmil."),
    ],
)
def test_what_stands_behind_an_hour_is_what_was_posted(line: str, stamp: str, rest: str) -> None:
    head = read_head(line)
    assert head is not None
    assert (head.stamp, line[head.rest :]) == (stamp, rest)


def test_posts_have_numbers_and_signs_before_them() -> None:
    text = "1/ A thread on today.\n\n2/ 05:30 Shells fell.\n\n3/ 07:10 Police fled.\n\n🔥 The end."
    found = blocks(build_document(text, Meta(title="Today")))
    assert ("entry", "05:30") in found
    assert found[-1][1] == "The end."


def test_a_speaker_under_an_hour_is_no_dateline() -> None:
    document = read_text("Live\n\n07:10 FSB: four men were held.\n\n08:15 BREAKING: Shells fell.")
    assert document.datelines == ()
