"""Who bears what a word tells, who is charged with it, and with whom somebody meets."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.events.sides.bearing import (
    BLAMER,
    CHARGED,
    asking,
    bearers,
    blamers,
    charged,
    partners,
    plainly,
    tellers,
)
from dateline.extract.events.sides.handing import backing, between, felt, named_before
from dateline.extract.extracting import extract


def _at(text: str, word: str) -> tuple[Layers, int]:
    layers = annotate(plain(text, published="2024-03-05"), model=False)
    return layers, next(t.i for t in layers.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The mayor's trial opened in Lyon on Monday.", "trial", ["mayor"]),
        ("The general's assassination shook the country.", "assassination", ["general"]),
        ("The teenager's shooting set off riots.", "shooting", ["teenager"]),
        ("Keller has a prior conviction for theft.", "conviction", ["Keller"]),
        ("Keller has an arraignment in March.", "arraignment", ["Keller"]),
        ("The police shooting of a boy set off riots.", "shooting", []),
        ("The army's killing of four farmers set off riots.", "killing", []),
        ("The soldiers' shooting was wild.", "shooting", []),
        ("The school has received a threatening letter.", "received", ["school"]),
        ("The town received four hundred refugees.", "received", []),
        ("The bishop was the target of death threats.", "threats", ["bishop"]),
        ("The minister faced protests in Rome.", "protests", ["minister"]),
        ("The navy foiled an attack by pirates.", "attack", []),
        ("The navy repelled an attack on a tanker.", "attack", []),
    ],
)
def test_who_bears_it(text: str, word: str, who: list[str]) -> None:
    layers, i = _at(text, word)
    assert [layers.tokens[h].text for h in bearers(layers, i)] == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("A man was charged in connection with the shooting of a clerk.", "shooting", ["man"]),
        ("The court convicted two officers of the murder.", "murder", ["officers"]),
        ("Four men were jailed for the attack on the mosque.", "attack", ["men"]),
        ("Four men were arrested in raids on Monday.", "raids", []),
        ("The captain's trial for the massacre has begun.", "massacre", ["captain"]),
        ("The minister was criticised for the raid.", "raid", []),
        ("The mayor blamed the bombing on rebels.", "bombing", ["rebels"]),
        ("The raid was blamed on rebels by the mayor.", "raid", ["rebels"]),
        ("The mayor attributed the attack on the base to a militia.", "attack", ["militia"]),
        ("Nine died in attacks that the mayor blamed on rebels.", "attacks", ["rebels"]),
        ("The mayor blamed the raid on rebels on Monday.", "raid", ["rebels"]),
    ],
)
def test_who_is_charged_with_it(text: str, word: str, who: list[str]) -> None:
    layers, i = _at(text, word)
    assert [layers.tokens[h].text for h in charged(layers, i)] == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The premier spoke by telephone with the king of Jordan.", "spoke", ["king"]),
        ("The premier met with four mayors.", "met", ["mayors"]),
        ("The premier spoke in Amman.", "spoke", []),
        ("A truce brokered by Qatar holds.", "brokered", ["Qatar"]),
        ("The deal, mediated by Oman, was signed.", "mediated", ["Oman"]),
    ],
)
def test_with_whom_somebody_meets(text: str, word: str, who: list[str]) -> None:
    layers, i = _at(text, word)
    assert [layers.tokens[h].text for h in partners(layers, i)] == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("A truce between the army and the rebels began.", "truce", ["army", "rebels"]),
        ("A pact between Chad and Niger was signed.", "signed", ["Chad", "Niger"]),
        ("A pact between friends was signed.", "signed", []),
    ],
)
def test_between_whom_it_is(text: str, word: str, who: list[str]) -> None:
    layers, i = _at(text, word)
    assert [layers.tokens[h].text for h in between(layers, i)] == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Nine died in attacks that the mayor blamed on rebels.", "attacks", ["mayor"]),
        ("Nine died in attacks that the mayor blamed on rebels.", "died", ["mayor"]),
        ("The strike, which Kyiv blamed on Russia, killed nine people.", "strike", ["Kyiv"]),
        ("The mayor blamed the raid on rebels.", "raid", ["mayor"]),
        ("The mayor led the raid on the camp.", "raid", []),
    ],
)
def test_who_lays_it_to_others(text: str, word: str, who: list[str]) -> None:
    layers, i = _at(text, word)
    assert [layers.tokens[h].text for h in blamers(layers, i)] == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Denmark arrested the captain at the request of Britain.", "request", ["Britain"]),
        ("The envoy came at the invitation of the governor.", "invitation", ["governor"]),
        ("The council turned down the request of the miners.", "request", []),
    ],
)
def test_at_whose_request_it_is_done(text: str, word: str, who: list[str]) -> None:
    layers, i = _at(text, word)
    assert [layers.tokens[h].text for h in asking(layers, i)] == who


def test_who_blames_a_deed_on_others_did_not_do_it() -> None:
    text = "Thirty farmers died in attacks that the army blamed on Boko Haram."
    events = extract(annotate(plain(text, published="2024-03-05"), model=True)).events
    deeds = [e for e in events if e.type.value == "ASSAULT"]
    assert [a.value.text for e in deeds for a in e.actors] == ["Boko Haram"]


def test_who_is_charged_with_a_deed_did_it_and_who_is_tried_bears_the_trial() -> None:
    text = "Two men were charged in connection with the shooting of a clerk on Monday."
    layers = annotate(plain(text, published="2024-03-05"), model=True)
    (deed,) = [e for e in extract(layers).events if e.type.value == "ASSAULT"]
    assert [a.value.text for a in deed.actors] == ["Two men"]
    assert [r.value.text for r in deed.recipients] == ["a clerk"]


def test_a_verbal_act_stands_towards_somebody_though_nobody_is_named_who_does_it() -> None:
    layers = annotate(
        plain("Mr Okoro's murder trial opened in Abuja.", published="2024-03-05"), model=True
    )
    (trial,) = [e for e in extract(layers).likely if e.type.value == "ACCUSE"]
    assert trial.actors == ()
    assert [r.value.name for r in trial.recipients] == ["Okoro"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        (
            "Iraqi forces should investigate whether an airstrike killed nine farmers.",
            "ASSAULT",
            [],
        ),
        ("Rebels, who denounced the killing of a priest, shelled Goma.", "ASSAULT", ["Rebels"]),
        ("The two ministers discussed the campaign to retake Mosul.", "ASSAULT", []),
    ],
)
def test_who_asks_who_did_it_is_no_doer(text: str, kind: str, actors: list[str]) -> None:
    events = extract(annotate(plain(text, published="2024-03-05"), model=True)).likely
    found = {a.value.text for e in events if e.type.value == kind for a in e.actors}
    assert sorted(found) == actors


@pytest.mark.parametrize(
    ("text", "on"),
    [("Syria sanctions were eased.", ["Syria"]), ("US sanctions were eased.", [])],
)
def test_a_country_s_own_name_before_sanctions_says_on_whom_they_are(
    text: str, on: list[str]
) -> None:
    layers = annotate(plain(text))
    assert [layers.tokens[h].text for h in named_before(layers, 1)] == on


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Many of his friends also burned alive in a mall.", "burned", ["Many"]),
        ("Troops burned homes in the village.", "burned", []),
        ("Two children drowned in the river.", "drowned", ["children"]),
    ],
)
def test_who_burns_bears_it_where_nothing_is_burnt(text: str, word: str, who: list[str]) -> None:
    layers = annotate(plain(text))
    i = next(t.i for t in layers.tokens if t.text == word)
    assert [layers.tokens[h].text for h in bearers(layers, i)] == who


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The judge weighed all factors in the ambush slaying of a clerk.", set()),
        ("A judge shot a lawyer in Lima.", {"A judge"}),
    ],
)
def test_who_judges_a_killing_has_not_done_it(text: str, actors: set[str]) -> None:
    events = extract(annotate(plain(text), model=True)).likely
    assert {a.value.text for e in events if e.type.value == "ASSAULT" for a in e.actors} == actors


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Peru recalled its envoy over remarks by a senator on the murder of a judge.", "murder",
         ["senator"]),
        ("The king's speech on the massacre drew applause.", "massacre", ["king"]),
        ("A judge told of threats by a senator before the murder.", "murder", []),
    ],
)  # fmt: skip
def test_who_speaks_of_a_deed_did_not_do_it(text: str, word: str, who: list[str]) -> None:
    layers, i = _at(text, word)
    assert [layers.tokens[h].text for h in tellers(layers, i)] == who


def test_a_town_falls_to_whoever_takes_it() -> None:
    layers, i = _at("Mogadishu fell to the militia in June.", "fell")
    places = dict(plainly(layers, i, "ASSAULT"))
    words = {name: [layers.tokens[h].text for h in heads] for name, heads in places.items()}
    assert words[CHARGED] == ["militia"]
    assert words[BLAMER] == ["Mogadishu"]


@pytest.mark.parametrize(
    ("text", "word", "by", "to"),
    [
        ("The challenger has the backing of the dockers' union.", "backing", ["union"],
         ["challenger"]),
        ("Lund enjoys the support of the army.", "enjoys", ["army"], ["Lund"]),
        ("The general came to power with the blessing of the bishops.", "with", ["bishops"], []),
        ("The mayor won the governor's endorsement.", "endorsement", ["governor"], ["mayor"]),
        ("The mayor offered the support of the town to refugees.", "support", [], []),
    ],
)  # fmt: skip
def test_who_has_the_backing_of_others_is_backed_by_them(
    text: str, word: str, by: list[str], to: list[str]
) -> None:
    layers, at = _at(text, word)
    givers, backed = backing(layers, at)
    tokens = layers.tokens
    assert ([tokens[i].text for i in givers], [tokens[i].text for i in backed]) == (by, to)


@pytest.mark.parametrize(
    ("text", "word", "who", "at_whom"),
    [
        ("Peru was angered by Oman's refusal.", "angered", ["Peru"], ["Oman"]),
        ("Oman's refusal angered Peru.", "angered", ["Peru"], ["Oman"]),
        ("The envoy was outraged at the minister.", "outraged", ["envoy"], ["minister"]),
        ("The minister's speech infuriated farmers.", "infuriated", ["farmers"], ["minister"]),
    ],
)
def test_who_is_angered_blames_who_angered_him(
    text: str, word: str, who: list[str], at_whom: list[str]
) -> None:
    layers, at = _at(text, word)
    angry, blamed = felt(layers, at)
    tokens = layers.tokens
    assert ([tokens[i].text for i in angry], [tokens[i].text for i in blamed]) == (who, at_whom)


def test_blame_may_stand_behind_what_is_told_of_the_deed() -> None:
    text = "Authorities blamed a blast that hit a checkpoint near Cizre on Kurdish militants."
    layers, i = _at(text, "blast")
    assert [layers.tokens[j].text for j in charged(layers, i)] == ["militants"]
