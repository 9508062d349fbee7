"""A text is the same whatever width its lines are broken at, and whatever stands before them."""

import re
import textwrap

import pytest

from dateline.document import Document
from dateline.ingest import read_text

TITLE = "Gunmen on motorcycles kill nine at a well near the border town of Tillia"
PARAGRAPHS = (
    "Gunmen on motorcycles opened fire on herders at a well near Tillia on Sunday evening and "
    "killed nine of them, the governor of the region said on Monday.",
    "Soldiers followed the attackers towards the border. Two were arrested, according to the "
    "army, which gave no names. A third man drowned as he tried to cross the river.",
    "The herders' union asked the government for more patrols before the rains. Its chairman, "
    "Moussa Alio, said that his members had warned of the gang since January.",
)


def told(document: Document) -> list[tuple[str, str]]:
    """Return the blocks of a document, each with its role and its words."""
    text = document.text
    return [(b.role, " ".join(text[b.span.start : b.span.end].split())) for b in document.blocks]


PLAIN = told(read_text("\n\n".join((TITLE, *PARAGRAPHS))))


def wrapped(width: int, before: str = "", first: str = "", between: str = "\n\n") -> str:
    """Return the article with the lines of its paragraphs broken at a width."""
    filled = [
        textwrap.fill(p, width, initial_indent=before + first, subsequent_indent=before)
        for p in PARAGRAPHS
    ]
    return f"{before}{TITLE}\n\n" + between.join(filled)


@pytest.mark.parametrize("width", [30, 34, 40, 52, 66, 78])
def test_lines_broken_at_a_width_make_the_same_paragraphs(width: int) -> None:
    assert told(read_text(wrapped(width))) == PLAIN


@pytest.mark.parametrize("width", [40, 72])
@pytest.mark.parametrize("before", ["    ", "\t", "> ", ">> ", "  > "])
def test_what_stands_before_each_line_is_left_out(before: str, width: int) -> None:
    text = re.sub(r"(?m)^$", before.rstrip(), wrapped(width, before))
    assert told(read_text(text)) == PLAIN
    assert "> " not in read_text(text).text


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("first", ["  ", "     "])
def test_a_first_line_set_in_begins_a_paragraph(first: str, between: str) -> None:
    assert told(read_text(wrapped(60, first=first, between=between))) == PLAIN


def test_justified_lines_have_single_spaces() -> None:
    text = wrapped(60).replace(" of the", "  of   the").replace(" on ", "  on ")
    assert told(read_text(text)) == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Key points\n- Two huts burned.\n  - Both stood empty.\n- A cow died.",
        "    Two huts burned.\n\n  A cow died.\n\nNobody was hurt.",
        "> A quotation opens this report.\n\nThe minister wrote it on Monday.",
        "Name\nTown\nDead\nAmina Sule\nGwoza\nthree\nMusa Dan\nBama\nnine",
    ],
)
def test_other_shapes_keep_their_lines(text: str) -> None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    assert [words for _, words in told(read_text(text))] == [
        line.removeprefix("- ") for line in lines
    ]
