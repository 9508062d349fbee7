"""Text taken out of printed pages."""

import pytest

from dateline.ingest import read_text
from dateline.ingest.paged import unpaged

SHEETS = """Situation Report            4 March 2025
                Page 1 of 2

Rebel shelling of the old mar-
ket in Hama killed at least se-
ven people on Monday, residents
said.

            - 1 -
\f
Situation Report            4 March 2025
                Page 2 of 2

The army said it had arrested 12
men in the north-
eastern suburbs.

            - 2 -
"""


def test_words_and_lines_are_put_together_and_heads_are_left_out() -> None:
    assert unpaged(SHEETS) == (
        "Situation Report 4 March 2025\n\n"
        "Rebel shelling of the old market in Hama killed at least seven people on Monday, "
        "residents said.\n\n"
        "The army said it had arrested 12 men in the north-eastern suburbs."
    )
    assert unpaged(unpaged(SHEETS)) == unpaged(SHEETS)


def test_a_sentence_runs_over_a_page() -> None:
    text = "Rebels shel-\nled a mar-\nket in the town\n\n- 3 -\n\fof Hama on Monday."
    assert unpaged(text) == "Rebels shelled a market in the town of Hama on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Hama -\nwitnesses said.",
        "A cease-\nfire held.",  # one alone may be anything
        "Page 1 of 2\n\nRebels shelled Hama.",
        "Ain al-\nArab and Tell al-\nHawa were hit.",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert unpaged(text) == text


def test_a_document_of_printed_pages_is_read_whole() -> None:
    assert "killed at least seven people" in read_text(SHEETS).text
