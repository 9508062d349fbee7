"""Who a mention is: name, country and sector, and the rule that read them."""

import functools

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.actors import ActorReader
from dateline.records import Actor, Finding

Who = tuple[str | None, str | None, str | None]


@functools.cache
def _layers(text: str) -> Layers:
    return annotate(plain(text))


def found(
    text: str, head: str, *, force: bool = False, on: str | None = "2025-03-04"
) -> tuple[Finding[Actor], ...]:
    """Return the actors behind the last mention that a word heads."""
    layers = _layers(text)
    i = next(t.i for t in reversed(layers.tokens) if t.text == head)
    return ActorReader(layers, on).read_all([i], force=force)


def who(text: str, head: str, *, force: bool = False, on: str | None = "2025-03-04") -> list[Who]:
    """Return name, country and sector of the actors behind a mention."""
    actors = [f.value for f in found(text, head, force=force, on=on)]
    return [(a.name, a.country, a.sector) for a in actors]


@pytest.mark.parametrize(
    ("text", "head", "name", "country"),
    [
        ("Peru closed the border.", "Peru", "Peru", "PER"),
        ("Paris called an envoy home.", "Paris", "France", "FRA"),
        ("South Sudan closed the border.", "Sudan", "South Sudan", "SSD"),
        ("A Peruvian plan failed.", "Peruvian", "Peru", "PER"),
    ],
)
def test_a_bare_state_is_its_government_or_with_force_its_military(
    text: str, head: str, name: str, country: str
) -> None:
    assert who(text, head) == [(name, country, "GOV")]
    assert who(text, head, force=True) == [(name, country, "MIL")]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Bolivian miners sang.", "miners", ("Bolivian miners", "BOL", "LAB")),
        ("Malian rebels left.", "rebels", ("Malian rebels", "MLI", "REB")),
        ("The French ambassador left.", "ambassador", ("French ambassador", "FRA", "GOV")),
        ("Colombian students sang.", "students", ("Colombian students", "COL", "EDU")),
        ("The Fijian navy left.", "navy", ("Fijian navy", "FJI", "MIL")),
        ("Two Greek priests sang.", "priests", ("Greek priests", "GRC", "REL")),
        ("Kenyan troops left.", "troops", ("Kenya Defence Forces", "KEN", "MIL")),
        ("Angolans sang.", "Angolans", ("Angolan people", "AGO", "CVL")),
    ],
)
def test_a_demonym_and_a_role_make_an_actor(text: str, head: str, expected: Who) -> None:
    assert who(text, head) == [expected]


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("Soldiers sang.", "Soldiers", "MIL"),
        ("Nine gunmen fled.", "gunmen", "UAF"),
        ("A teacher sang.", "teacher", "EDU"),
        ("Villagers sang.", "Villagers", "CVL"),
        ("The police chief sang.", "chief", "COP"),
        ("The wind sang.", "wind", None),
    ],
)
def test_an_unnamed_actor_has_a_sector_alone(text: str, head: str, sector: str | None) -> None:
    assert who(text, head) == [(None, None, sector)]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Villagers in Chad said the military left.", "military",
         ("Chad National Army", "TCD", "MIL")),
        ("Police beat Colombian students.", "Police",
         ("National Police of Colombia", "COL", "COP")),
        ("Rain fell in Fiji. The government of the islands slept.", "government",
         ("Government of Fiji", "FJI", "GOV")),
    ],
)  # fmt: skip
def test_a_bare_body_belongs_to_the_one_country_around(text: str, head: str, expected: Who) -> None:
    assert who(text, head) == [expected]


