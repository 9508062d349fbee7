"""Casting: who of the contenders of an event is actor and who recipient."""

import pytest

from dateline.annotate import annotate
from dateline.codebook.frames import load_codebook
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.article import Article
from dateline.extract.events.drafts import Draft, find_drafts
from dateline.extract.events.grammar.beside import beside
from dateline.extract.events.roles.casting import Weights, cast
from dateline.extract.events.roles.contenders import HARMED_IN, contenders
from dateline.extract.events.sides.parties import is_own_country
from dateline.extract.extracting import standing_drafts


def _first(text: str, *, model: bool = True) -> tuple[Article, Draft]:
    layers = annotate(plain(text, published="2024-03-05"), model=model)
    article = Article(layers)
    return article, standing_drafts(article, find_drafts(layers, load_codebook()))[0]


def _words(article: Article, heads: list[int]) -> list[str]:
    return [article.layers.tokens[h].text for h in heads]


def _by_word(article: Article, draft: Draft) -> dict[str, dict[str, float]]:
    tokens = article.layers.tokens
    return {tokens[h].text: numbers for h, numbers in contenders(article, draft).items()}


def test_words_beside_a_trigger_have_places() -> None:
    layers = annotate(plain("The army gave the rebels an ultimatum with its ally."), model=False)
    verb = next(t.i for t in layers.tokens if t.text == "gave")
    places = {layers.tokens[i].text: names for i, names in beside(layers, verb).items()}
    assert places["army"] == {"subject"}
    assert places["rebels"] == {"indirect object"}


def test_what_speaks_for_a_contender() -> None:
    article, draft = _first("Rebels from the hills shelled a convoy near Tete, killing six guards.")
    found = _by_word(article, draft)
    assert found["Rebels"]["actor so far"] == found["Rebels"]["at subject"] == 1
    assert found["Rebels"]["model, actor"] > found["Rebels"]["model, recipient"]
    assert found["guards"][HARMED_IN] == 1
    assert HARMED_IN not in found["Rebels"]


def test_who_is_named_along_with_others_is_a_contender() -> None:
    article, draft = _first("The mayor, along with a policeman, was charged with fraud on Monday.")
    found = _by_word(article, draft)
    assert found["policeman"]["at object"] == found["mayor"]["at object"] == 1


def test_who_acts_in_a_clause_beside_is_no_contender() -> None:
    article, draft = _first("Two men were stabbed in Surat and the police fired in the air.")
    assert article.layers.tokens[draft.heads[0]].text == "stabbed"
    assert "police" not in _by_word(article, draft)


def test_the_kin_of_the_killed_are_no_contenders() -> None:
    article, draft = _first(
        "Relatives of people killed by militants near Kaya said that at least 40 had died."
    )
    assert "people" in _by_word(article, draft)
    assert "Relatives" not in _by_word(article, draft)


def test_the_likely_are_cast() -> None:
    article, draft = _first("Police arrested four students in Lima on Monday.")
    draft.actors, draft.recipients = [], []
    cast(article, [draft])
    assert _words(article, draft.actors) == ["Police"]
    assert _words(article, draft.recipients) == ["students"]


def test_nobody_is_on_both_sides() -> None:
    text = "A man was arrested in Lima. Police said the man was arrested after he attacked a guard."
    layers = annotate(plain(text, published="2024-03-05"), model=True)
    article = Article(layers)
    drafts = standing_drafts(article, find_drafts(layers, load_codebook()))
    [attack] = [d for d in drafts if d.type == "ASSAULT"]
    cast(article, [attack])
    assert _words(article, attack.actors) == ["he"]
    assert _words(article, attack.recipients) == ["guard"]


def test_the_counted_victims_never_act() -> None:
    article, draft = _first("One man was killed and six others wounded in a shooting on Sunday.")
    draft.actors = [h for h in contenders(article, draft) if h not in draft.recipients]
    cast(article, [draft])
    assert draft.actors == []


def test_who_claims_a_deed_stays_its_doer(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Weights(actor={"": -30.0}, recipient={"": -30.0})
    monkeypatch.setattr("dateline.extract.events.roles.casting.load_weights", lambda: nobody)
    article, draft = _first("The attack on the base near Tete was claimed by the Houthi movement.")
    cast(article, [draft])
    assert _words(article, draft.actors) == ["movement"]


def test_who_is_new_must_be_likelier_than_who_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    even = Weights(actor={"": -0.5}, recipient={"": -30.0})  # a chance of .38 for everybody
    monkeypatch.setattr("dateline.extract.events.roles.casting.load_weights", lambda: even)
    article, draft = _first("Police arrested four students in Lima on Monday.")
    read = list(draft.actors)
    assert read
    cast(article, [draft])
    assert draft.actors == read
    assert draft.recipients == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anti-government protests went on in Lima on Monday.", "government"),
        ("The army recaptured three towns from rebels on Monday.", "rebels"),
        ("The rebels began an offensive, aiming to seize government-held land.", "government"),
        ("At the mayor's request, troops returned to Lima on Monday.", "troops"),
    ],
)
def test_whom_the_words_are_plainly_against_stays(
    text: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = Weights(actor={"": -30.0}, recipient={"": -30.0})
    monkeypatch.setattr("dateline.extract.events.roles.casting.load_weights", lambda: nobody)
    article, draft = _first(text)
    assert named in _words(article, draft.recipients)
    cast(article, [draft])
    assert _words(article, draft.recipients) == [named]


def test_nobody_does_a_thing_to_his_own_country() -> None:
    text = "Vladimir Putin spoke on Monday. Putin assured Iran that his country would help."
    article, _ = _first(text)
    tokens = article.layers.tokens
    country = next(t.i for t in tokens if t.text == "country")
    putin = [t.i for t in tokens if t.text == "Putin"]
    assert is_own_country(article.layers, country, putin)
    iran = next(t.i for t in tokens if t.text == "Iran")
    assert not is_own_country(article.layers, country, [iran])
    assert not is_own_country(article.layers, iran, putin)


def test_without_the_model_nothing_is_cast() -> None:
    article, draft = _first("Police arrested four students in Lima on Monday.", model=False)
    before = (list(draft.actors), list(draft.recipients))
    cast(article, [draft])
    assert (draft.actors, draft.recipients) == before


def test_what_kind_another_party_is_makes_no_party() -> None:
    article, draft = _first("JNIM said its men had killed ten soldiers and Russian mercenaries.")
    found = _by_word(article, draft)
    assert {"men", "soldiers", "mercenaries"} <= found.keys()
    assert "Russian" not in found


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Turkish forces shelled Kharkiv on Saturday.", []),
        ("The army shelled Darayya and Hama overnight.", []),
        ("Iran struck Israel on Saturday.", ["Israel"]),
    ],
)
def test_a_town_is_where_harm_was_done_a_state_is_whom(text: str, whom: list[str]) -> None:
    article, draft = _first(text)
    cast(article, [draft])
    assert _words(article, draft.recipients) == whom


