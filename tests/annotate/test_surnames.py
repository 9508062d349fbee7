"""Whom a surname behind a title means, on the day of publication."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.ingest import read_text


def persons(text: str, day: str | None) -> list[tuple[str, tuple[str, ...]]]:
    """Return words and ids of the persons known in a text."""
    layers = annotate(plain(text, published=day))
    return [(layers.quote(k.first, k.last).text, k.ids) for k in layers.known if k.form == "person"]


@pytest.mark.parametrize(
    ("text", "day", "name", "ident"),
    [
        ("President Kabila met the envoy.", "2003-01-05", "Kabila", "joseph-kabila"),
        ("President Kabila met the envoy.", "1999-01-05", "Kabila", "laurent-desire-kabila"),
        ("President Banda met the envoy.", "2010-02-09", "Banda", "rupiah-banda"),
        ("President Banda met the envoy.", "2013-02-09", "Banda", "joyce-banda"),
        ("Former president Banda met the envoy.", "2013-02-09", "Banda", "rupiah-banda"),
        ("Czech Premier Topolanek met the envoy.", "2008-01-05", "Topolanek", "mirek-topolanek"),
        ("PM Kenny met the envoy.", "2014-04-26", "Kenny", "enda-kenny"),
        ("The foreign minister Belkhadem met him.", "2003-05-01", "Belkhadem",
         "abdelaziz-belkhadem"),
        ("Secretary of State Clinton met the envoy.", "2011-01-05", "Clinton", "hillary-clinton"),
        ("Prime Minister Simpson Miller spoke.", "2014-02-02", "Simpson Miller",
         "portia-simpson-miller"),
        ("Prime Minister Topolanek met the envoy.", None, "Topolanek", "mirek-topolanek"),
    ],
)  # fmt: skip
def test_the_title_says_who(text: str, day: str | None, name: str, ident: str) -> None:
    assert persons(text, day) == [(name, (ident,))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("President Banda met the envoy.", None),  # two were
        ("Polish Premier Topolanek met the envoy.", "2008-01-05"),
        ("Coach Kabila met the envoy.", "2003-01-05"),
        ("The president met Kabila.", "2003-01-05"),
        ("Police raided the newspaper Al-Sudani.", "2024-05-10"),
        ("Hackers attacked the company Maduro.", "2024-05-10"),
        ("Club president Kabila Mutombo met the envoy.", "2003-01-05"),
        ("President Topolanek met the envoy.", "2008-01-05"),
    ],
)
def test_who_is_not_sure_is_nobody(text: str, day: str | None) -> None:
    assert persons(text, day) == []


def test_a_headlines_surname_is_whom_the_story_names() -> None:
    text = (
        "Kabila condemns attack\n\n"
        "The Congolese president, Joseph Kabila, condemned an attack on Monday. Kabila urged calm."
    )
    layers = annotate(read_text(text))
    first, full, last = (t.i for t in layers.tokens if t.text == "Kabila")
    assert layers.refers[first] == layers.refers[last] == (full,)