def test_a_bare_body_between_two_countries_belongs_to_neither() -> None:
    assert who("Chad and Niger said the military left.", "military") == [(None, None, "MIL")]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Kenyan and Ugandan troops left.", "troops",
         [("Kenya Defence Forces", "KEN", "MIL"),
          ("Uganda People's Defence Force", "UGA", "MIL")]),
        ("Dominican and Haitian fishermen sang.", "fishermen",
         [("Dominican fishermen", "DOM", "AGR"), ("Haitian fishermen", "HTI", "AGR")]),
    ],
)  # fmt: skip
def test_two_modifiers_of_one_noun_are_two_actors(
    text: str, head: str, expected: list[Who]
) -> None:
    assert who(text, head) == expected
    assert {f.rule for f in found(text, head)} == {"actor.shared-head"}


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("Dozens of protesters sang.", "Dozens", "CVL"),
        ("Hundreds of soldiers sang.", "Hundreds", "MIL"),
        ("A group of priests sang.", "group", "REL"),
        ("Two of the soldiers sang.", "Two", "MIL"),
    ],
)
def test_a_quantity_is_whom_it_counts(text: str, head: str, sector: str) -> None:
    assert who(text, head) == [(None, None, sector)]


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Rosa Quintero, the mayor of Tumaco, sang.", "Quintero", ("Rosa Quintero", None, "GOV")),
        ("Olga Brandt, a Danish nurse, sang.", "Brandt", ("Olga Brandt", "DNK", "MED")),
        ("Peruvian police chief Luis Paz sang.", "Paz", ("Luis Paz", "PER", "COP")),
        ("William Ruto sang.", "Ruto", ("William Ruto", "KEN", "GOV")),
        ("Kenyan President William Ruto sang.", "Ruto", ("William Ruto", "KEN", "GOV")),
    ],
)
def test_a_person_is_read_with_the_words_that_introduce_him(
    text: str, head: str, expected: Who
) -> None:
    assert who(text, head) == [expected]


def test_a_role_before_a_name_is_that_person() -> None:
    assert who("The mayor, Rosa Quintero, sang.", "mayor")[0][0] == "Rosa Quintero"


@pytest.mark.parametrize(
    ("on", "sector"), [("2020-05-01", "GOV"), ("2025-03-04", "ELI"), (None, "ELI")]
)
def test_the_day_of_publication_decides_the_office(on: str | None, sector: str) -> None:
    assert who("Bashar al-Assad spoke.", "Assad", on=on) == [("Bashar al-Assad", "SYR", sector)]


@pytest.mark.parametrize(
    ("on", "name"), [("2020-05-01", "Bashar al-Assad"), ("2025-03-04", "Ahmed al-Sharaa")]
)
def test_an_office_is_its_holder_of_the_day(on: str, name: str) -> None:
    assert who("The Syrian president spoke.", "president", on=on) == [(name, "SYR", "GOV")]


def test_presidents_in_the_plural_are_no_holder() -> None:
    assert who("Former Syrian presidents spoke.", "presidents")[0][0] != "Ahmed al-Sharaa"


def test_a_label_is_kept_beside_the_sector() -> None:
    (finding,) = found("The army shot nine bandits.", "bandits")
    assert (finding.value.label, finding.value.scare) == ("bandits", False)


def test_a_label_in_scare_quotes_is_marked() -> None:
    (finding,) = found('The army shot nine "terrorists" in Tete.', "terrorists")
    assert (finding.value.label, finding.value.scare) == ("terrorists", True)


def test_a_plain_word_is_no_label() -> None:
    (finding,) = found("The army shot nine rebels.", "rebels")
    assert (finding.value.label, finding.value.scare) == (None, False)


def test_a_pronoun_is_read_by_coreference_with_both_quotes() -> None:
    (finding,) = found("Boko Haram said it had burned a mill.", "it")
    assert (finding.value.text, finding.value.name) == ("it", "Boko Haram")
    assert [q.text for q in finding.quotes] == ["it", "Boko Haram"]
    assert finding.rule == "actor.coreference"


@pytest.mark.parametrize(("text", "head"), [("He sang.", "He"), ("We sang.", "We")])
def test_a_pronoun_that_nobody_fills_is_nobody(text: str, head: str) -> None:
    assert found(text, head) == ()


def test_two_sides_are_the_two_that_were_named() -> None:
    text = "Zambia and Malawi signed a treaty. The two sides praised it."
    assert [n for n, _, _ in who(text, "sides")] == ["Zambia", "Malawi"]


@pytest.mark.parametrize(
    ("text", "head"), [("Monday was wet.", "Monday"), ("The army left on Friday.", "Friday")]
)
def test_a_day_is_never_an_actor(text: str, head: str) -> None:
    assert found(text, head) == ()