def test_a_relative_clause_is_done_by_whom_it_hangs_on() -> None:
    text = (
        "Coast guard personnel armed with axes rammed and boarded two rubber boats of the "
        "Philippine Navy, which were carrying supplies to the grounded ship."
    )
    layers = annotate(plain(text, published="2024-03-05"))
    article = Article(layers)
    drafts = standing_drafts(article, find_drafts(layers, load_codebook()))
    cast(article, drafts)
    aid = next(d for d in drafts if layers.tokens[d.heads[0]].text == "carrying")
    assert _words(article, aid.actors) == ["Navy"]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("The bishop condemned the killing of three nuns in Gao.", []),
        ("Norway condemned the attack on Polish peacekeepers in Lebanon.", []),
        ("The union denounced the execution of four Kurdish prisoners by Iran.", ["Iran"]),
        ("The opposition slammed the police over the beating of a student.", ["police"]),
    ],
)
def test_nobody_condemns_the_victims_of_a_deed(text: str, against: list[str]) -> None:
    layers = annotate(plain(text, published="2024-03-05"), model=True)
    article = Article(layers)
    drafts = standing_drafts(article, find_drafts(layers, load_codebook()))
    cast(article, drafts)
    (accusing,) = [d for d in drafts if d.type == "ACCUSE"]
    assert _words(article, accusing.recipients) == against


def test_who_leads_a_force_does_what_it_does() -> None:
    text = "Since Monday, Ethiopian militias, led by the Fano, have launched a major offensive."
    article, draft = _first(text)
    cast(article, [draft])
    assert _words(article, draft.actors) == ["militias", "Fano"]


def test_an_army_does_not_fire_at_the_troops_that_are_its_own() -> None:
    text = "The Israeli military said its troops had come under fire in Jenin on Monday."
    article, draft = _first(text)
    cast(article, [draft])
    assert _words(article, draft.actors) == []
    assert _words(article, draft.recipients) == ["troops"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Little has changed since the Paris attacks of November, the mayor said.", "Paris"),
        ("There were 3,210 shooting victims in Chicago, a record of shootings.", "victims"),
    ],
)
def test_neither_the_scene_nor_the_victims_did_it(text: str, name: str) -> None:
    layers = annotate(plain(text, published="2016-03-05"), model=True)
    deeds = [e for e in extract(layers).likely if e.type.value == "ASSAULT"]
    assert deeds
    assert [a.value.text for e in deeds for a in e.actors if name in a.value.text] == []


def test_a_capital_that_owns_an_attack_made_it() -> None:
    text = "Moscow's attacks on Kharkiv killed nine people on Monday."
    (deed,) = extract(annotate(plain(text, published="2024-03-05"), model=True)).likely
    assert [a.value.country for a in deed.actors] == ["RUS"]


def test_help_is_not_given_to_whom_it_is_against() -> None:
    text = "Officials praised the Saudis for their help in battling groups such as al-Qaeda."
    events = extract(annotate(plain(text, published="2016-03-05"), model=True)).likely
    helped = [r.value.text for e in events if e.type.value == "AID" for r in e.recipients]
    assert helped == []


def test_a_title_alone_is_nobody() -> None:
    text = (
        "He visited Prime Minister Benjamin Netanyahu in Israel, where he also met with "
        "reporters and made several statements affirming the commitment there."
    )
    events = extract(annotate(plain(text, published="2016-04-05"), model=True)).likely
    words = [p.value.text for e in events for p in (*e.actors, *e.recipients)]
    assert words
    assert "Prime" not in words


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Norway's premier withdrew Norway from the treaty on Monday.", []),
        ("Sweden's minister warned that Stockholm would answer any attack.", []),
        ("Sweden's minister warned Moscow on Monday.", ["Moscow"]),
    ],
)
def test_nobody_acts_on_the_state_that_he_acts_for(text: str, recipients: list[str]) -> None:
    article, draft = _first(text)
    cast(article, [draft])
    states = [h for h in draft.recipients if article.layers.tokens[h].name == "GPE"]
    assert _words(article, states) == recipients
