"""Acts between states: who gives what is got, who says it in a passive, what was left undone."""

import pytest

from dateline.pipeline import code
from dateline.records import Event


def read(text: str, kind: str) -> Event:
    """Return the first event of a type that lists show of a text."""
    found = code(text, published="2025-03-04").likely
    return next(e for e in found if e.type.value == kind)


def parties(text: str, kind: str) -> tuple[list[str | None], list[str | None]]:
    """Return the countries of actors and recipients of a text's first event of a type."""
    event = read(text, kind)
    return [f.value.country for f in event.actors], [f.value.country for f in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oman drew condemnation from Zambia over the vote.", "ACCUSE"),
        ("Oman obtained a pledge of grain from Zambia.", "AGREE"),
        ("Oman received a warning from Zambia that it would cut off gas.", "THREATEN"),
        ("Oman, after being asked by Zambia to reopen the port, held a vote.", "REQUEST"),
        ("VIENNA - Accused by Zambia of fraud, Oman walked out of the talks.", "ACCUSE"),
        ("Oman pressed by Zambia to reopen port", "REQUEST"),
        ("VIENNA - After thanking Oman for its help, Zambia held a vote.", "SUPPORT"),
        ("VIENNA - After banning imports from Oman, Zambia held a vote.", "SANCTION"),
        ("Gas was sold to Oman by Zambia.", "COOPERATE"),
        ("Zambia handed two suspects over to Oman on Monday.", "COOPERATE"),
        ("Zambia refused to return a seized tanker to Oman.", "REJECT"),
        ("Premier Ana Ruiz of Zambia cut short her visit to Oman on Monday.", "CONSULT"),
    ],
)  # fmt: skip
def test_who_does_it_and_to_whom(text: str, kind: str) -> None:
    assert parties(text, kind) == (["ZMB"], ["OMN"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zambia swapped two spies with Oman.", "COOPERATE"),
        ("A week after Kuwait held a vote, Zambia swapped two spies with Oman.", "COOPERATE"),
        ("Zambian Premier Ana Ruiz and Omani Premier Jan Mol conferred in Vienna.", "CONSULT"),
        ("Zambian Premier Ana Ruiz received Omani Foreign Minister Jan Mol in Lusaka.", "CONSULT"),
        ("Zambia-Oman talks resumed in Vienna on Monday.", "CONSULT"),
    ],
)  # fmt: skip
def test_both_sides_take_part(text: str, kind: str) -> None:
    actors, recipients = parties(text, kind)
    assert sorted(map(str, [*actors, *recipients])) == ["OMN", "ZMB"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oman mobilized 3,000 reservists on Monday.", "MOBILIZE"),
        ("Oman threatened to withdraw its envoy.", "THREATEN"),
    ],
)
def test_who_is_moved_or_recalled_suffers_nothing(text: str, kind: str) -> None:
    assert parties(text, kind) == (["OMN"], [])


def test_who_is_warned_warns_nobody() -> None:
    assert parties("Oman was warned of a military strike.", "THREATEN") == ([], ["OMN"])


def test_the_source_has_no_part() -> None:
    text = "According to state radio, Vietnam has welcomed Poland's decision to join the accord."
    assert parties(text, "SUPPORT") == (["VNM"], ["POL"])


@pytest.mark.parametrize(
    ("text", "kind", "realis"),
    [
        ("Zambia may appeal to Oman for help next month.", "REQUEST", "hypothetical"),
        ("The premier might threaten Oman with tariffs next month.", "THREATEN", "hypothetical"),
        ("Egypt declined to put its air force on high alert on Monday.", "MOBILIZE", "denied"),
        ("Kenya let Monday pass without condemning Oman over the vote.", "ACCUSE", "denied"),
        ("Zambia fell short of expelling the Omani envoy.", "SANCTION", "denied"),
        ("Zambia is expected to praise Oman for its help next week.", "SUPPORT", "future"),
        ("Serbia urged Morocco to endorse Peru's plan for a trade zone.", "SUPPORT",
         "hypothetical"),
        ("Zambia's rejection of Oman's plan was announced on Monday.", "REJECT", "actual"),
        ("Zambia's suspension of aid to Oman was announced on Monday.", "SANCTION", "actual"),
    ],
)  # fmt: skip
def test_whether_it_was_done(text: str, kind: str, realis: str) -> None:
    assert read(text, kind).realis.value == realis


def test_stopping_short_is_no_act() -> None:
    found = code("Turkey stopped short of suspending aid to Peru.", published="2025-03-04").likely
    assert [e.realis.value for e in found] == ["denied"]


def test_an_ultimatum_is_no_pledge() -> None:
    text = "GENEVA - Turkey's ultimatum to Peru expires on Friday."
    assert parties(text, "THREATEN") == (["TUR"], ["PER"])


def test_a_state_that_dismisses_an_accusation_concedes_nothing() -> None:
    text = (
        "GENEVA - Vietnam, which dismissed Chile's accusation on Monday, holds an election in May."
    )
    found = code(text, published="2025-03-04").likely
    assert "CONCEDE" not in [e.type.value for e in found]
