"""The day of writing in the dateline or in a line above the story."""

import pytest

from dateline.ingest.headers import read_ending
from dateline.ingest.text import read_text

STORY = (
    "Warplanes struck a market in the port on Wednesday evening, killing at least 34 people and "
    "wounding 71 others, the health ministry said, in the deadliest raid on the coast this year."
)


@pytest.mark.parametrize(
    ("dateline", "day", "places"),
    [
        ("SANAA, March 14, 2024 (Northwind Wire) - ", "2024-03-14", ("Sanaa",)),
        ("KHARTOUM, 12 May 2023 – ", "2023-05-12", ("Khartoum",)),
        ("MANILA, Sept. 16, 2024 (Straits Dispatch) -- ", "2024-09-16", ("Manila",)),
        ("PHNOM PENH / BANGKOK, Aug 3, 2025 - ", "2025-08-03", ("Phnom Penh", "Bangkok")),
        ("NAIROBI, Aug. 3 (Reuters) - ", None, ("Nairobi",)),
    ],
)
def test_a_dateline_may_hold_the_day_of_writing(
    dateline: str, day: str | None, places: tuple[str, ...]
) -> None:
    document = read_text(f"A raid on a port\n{dateline}{STORY}")
    assert (document.published, document.datelines) == (day, places)
    assert [b.role for b in document.blocks] == ["title", "dateline", "lead"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Port Sudan, 12 January 2026", "2026-01-12"),
        ("Geneva, Friday 3 May 2024", "2024-05-03"),
        ("Situation report No. 4 - 3 May 2024", "2024-05-03"),
        ("Bunia, 9 July 2023. By Pascal Lonema, Ituri Courier", "2023-07-09"),
        ("The army attacked on 9 July 2023", None),
        ("Goma, 9 July 2023, fell to the rebels", None),
    ],
)
def test_a_line_above_the_story_may_end_in_it(line: str, day: str | None) -> None:
    found = read_ending(line)
    assert (found.iso if found else None) == day


def test_a_title_above_a_long_line_is_no_hard_wrapped_paragraph() -> None:
    title = "Air strikes on the market of a port on the Red Sea kill dozens of traders"
    document = read_text(f"{title}\n{STORY}\n\nNobody claimed the raid.")
    assert document.title == title
    assert [b.role for b in document.blocks] == ["title", "lead", "paragraph"]


def test_a_title_above_the_day_of_writing_stands_alone() -> None:
    title = "Gunmen burn two villages in the hills; army says it was too far away"
    document = read_text(f"{title}\nBunia, 9 July 2023. By Pascal Lonema\n\n{STORY}")
    assert (document.title, document.published) == (title, "2023-07-09")
    assert [b.role for b in document.blocks] == ["title", "byline", "lead"]


def test_a_labelled_day_counts_more_than_one_in_the_title() -> None:
    document = read_text(f"The massacre of Hama, 3 May 2021\n\nPublished: 4 May 2024\n\n{STORY}")
    assert document.published == "2024-05-04"


def test_a_sentence_that_runs_on_past_a_day_is_not_cut() -> None:
    wrapped = (
        "Rebels shelled a market in the city on Monday, police said. It\n"
        "was the worst attack there since the one of that spring, 3 May 2024,\n"
        "when nine were killed in a raid on a village to the north."
    )
    document = read_text(f"A raid on a port\n\n{STORY}\n\n{wrapped}")
    assert [b.role for b in document.blocks] == ["title", "lead", "paragraph"]


@pytest.mark.parametrize(
    ("dateline", "day", "places", "credits"),
    [
        ("TEGUCIGALPA, 7 MAR 88 (ACAN) -- [TEXT] ", "1988-03-07", ("Tegucigalpa",), ("ACAN",)),
        ("LA PAZ (BOLIVIA), JUNE 11 89 (EFE) -- ", "1989-06-11", ("La Paz",), ("EFE",)),
        ("CLANDESTINE, 2 FEB 90 (RADIO SUR) -- [NOTE] [TEXT] ", "1990-02-02", (), ("RADIO SUR",)),
        ("QUITO, 14 SEP 2003 -- ", "2003-09-14", ("Quito",), ()),
        ("SALEM (Feb. 4, 2014) – ", "2014-02-04", ("Salem",), ()),
    ],
)
def test_a_monitored_report_says_its_day_before_two_dashes(
    dateline: str, day: str, places: tuple[str, ...], credits: tuple[str, ...]
) -> None:
    document = read_text(dateline + STORY.upper())
    assert (document.published, document.datelines, document.credits) == (day, places, credits)
    assert [b.role for b in document.blocks] == ["dateline", "lead"]
    lead = document.blocks[1].span
    assert document.text[lead.start : lead.end].startswith("WARPLANES")
