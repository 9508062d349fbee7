"""Titles, offices and surnames of politicians, by the day of publication."""

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.actors import ActorReader

Who = tuple[str | None, str | None, str | None]


def who(text: str, head: str, *, on: str = "2025-03-04") -> list[Who]:
    """Return name, country and sector of the actors behind the last mention that a word heads."""
    layers = annotate(plain(text, published=on), model=False)
    i = next(t.i for t in reversed(layers.tokens) if t.text == head)
    actors = [f.value for f in ActorReader(layers, on).read_all([i])]
    return [(a.name, a.country, a.sector) for a in actors]


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("Sen. Jane Hollis spoke.", "Hollis", "LEG"),
        ("Gov. Bo Lund spoke.", "Lund", "GOV"),
        ("State Rep. Wanda Nally, a leader of the antiwar coalition, spoke.", "Nally", "LEG"),
        ("Rep. Adam Schott, the top member of the intelligence committee, spoke.", "Schott", "LEG"),
        ("Barry Lund, a longtime political operative, spoke.", "Lund", "PTY"),
        ("Wall Street executives spoke.", "executives", "BUS"),
        ("A leader of the farmers spoke.", "leader", "AGR"),
        ("Former Florida Gov. Bo Lund spoke.", "Lund", "ELI"),
        ("Bo Lund, a former senator, spoke.", "Lund", "ELI"),
        ("A leader of the cultural center spoke.", "leader", "SOC"),
    ],
)
def test_titles_and_bodies_of_politics_have_sectors(text: str, head: str, sector: str) -> None:
    assert [s for _, _, s in who(text, head)] == [sector]


def test_a_candidate_is_no_president_yet() -> None:
    assert who("Donald Trump spoke.", "Trump", on="2016-03-04") == [("Donald Trump", "USA", "PTY")]
    assert who("Donald Trump spoke.", "Trump", on="2018-03-04") == [("Donald Trump", "USA", "GOV")]


def test_a_number_in_a_name_is_no_militia() -> None:
    assert who("King Charles III spoke.", "III")[0][2] != "PRM"
    assert [s for _, _, s in who("The lawyers of G-III spoke.", "III")] != ["PRM"]


def test_the_body_says_whose_officials_they_are() -> None:
    text = "Officials in the Obama administration, including 51 who signed a memo on Syria, spoke."
    assert [c for _, c, _ in who(text, "Officials", on="2016-06-22")] == ["USA"]


def test_a_surname_is_whose_the_article_has_named() -> None:
    text = "Former Florida governor Jeb Bush spoke. The crowd met Bush."
    assert [n for n, _, _ in who(text, "Bush", on="2016-01-04")] == ["Jeb Bush"]


def test_a_candidate_does_not_take_up_the_president() -> None:
    text = "President Barack Obama spoke of Russia. It helped Donald Trump. The president left."
    assert [n for n, _, _ in who(text, "president", on="2016-09-08")] == ["Barack Obama"]
