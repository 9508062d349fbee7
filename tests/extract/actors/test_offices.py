"""Who a mention is by the body that he speaks for or leads; and who only stands behind him."""

import pytest

from dateline.annotate import annotate
from dateline.codebook.directory import load_directory
from dateline.document import plain
from dateline.extract.actors import ActorReader
from dateline.records import Actor

ON = "2023-06-05"


def who(text: str, head: str) -> Actor:
    """Return the actor of the mention headed by the first token of that text."""
    layers = annotate(plain(text, published=ON))
    found = ActorReader(layers, ON).read(next(t.i for t in layers.tokens if t.text == head))
    assert found is not None
    return found.value


@pytest.mark.parametrize(
    ("text", "head", "country", "sector"),
    [
        ("A spokesman for Hamas spoke.", "spokesman", "PSE", "REB"),
        (
            "The European Union's special representative, Piet Smit, spoke.",
            "representative",
            None,
            "EUR",
        ),
        ("The lawmaker Ana Ruiz, a former UN official, spoke.", "Ruiz", None, "LEG"),
        ("The head of the African Union spoke.", "head", None, "IGO"),
        ("The leader of the Taliban spoke.", "leader", "AFG", "GOV"),
        ("A commander of the M23 spoke.", "commander", "COD", "REB"),
        ("A spokesperson for the Russian foreign ministry spoke.", "spokesperson", "RUS", "GOV"),
        ("A spokesman for President Putin spoke.", "spokesman", "RUS", "GOV"),
        ("A senior adviser to President Putin spoke.", "adviser", "RUS", "GOV"),
        ("The head of the family spoke.", "head", None, "CVL"),
        ("General Jordan Okoro, the army chief of staff, spoke.", "Okoro", None, "MIL"),
        ("Her chief of staff resigned.", "chief", None, "UNK"),
    ],
)
def test_who_serves_a_body_is_of_its_country_and_kind(
    text: str, head: str, country: str | None, sector: str
) -> None:
    actor = who(text, head)
    assert (actor.country, actor.sector) == (country, sector)
    assert actor.id is None


def test_the_body_behind_an_office_is_no_second_party() -> None:
    layers = annotate(plain("A commander of the M23 spoke."))
    at = {t.text: t.i for t in layers.tokens}
    found = ActorReader(layers, None).read_all([at["commander"], at["M23"]])
    assert [f.value.text for f in found] == ["A commander of the M23"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Russian-backed separatists spoke.", "separatists"),
        ("The pro-Iranian militia spoke.", "militia"),
        ("Turkish-aligned fighters spoke.", "fighters"),
    ],
)
def test_a_backer_s_country_is_not_that_of_whom_he_backs(text: str, head: str) -> None:
    assert who(text, head).country is None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The ambassador of France spoke.", "ambassador"),
        ("A Russian opposition leader spoke.", "leader"),
        ("A Mexican journalist spoke.", "journalist"),
        ("The former Peruvian foreign minister spoke.", "minister"),
    ],
)
def test_one_of_many_bearers_of_a_role_is_not_the_one_that_is_listed(text: str, head: str) -> None:
    assert who(text, head).id is None


def test_the_one_bearer_of_an_office_is_named() -> None:
    assert who("The Russian foreign minister spoke.", "minister").id == "sergei-lavrov"
    assert load_directory().holder("foreign secretary", "GBR", "2003-03-19") is not None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("French fans left. The company's president spoke.", "president"),
        ("French fans left. The president of the club spoke.", "president"),
        ("The French football federation's president spoke.", "president"),
        ("German police left. The state's interior minister spoke.", "minister"),
        ("German police left. Bavaria's interior minister spoke.", "minister"),
        ("Nigerian troops left. The Borno state government met.", "government"),
        ("Pakistani troops left. The provincial police spoke.", "police"),
    ],
)
def test_an_office_of_a_part_or_of_a_firm_is_not_the_state_s(text: str, head: str) -> None:
    assert who(text, head).id is None


@pytest.mark.parametrize(
    ("text", "head", "named"),
    [
        ("French fans left. The French president spoke.", "president", "Emmanuel Macron"),
        ("German police left. The German government met.", "government", "Government of Germany"),
        ("Pakistani troops left. The police spoke.", "police", "Pakistan Police"),
        ("Rain fell in Fiji. The government of the islands met.", "government",
         "Government of Fiji"),
    ],
)  # fmt: skip
def test_what_is_the_state_s_stays_so(text: str, head: str, named: str) -> None:
    assert who(text, head).name == named


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("Two House Committees met.", "Committees", "LEG"),
        ("State Senators met.", "Senators", "LEG"),
        ("Regional Governors met.", "Governors", "GOV"),
        ("Readers of the Tribune wrote.", "Readers", "CVL"),
        ("The AFL-CIO met.", "CIO", "LAB"),
        ("The QRS-CIO met.", "CIO", None),
        ("The CIO met in Harare.", "CIO", "SPY"),
        ("Mayor Bloomberg spoke.", "Bloomberg", "GOV"),
        ("Bloomberg wrote.", "Bloomberg", "JRN"),
    ],
)
def test_of_which_kind_a_name_is(text: str, head: str, sector: str | None) -> None:
    assert who(text, head).sector == sector
