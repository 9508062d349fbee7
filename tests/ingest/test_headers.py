"""Dates of publication, as headers and pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import read_text
from dateline.ingest.headers import iso_or_none, read_header, read_stamp

HEADERS = [
    (
        "Published: 10:10, December 3, 2024 | Updated: 12:12, December 3, 2024",
        {"published": "2024-12-03T10:10", "updated": "2024-12-03T12:12"},
    ),
    ("First published on 3 March 2025 18:04 GMT", {"published": "2025-03-03T18:04+00:00"}),
    ("Posted 2025-03-03 6:04 pm", {"published": "2025-03-03T18:04"}),
    ("Last updated: 12.30 am, 4 Mar 2025", {"updated": "2025-03-04T00:30"}),
    ("Monday, March 3, 2025", {"published": "2025-03-03"}),
    ("3rd March 2025 09:15 +05:30", {"published": "2025-03-03T09:15+05:30"}),
    ("3 March 2025, 18:04 GMT+3", {"published": "2025-03-03T18:04+03:00"}),
    ("Published: 18:20, March 4, 2025 GMT", {"published": "2025-03-04T18:20+00:00"}),
    ("2025/3/3", {"published": "2025-03-03"}),
    ("Tue 4 Mar 2025 18:20 GMT", {"published": "2025-03-04T18:20+00:00"}),
    ("Tue, 04 Mar 2025 18:20:00 +0000", {"published": "2025-03-04T18:20+00:00"}),
    ("4-Mar-2025", {"published": "2025-03-04"}),
    ("04.03.2025", {"published": "2025-03-04"}),
    ("13/03/2025", {"published": "2025-03-13"}),
    ("3/13/2025", {"published": "2025-03-13"}),
    ("2025-03-04T18:20:00Z", {"published": "2025-03-04T18:20+00:00"}),
]


@pytest.mark.parametrize(("line", "stamps"), HEADERS)
def test_a_header_gives_its_dates(line: str, stamps: dict[str, str]) -> None:
    found, is_header = read_header(line)
    assert is_header
    assert {which: stamp.iso for which, stamp in found.items()} == stamps


@pytest.mark.parametrize(("line", "stamps"), HEADERS)
def test_a_stamp_tells_where_it_stands(line: str, stamps: dict[str, str]) -> None:
    for which, stamp in read_header(line)[0].items():
        assert stamps[which].startswith(
            (read_stamp(line[stamp.start : stamp.end]) or stamp).iso[:10]
        )


@pytest.mark.parametrize(
    "line",
    [
        "Troops shelled the town on March 3, 2025, residents said.",
        "Published reports that spoke of many dead were dismissed on March 3, 2025.",
        "February 30, 2025",
        "Seven people died",
        "",
    ],
)
def test_a_sentence_is_no_header(line: str) -> None:
    assert read_header(line) == ({}, False)


@pytest.mark.parametrize(
    ("given_", "iso"),
    [
        ("2024-12-03T10:10:59.123+08:00", "2024-12-03T10:10+08:00"),
        ("2024-12-03", "2024-12-03"),
        ("2024-12-03T10:10:00Z", "2024-12-03T10:10+00:00"),
        ("Tue, 3 Dec 2024 10:10:00 GMT", "2024-12-03T10:10+00:00"),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_iso_or_none(given_: str | None, iso: str | None) -> None:
    assert iso_or_none(given_) == iso


@given(st.text())
def test_any_line_is_read_without_error(line: str) -> None:
    read_header(line)
    iso_or_none(line)


@pytest.mark.parametrize(
    "line", ["As of 9 May 2025", "Data as of 9 May 2025", "Situation as at 18:00 on 9 May 2025"]
)
def test_the_day_that_a_report_gives_the_state_of_is_its_date(line: str) -> None:
    document = read_text(f"Flood report\nUpdate 4\n{line}\n\nFighters looted a store on Monday.")
    assert (document.published or "")[:10] == "2025-05-09"
    assert ("header", line) in [
        (b.role, document.text[b.span.start : b.span.end]) for b in document.blocks
    ]


def test_a_sentence_that_begins_with_as_of_is_told() -> None:
    assert read_text("Floods\n\nAs of 9 May 2025, four had died.").published is None