def test_his_country_is_the_speakers() -> None:
    text = "William Ruto said his country had closed the border."
    assert who(text, "country") == [("Kenya", "KEN", "GOV")]


def test_each_actor_comes_once() -> None:
    layers = _layers("Peru thanked Chile. Later Peru slept.")
    heads = [t.i for t in layers.tokens if t.text in ("Peru", "Chile")]
    names = [f.value.name for f in ActorReader(layers, None).read_all(heads)]
    assert names == ["Peru", "Chile"]


def test_mentions_of_one_are_one_actor_in_the_words_of_all() -> None:
    layers = _layers("A driver fled. The driver hid, and he slept.")
    heads = [t.i for t in layers.tokens if t.low in ("driver", "he")]
    (finding,) = ActorReader(layers, None).read_all(heads)
    assert finding.value.text == "A driver"
    assert [q.text for q in finding.quotes] == ["A driver", "The driver", "he"]


def test_who_is_named_says_best_who_is_meant() -> None:
    layers = _layers("A baker fled. Ana Ruiz slept.")
    baker, ruiz = (next(t.i for t in layers.tokens if t.text == w) for w in ("baker", "Ruiz"))
    (finding,) = ActorReader(layers, None).read_all([baker, ruiz], same={baker: ruiz})
    assert (finding.value.text, finding.value.name) == ("Ana Ruiz", "Ana Ruiz")
    assert [q.text for q in finding.quotes] == ["A baker", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "head", "rule"),
    [
        ("Peru slept.", "Peru", "actor.country"),
        ("Boko Haram slept.", "Haram", "actor.known"),
        ("Villagers slept.", "Villagers", "actor.role"),
        ("The wind slept.", "wind", "actor.words"),
    ],
)
def test_the_rule_says_how_the_actor_was_read(text: str, head: str, rule: str) -> None:
    assert [f.rule for f in found(text, head)] == [rule]


def test_every_quote_stands_in_the_document() -> None:
    text = 'Kenyan and Ugandan troops shot a "bandit". The group said it was theirs.'
    layers = _layers(text)
    reader = ActorReader(layers, "2025-03-04")
    for token in layers.tokens:
        for finding in reader.read_all([token.i]):
            assert all(layers.document.holds(q) for q in finding.quotes)


def test_foreign_forces_are_not_those_of_the_country_told_of() -> None:
    text = "The council of Mali met. Mali asked foreign forces to leave, and the army cheered."
    assert who(text, "army") == [("Malian Armed Forces", "MLI", "MIL")]
    assert who(text, "forces") == [(None, None, "MIL")]


@pytest.mark.parametrize(
    ("text", "head", "name", "sector"),
    [
        ("Hezbollah said its fighters had won.", "fighters", "Hezbollah", "REB"),
        ("The warlord said his men had won.", "men", None, "REB"),
        ("Kenya said its troops had won.", "troops", "Kenya Defence Forces", "MIL"),
        ("The mayor said his men had won.", "men", None, "CVL"),
        ("A Hamas official slept.", "official", "Hamas official", "REB"),
        ("The gang's leader slept.", "leader", None, "CRM"),
        ("A leader of the gang slept.", "leader", None, "CRM"),
    ],
)  # fmt: skip
def test_followers_and_heads_are_of_whom_they_follow_and_lead(
    text: str, head: str, name: str | None, sector: str
) -> None:
    assert [(n, s) for n, _, s in who(text, head)] == [(name, sector)]


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("UNIFIL said Irish troops were fired at. Its soldiers were hurt.", "soldiers", "UNO"),
        ("Kenyan police ran. The African Union said its troops had won.", "troops", "IGO"),
    ],
)
def test_the_soldiers_of_states_are_of_no_country(text: str, head: str, sector: str) -> None:
    assert [(c, s) for _, c, s in who(text, head)] == [(None, sector)]


def test_an_office_takes_no_country_from_a_later_holder() -> None:
    later = "The secretary of the board sang. The US secretary of state slept."
    layers = _layers(later)
    first = next(t.i for t in layers.tokens if t.text == "secretary")
    (finding,) = ActorReader(layers, "2025-03-04").read_all([first])
    assert finding.value.country is None
    before = "The Kenyan minister slept, then the minister sang."
    assert [c for _, c, _ in who(before, "minister")] == ["KEN"]


