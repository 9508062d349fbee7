"""Claims and sources that the parser hangs on the wrong word."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain


@pytest.mark.parametrize(
    ("text", "name", "claim"),
    [
        ("The Kremlin describes the government in Kyiv as a regime, a charge Ukraine rejects.",
         "Ukraine", "charge"),
        ("The UN accuses Rwanda of arming the rebels, allegations Kigali rejects.",
         "Kigali", "allegations"),
        ("It denied that it had committed any crime, a charge Human Rights Watch rejects.",
         "Watch", "charge"),
        ("Police killed two men, a claim the army disputes.", "army", "claim"),
        ("A mob burned the mill, a version the guards reject.", "guards", "version"),
    ],
)  # fmt: skip
def test_a_claim_is_not_part_of_the_name_of_who_rejects_it(
    text: str, name: str, claim: str
) -> None:
    layers = annotate(plain(text))
    who = next(t for t in layers.tokens if t.text == name)
    said = next(t for t in layers.tokens if t.text == claim)
    assert said.i not in layers.children[who.i]
    assert layers.tokens[who.head].dep == "relcl"
    assert layers.tokens[who.head].head == said.i
    assert layers.tokens[layers.sentences[0].root].i < said.i


def test_a_claim_before_a_name_stays_where_nobody_answers() -> None:
    layers = annotate(plain("He was freed, an appeal court in Lima says."))
    assert layers.tokens[layers.sentences[0].root].head == layers.sentences[0].root


@pytest.mark.parametrize(
    "text",
    [
        "Islamist insurgents killed 11 loggers in Cabo Delgado, local media reported, quoting "
        "survivors.",
        "Rebels shelled Bor, the radio reported, citing nurses.",
    ],
)
def test_cited_sources_hang_on_the_citing(text: str) -> None:
    layers = annotate(plain(text))
    citing = next(t for t in layers.tokens if t.base in ("quote", "cite"))
    source = layers.tokens[citing.i + 1]
    assert citing.dep == "advcl"
    assert source.head == citing.i
    assert source.dep == "dobj"
