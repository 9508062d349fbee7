"""Lines of a text and the roles they play."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.document import Document
from dateline.ingest import Meta, build_document, read_text

ARTICLE = """Published: 10:10, December 3, 2024 | Updated: 12:12, December 3, 2024
Shelling kills seven at Kasanga market
By Agencies
Smoke rises over Kasanga on Dec 2, 2024. (PHOTO / AP)

KASANGA/MBALA - Troops shelled a market in Kasanga on Monday, residents said, as the river
rose to its highest level in a decade and traders moved their goods to the northern bank.

ALSO READ: Army denies shelling of market

Market in ruins

The army denied it.

A woman walks past a stall in Kasanga. (PHOTO / AFP)

Copyright 2024 Example News. All rights reserved."""


def roles(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        words = document.text[block.span.start : block.span.end]
        found.setdefault(block.role, []).append(words)
    return found


@pytest.fixture(scope="module")
def read() -> Document:
    return read_text(ARTICLE)


def test_the_header_gives_both_dates_and_their_words(read: Document) -> None:
    assert (read.published, read.updated) == ("2024-12-03T10:10", "2024-12-03T12:12")
    assert read.published_at is not None
    assert read.text[read.published_at.start : read.published_at.end] == "December 3, 2024"


def test_each_line_has_its_role(read: Document) -> None:
    found = roles(read)
    assert found["title"] == ["Shelling kills seven at Kasanga market"]
    assert found["byline"] == ["By Agencies"]
    assert found["dateline"] == ["KASANGA/MBALA -"]
    assert found["subhead"] == ["Market in ruins"]
    assert found["related-link"] == ["ALSO READ: Army denies shelling of market"]
    assert found["boilerplate"] == ["Copyright 2024 Example News. All rights reserved."]


def test_a_caption_is_cut_from_its_credit(read: Document) -> None:
    found = roles(read)
    assert found["caption"] == [
        "Smoke rises over Kasanga on Dec 2, 2024.",
        "A woman walks past a stall in Kasanga.",
    ]
    assert found["credit"] == ["(PHOTO / AP)", "(PHOTO / AFP)"]


def test_credits_and_datelines_are_kept(read: Document) -> None:
    assert read.credits == ("Agencies", "AP", "AFP")
    assert read.datelines == ("Kasanga", "Mbala")


def test_a_wrapped_paragraph_is_one_block(read: Document) -> None:
    (lead,) = roles(read)["lead"]
    assert lead.startswith("Troops shelled")
    assert lead.endswith("northern bank.")


@pytest.mark.parametrize(
    ("line", "places", "agency"),
    [
        ("BAMAKO, March 3 (Reuters) - Two soldiers died.", ("Bamako",), "Reuters"),
        ("PORT-AU-PRINCE, Haiti (AP) — Two soldiers died.", ("Port-Au-Prince, Haiti",), "AP"),
        ("GENEVA: Two soldiers died.", ("Geneva",), None),
    ],
)
def test_datelines(line: str, places: tuple[str, ...], agency: str | None) -> None:
    document = read_text(line)
    assert document.datelines == places
    assert document.credits == ((agency,) if agency else ())
    assert roles(document)["lead"] == ["Two soldiers died."]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Niger River News Service", "Niger River News Service"),
        ("The Levant Courier", "The Levant Courier"),
        ("Prepared by the emergency desk of Lanterne Relief", None),
    ],
)
def test_a_line_that_names_the_outlet_is_no_lead(line: str, publisher: str | None) -> None:
    document = read_text(f"Market shelled\n\nMarch 4, 2025\n{line}\n\nTroops shelled it.")
    assert document.publisher == publisher
    assert roles(document)["byline"] == [line]
    assert roles(document)["lead"] == ["Troops shelled it."]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Geneva correspondent", "subhead"),
        ("Ana Keller in Geneva", "subhead"),
        ("Army denies attack on market", "subhead"),
        ("@anakeller", "boilerplate"),
        ("3 min read", "boilerplate"),
        ("Last updated 2 hours ago", "boilerplate"),
    ],
)
def test_a_line_above_the_story_that_is_no_sentence_is_no_lead(line: str, role: str) -> None:
    document = read_text(
        "Market shelled\n\nBy Ana Keller\n\n"
        f"{line}\n\nPublished: 4 March 2025\n\nTroops shelled it."
    )
    assert roles(document)[role] == [line]
    assert roles(document)["lead"] == ["Troops shelled it."]
    assert document.published == "2025-03-04"


@pytest.mark.parametrize("heading", ["Most read", "Related stories:", "More on this story"])
def test_a_list_of_other_stories_is_no_part_of_this_one(heading: str) -> None:
    links = ["Floods kill nine in Nepal", "Gunmen free hostages in Ecuador"]
    document = read_text(
        "Market shelled\n\nTroops shelled it.\n\nArmy denies it\n\nIt did not.\n\n"
        + "\n\n".join([heading, *links])
        + "\n\nThe mayor wept.\n\nNew talks planned\n\nEnvoys met."
    )
    assert roles(document)["related-link"] == [heading, *links]
    assert roles(document)["subhead"] == ["Army denies it", "New talks planned"]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("A man walks past a burned shop. REUTERS/Ana Keller", "REUTERS/Ana Keller"),
        ("Image source, Getty Images", "Image source, Getty Images"),
    ],
)
def test_credits_of_photographs_without_brackets(line: str, credit: str) -> None:
    document = read_text(f"Market shelled\n\nTroops shelled it.\n\n{line}\n\nThey left.")
    assert roles(document)["credit"] == [credit]


def test_a_source_named_at_the_end_is_a_credit() -> None:
    document = read_text("Market shelled\n\nTroops shelled it.\n\nSource: Xinhua")
    assert roles(document)["credit"] == ["Source: Xinhua"]
    assert document.credits == ("Xinhua",)
    assert roles(read_text("Source: Army to quit the town\n\nIt was said."))["title"]


@pytest.mark.parametrize("line", ["***", "* * *", "_______", "• • •", "---", "###", "~"])
def test_a_line_without_letters_parts_and_tells_nothing(line: str) -> None:
    document = read_text(f"Market shelled\n\nTroops shelled it.\n\n{line}\n\nThe army denied it.")
    assert roles(document)["boilerplate"] == [line]


def test_a_second_headline_is_read(read: Document) -> None:
    document = read_text("Market shelled\n\nArmy denies\n\nTroops shelled it.")
    assert "byline" not in roles(document)


def test_a_title_given_apart_can_be_quoted() -> None:
    document = build_document("Troops shelled it.", Meta(title="Market shelled"))
    assert roles(document) == {"title": ["Market shelled"], "lead": ["Troops shelled it."]}


def test_a_title_that_the_text_repeats_stands_once() -> None:
    document = build_document("Market shelled\n\nTroops did.", Meta(title="Market shelled"))
    assert document.text.count("Market shelled") == 1
    assert roles(document)["title"] == ["Market shelled"]


def test_the_texts_own_date_wins() -> None:
    document = read_text("March 3, 2025\nTwo died.", published="2025-01-01")
    assert document.published == "2025-03-03"
    assert read_text("Two died.", published="2025-01-01").published == "2025-01-01"


@given(st.text())
def test_any_text_gives_blocks_in_order_inside_it(text: str) -> None:
    document = read_text(text)
    ends = [0, *(b.span.end for b in document.blocks)]
    for block, end in zip(document.blocks, ends, strict=False):
        assert end <= block.span.start < block.span.end <= len(document.text)
        words = document.text[block.span.start : block.span.end]
        assert words == words.strip()


STORY = "HAMA - Rebel shelling of Hama killed at least seven people on Monday, police said."


@pytest.mark.parametrize(
    "header",
    [
        "Published: 18:20, March 4, 2025 — ",
        "Published March 4, 2025 at 6:20 p.m. (GMT): ",
        "Updated: 12:12, March 4, 2025 | Published: 10:10 GMT, March 4, 2025\n",
        "March 4, 2025\n",
    ],
)
def test_a_story_on_the_line_of_its_date_is_read(header: str) -> None:
    document = read_text(header + STORY)
    assert roles(document)["lead"] == [STORY.removeprefix("HAMA - ")]
    assert (document.published or "")[:10] == "2025-03-04"


@pytest.mark.parametrize(
    "words", ["in World News", "by the Ministry of Foreign Affairs of the Republic of Kasanga"]
)
def test_no_sentence_after_the_date_is_no_story(words: str) -> None:
    document = read_text(f"Published: March 4, 2025 {words}\n\n{STORY}")
    assert roles(document)["header"] == [f"Published: March 4, 2025 {words}"]


@pytest.mark.parametrize(
    ("between", "begin"), [(" - ", "at least"), (" ", "(Northwind Wire) - At least")]
)
def test_a_story_on_the_line_of_its_date_begins_with_its_first_word(
    between: str, begin: str
) -> None:
    story = f"{begin} nine people were killed when rebels shelled a market in the city."
    assert roles(read_text(f"Published: March 4, 2025{between}{story}"))["lead"] == [story]


def test_a_text_without_blank_lines_has_subheads_too() -> None:
    document = read_text("Market shelled\nTroops shelled it.\nNew talks planned\nEnvoys met.")
    assert roles(document)["subhead"] == ["New talks planned"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Jos — Gunmen killed nine villagers.", ("Jos",)),
        ("New Delhi (AFP) – Police arrested a man.", ("New Delhi",)),
        ("Port-au-Prince — Gunmen killed nine villagers.", ("Port-Au-Prince",)),
        ("Guinea-Bissau — Soldiers seized the radio.", ("Guinea-Bissau",)),
        ("Amman/Beirut — Two envoys met.", ("Amman", "Beirut")),
        ("Mehmet Oz — surgeon and daytime star — was called a charlatan.", ()),
        ("Nine died.\n\nJos — Gunmen killed nine villagers.", ()),
    ],
)
def test_a_dateline_in_small_letters_opens_a_story(text: str, town: tuple[str, ...]) -> None:
    document = build_document(text, Meta(title="Gunmen kill nine"))
    assert document.datelines == town


def test_labels_of_speakers_are_no_datelines() -> None:
    text = "MS. HALE: Good day.\n\nQ: Why?\n\nMS. HALE: No.\n\nGOMA: Shells fell on a camp."
    document = build_document(text, Meta(title="Briefing of the ministry"))
    found = roles(document)
    assert found["lead"] == ["MS. HALE: Good day."]
    assert found["dateline"] == ["GOMA:"]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("LOJA (Ecuador).- Two men died.", "Loja, Ecuador"),
        ("San Pedro, Honduras.- Two men died.", "San Pedro, Honduras"),
    ],
)
def test_datelines_of_other_houses(line: str, place: str) -> None:
    document = read_text(f"Two men die in a jail\n\n{line}")
    assert document.datelines == (place,)
    assert roles(document)["lead"] == ["Two men died."]


def test_rows_of_a_table_tell_nothing() -> None:
    text = "Camps\n\nTown | Families\nMora | Kolo | 1,200\nGunmen shot two men in Mora."
    assert roles(read_text(text))["boilerplate"] == ["Mora | Kolo | 1,200"]


def test_where_a_group_has_its_office_is_set_aside() -> None:
    document = read_text("Two men die in a jail\n\n(Geneva) – Two men died in Chad.")
    assert document.datelines == ()
    assert roles(document)["lead"] == ["Two men died in Chad."]