def test_an_adjective_names_a_ministry() -> None:
    assert who("Sudan's foreign ministry sang.", "ministry") == [
        ("Sudanese foreign ministry", "SDN", "GOV")
    ]


def test_an_army_is_of_the_country_of_the_office_that_speaks_of_it() -> None:
    text = "Kyiv and Moscow slept. Kremlin spokesman Dmitry Peskov denied that the army had fired."
    assert who(text, "army") == [("Russian Armed Forces", "RUS", "MIL")]


def test_a_leader_of_a_group_is_whom_the_name_after_the_group_says() -> None:
    leader = found("The army saw the leader of the rebel group, Omar Sissoko, on Monday.", "leader")
    assert [f.value.name for f in leader] == ["Omar Sissoko"]
    son = found("The army saw the son of the governor, Omar Sissoko, on Monday.", "son")
    assert [f.value.name for f in son] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of the M23 sang.", "M23"),
        ("Fighters of a Hezbollah unit sang.", "Hezbollah"),
        ("Fighters of a Hezbollah offshoot sang.", None),
        ("A fighter of the M23 sang.", None),
    ],
)  # fmt: skip
def test_fighters_of_a_group_are_the_group(text: str, name: str | None) -> None:
    head = "fighter" if "fighter" in text else "Fighters"
    assert [n for n, _, _ in who(text, head)] == [name]


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("A Hezbollah splinter group sang.", "group", None),
        ("A Hezbollah group sang.", "group", "Hezbollah"),
        ("A Boko Haram offshoot sang.", "offshoot", None),
    ],
)
def test_a_group_that_left_another_is_not_that_other(
    text: str, head: str, name: str | None
) -> None:
    assert [n for n, _, _ in who(text, head)] == [name]


@pytest.mark.parametrize(
    ("text", "head", "sector"),
    [
        ("A local affiliate of the Islamic State sang.", "affiliate", "IMG"),
        ("A faction of the Pakistani Taliban sang.", "faction", "REB"),
        ("A branch of al-Qaeda sang.", "branch", "IMG"),
        ("A Hezbollah splinter group sang.", "group", "REB"),
        ("An ally of Hezbollah sang.", "ally", "UNK"),
    ],
)
def test_an_offshoot_is_of_its_parent_s_kind(text: str, head: str, sector: str) -> None:
    assert [(n, s) for n, _, s in who(text, head)] == [(None, sector)]


def test_an_office_is_the_country_s_where_the_sentence_plays() -> None:
    """What was said of the Malaysian premier holds for no other."""
    text = "Malaysian Prime Minister Anwar Ibrahim called. In Lima, crowds booed the minister."
    assert [country for _, country, _ in who(text, "minister")] != ["MYS"]


def test_our_soldiers_are_not_those_of_the_only_country_named() -> None:
    text = "Over the past day our soldiers captured six Russians near the river."
    assert [country for _, country, _ in who(text, "soldiers")] == [None]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Police closed a road. Officers fired shots.", "COP"),
        ("The army closed a road. Officers fired shots.", "MIL"),
        ("Officers fired shots.", "MIL"),
        ("Officers fired shots, the deputy minister said.", "MIL"),
    ],
)
def test_officers_are_the_police_s_where_police_are_told_of(text: str, sector: str) -> None:
    assert [s for _, _, s in who(text, "Officers")] == [sector]


def test_a_word_inside_a_name_says_nothing_of_its_bearer() -> None:
    text = "Trade Minister Saskia van der Wiel resigned on Thursday."
    assert who(text, "Wiel") == [("Saskia van der Wiel", None, "GOV")]


def test_a_counterpart_holds_the_same_office_in_another_state() -> None:
    text = "Chinese Foreign Minister Li Wen met his Peruvian counterpart."
    assert who(text, "counterpart") == [("Peruvian counterpart", "PER", "GOV")]
    text = "Chinese Foreign Minister Li Wen ate. The minister met his counterpart, Juan Paz."
    assert [(c, s) for _, c, s in who(text, "counterpart")] == [(None, "GOV")]
