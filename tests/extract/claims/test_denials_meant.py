"""Which denials are meant so: plain negatives beside acts of force, and deeds told elsewhere."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers
from dateline.extract import extract
from dateline.extract.claims.denying.meaning import LEAST, likelihood, load_weights
from dateline.records import Claim

Read = Callable[[str], Layers]


def _denials(layers: Layers) -> list[Claim]:
    return [c for c in extract(layers).claims if c.stance.value == "deny"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen killed nine villagers in Oran, residents said. "
         "The army said its soldiers had not fired on the village.", 1),
        ("Shells hit a clinic in Oran on Monday, medics said. "
         "The general said his men did not shell the clinic.", 1),
        ("The builder signed a contract. The firm said it has not met the union.", 0),
        ("The school opened in May. Its head said that students have not worn caps since.", 0),
    ],
)  # fmt: skip
def test_a_plain_negative_denies_beside_force(text: str, count: int, layers: Read) -> None:
    assert len(_denials(layers(text))) == count


def test_a_denial_of_nothing_told_is_kept_without_an_event(layers: Read) -> None:
    text = (
        "Rebels seized a bridge near Oran on Monday. Traders closed shops. Schools were shut. "
        "The party held its congress. Amina Haddad, a senator, rejected the idea of a recount."
    )
    (denial,) = _denials(layers(text))
    assert denial.denies == ()
    assert denial.source[0].value.text.startswith("Amina Haddad")


def test_a_denial_of_what_was_told_last_is_bound(layers: Read) -> None:
    read = extract(layers("Baku said gunners had shelled Ganja on Sunday. The ministry denied it."))
    (denial,) = [c for c in read.claims if c.stance.value == "deny"]
    (event,) = [e for e in read.events if e.type.value == "ASSAULT"]
    assert denial.denies == (event.id,)
    assert event.verification is not None
    assert event.verification.value == "disputed"


def test_weights_weigh_both_ways() -> None:
    weights = load_weights()
    assert set(weights) == set(LEAST)
    for kind, of in weights.items():
        assert any(w > 0 for w in of.values())
        assert any(w < 0 for w in of.values())
        assert likelihood(kind, {}) == 0.5


@pytest.mark.parametrize(
    "text",
    [
        "The minister ruled out talks with the rebels who attacked Oran on Monday.",
        "The council rejected an offer to withdraw its troops from Oran.",
        "The party backed a call to reject the arrest of the mayor.",
    ],
)
def test_who_turns_something_down_denies_no_event(text: str, layers: Read) -> None:
    assert _denials(layers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The captain waved his crew away from a truck that later exploded in Oran.",
        "The president dismissed the general after rebels attacked Oran.",
        "The channel keeps its faith, refuting tyranny and hatred.",
        "The deputy distanced himself from trade deals that he once backed.",
        "The senator declined to rule out any of the three bidders.",
        "The envoy refused to deny the report.",
        "The union issued a call to reject the charge against its members.",
        'The senator has called the banker an obvious phony. "He pays no tax," she said.',
        'The mayor described the visitor as a fake. "He never studied," she said.',
        "A spokesman said the family and the foundation had always been careful about donors.",
        '"It is absurd that you hired four hundred people," the deputy told a reporter.',
        '"It is ridiculous that they won the vote," the coach said.',
        "Gunmen attacked a bank in Oran. The agency said the inquiry had nothing to do with the "
        "minister and was suspended in July.",
        'Gunmen attacked a bank in Oran. "If the sailors did not take part in the attack, they '
        'have nothing to fear," a judge said.',
        'Bombs fell on Oran. "Is the town perfect? It isn\'t," the governor said.',
        "Gunmen attacked Oran. Doctors said the patient had malaria, not the fever.",
        "Police held ninety men. According to the inspector, no incidents were reported in Oran.",
        "Gunmen attacked Oran. Aides said the remark was not based on a talk with the general.",
    ],
)  # fmt: skip
def test_much_that_sounds_like_a_denial_is_none(text: str, layers: Read) -> None:
    assert _denials(layers(text)) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Shells hit a clinic in Oran. The rebels said they had nothing to do with the shelling.",
         "they had nothing to do with the shelling"),
        ("Gunmen killed a priest in Oran. The cartel said it had nothing whatsoever to do with it.",
         "it had nothing whatsoever to do with it"),
        ("Gunmen killed a priest in Oran. The army called the charge a fake.", "the charge"),
        ("Rebels said they had killed ten soldiers. A spokesman called the figures propaganda.",
         "the figures"),
        ("Shells hit Oran, residents said. The army waved away the allegation.", "the allegation"),
    ],
)  # fmt: skip
def test_denials_in_like_words_stand_with_all_of_their_content(
    text: str, content: str, layers: Read
) -> None:
    (denial,) = _denials(layers(text))
    assert denial.content.text.startswith(content)
    assert denial.denies != () or denial.against is not None


@pytest.mark.parametrize(
    "text",
    [
        "Iran seized a tanker in its own waters, a claim that Washington has rejected.",
        "Rebels shelled a clinic in Oran, an accusation that their leader has dismissed.",
        "Soldiers burned a mosque in Oran, a charge that the general has denied.",
    ],
)
def test_a_claim_that_somebody_has_rejected_disputes_the_deed_before(
    text: str, layers: Read
) -> None:
    read = extract(layers(text))
    (denial,) = [c for c in read.claims if c.stance.value == "deny"]
    told = next(e for e in read.events if e.type.value in ("ASSAULT", "COERCE"))
    assert denial.denies == (told.id,)
    assert told.verification is not None
    assert told.verification.value == "disputed"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kyiv denied it had agreed to a truce.", "agreed"),
        ("Amman denied that it had asked for American troops.", "asked"),
        ("Chad denied that it had agreed to the deal.", "agreed"),
    ],
)
def test_words_said_to_have_been_given_are_disputed_too(
    text: str, trigger: str, layers: Read
) -> None:
    (event,) = [e for e in extract(layers(text)).events if e.trigger.value == trigger]
    assert event.verification is not None
    assert event.verification.value == "disputed"
