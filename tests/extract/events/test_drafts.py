"""Drafts: what a trigger alone makes of its clause: type, mode, parties, realis."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers, annotate
from dateline.codebook.frames import Codebook, Frame, Yes, compile_frames, load_codebook
from dateline.document import plain
from dateline.extract.events.drafts import Draft, find_drafts

Read = Callable[[str], Layers]


@pytest.fixture
def codebook() -> Codebook:
    """Return the codebook that ships."""
    return load_codebook()


@pytest.fixture
def plain_assault() -> Codebook:
    """Return a codebook of one frame that leaves the mode to the weapon."""
    yes = (Yes("Gunmen attacked a bus.", "attacked"),)
    verbs = ("attack", "bomb", "kill", "fire")
    return compile_frames([Frame("assault.any", "ASSAULT", yes, ("Rain.",), verbs=verbs)], {})


def drafted(layers: Layers, codebook: Codebook) -> list[tuple[str, str, str | None, str]]:
    """Return each draft's trigger, type, mode and realis."""
    return [
        (layers.tokens[d.heads[0]].text, d.type, d.mode, d.realis.value)
        for d in find_drafts(layers, codebook)
    ]


def parties(layers: Layers, draft: Draft) -> tuple[list[str], list[str]]:
    """Return the head words of a draft's actors and recipients."""
    actors, recipients = draft.actors, draft.recipients
    return [layers.tokens[i].text for i in actors], [layers.tokens[i].text for i in recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Lawmakers called for the minister to be investigated.", "called", "REQUEST"),
        ("The mayor urged rebels to release the hostages.", "urged", "REQUEST"),
        ("Malawi asked Zambia to send troops.", "asked", "REQUEST"),
        ("Chad threatened to attack Niger.", "threatened", "THREATEN"),
        ("Lawmakers rejected a plan to send troops to Haiti.", "rejected", "REJECT"),
        ("Chad promised to send food to Niger.", "promised", "AGREE"),
    ],
)
def test_what_is_asked_or_promised_is_no_event_of_its_own(
    text: str, trigger: str, kind: str, layers: Read, codebook: Codebook
) -> None:
    assert [d[:2] for d in drafted(layers(text), codebook)] == [(trigger, kind)]


def test_a_deed_behind_a_request_stays_an_event(layers: Read, codebook: Codebook) -> None:
    read = layers("Malawi called for an inquiry into how gunmen had killed the priest.")
    assert "ASSAULT" in {d[1] for d in drafted(read, codebook)}


@pytest.mark.parametrize(
    ("text", "kind", "realis"),
    [
        ("Zambia met Malawi's envoy in Beira.", "CONSULT", "actual"),
        ("Zambia will meet Malawi's envoy in Beira.", "AGREE", "actual"),
        ("Zambia withdrew its troops from Malawi.", "RETREAT", "actual"),
        ("Zambia will withdraw its troops from Malawi.", "CONCEDE", "actual"),
        ("Zambia will attack the rebels.", "ASSAULT", "future"),
    ],
)
def test_a_friendly_act_to_come_is_the_promise_of_it(
    text: str, kind: str, realis: str, layers: Read, codebook: Codebook
) -> None:
    assert [(d[1], d[3]) for d in drafted(layers(text), codebook)] == [(kind, realis)]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Protesters beat a policeman in Quito.", "PROTEST", "riot"),
        ("Demonstrators beat a policeman in Quito.", "PROTEST", "riot"),
        ("Soldiers beat a policeman in Quito.", "ASSAULT", "beat"),
        ("Protesters shot a policeman in Quito.", "ASSAULT", "firearms"),
    ],
)
def test_violence_by_protesters_is_a_riot(
    text: str, kind: str, mode: str, layers: Read, codebook: Codebook
) -> None:
    assert [d[1:3] for d in drafted(layers(text), codebook)] == [(kind, mode)]


@pytest.mark.parametrize(
    ("text", "mode", "word"),
    [
        ("Warplanes attacked a hospital in Idlib.", "aerial", "Warplanes"),
        ("A drone attacked a convoy near Bor.", "drone", "drone"),
        ("Bandits attacked a bus with machetes.", "primitive", "machetes"),
        ("A bomb killed two nurses in Homs.", "explosives", "bomb"),
        ("Soldiers fired mortars.", "heavy-weapons", "mortars"),
        ("Bandits attacked a bus.", None, None),
        ("Bandits attacked a rifle.", None, None),
        ("Bandits attacked a bus near a rifle factory.", None, None),
    ],
)
def test_the_weapon_decides_the_mode(
    text: str, mode: str | None, word: str | None, layers: Read, plain_assault: Codebook
) -> None:
    read = layers(text)
    (draft,) = find_drafts(read, plain_assault)
    assert draft.mode == mode
    assert (read.tokens[draft.mode_at].text if draft.mode_at is not None else None) == word


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Gunmen killed a priest.", ["Gunmen"], ["priest"]),
        ("A priest was killed by gunmen.", ["gunmen"], ["priest"]),
        ("A priest was killed.", [], ["priest"]),
        ("Gunmen who killed a priest fled.", ["Gunmen"], ["priest"]),
        ("Rebels and bandits killed a priest and a nurse.", ["Rebels", "bandits"],
         ["priest", "nurse"]),
        ("Rebels launched an attack on the convoy.", ["Rebels"], ["convoy"]),
        ("The convoy came under attack.", [], ["convoy"]),
        ("Israel's attack on the convoy failed.", ["Israel"], ["convoy"]),
        ("An Israeli attack on the convoy failed.", ["Israeli"], ["convoy"]),
        ("Zambia met Malawi.", ["Zambia", "Malawi"], []),
        ("Police killed nine on Monday.", ["Police"], ["nine"]),
        ("Two priests were killed by police bullets.", ["police"], ["priests"]),
        ("The victims, stabbed to death, were clerks.", [], ["victims"]),
    ],
)  # fmt: skip
def test_parties_fill_the_frames_slots(
    text: str, actors: list[str], recipients: list[str], layers: Read, codebook: Codebook
) -> None:
    read = layers(text)
    assert parties(read, find_drafts(read, codebook)[0]) == (actors, recipients)


def test_a_purpose_is_no_event(layers: Read, codebook: Codebook) -> None:
    read = layers("Chad sent troops to fight the rebels.")
    assert [d[:2] for d in drafted(read, codebook)] == [("sent", "MOBILIZE")]


def test_an_attempt_is_an_attack(layers: Read, codebook: Codebook) -> None:
    read = layers("Gunmen tried to kidnap a priest.")
    assert drafted(read, codebook) == [("kidnap", "ASSAULT", "abduct", "actual")]


def test_a_participle_that_describes_is_no_event(layers: Read, codebook: Codebook) -> None:
    assert drafted(layers("The captured fighters slept."), codebook) == []


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("No one was hurt.", True),
        ("No passengers were injured.", True),
        ("Nine passengers were injured.", False),
    ],
)
def test_no_harm_is_an_echo_of_a_deed(
    text: str, echo: bool, layers: Read, codebook: Codebook
) -> None:
    (draft,) = find_drafts(layers(text), codebook)
    assert (draft.echo, draft.realis.value) == (echo, "actual")


@pytest.mark.parametrize(
    "text", ["Rebels did not attack the convoy.", "No new killings were reported."]
)
def test_a_deed_that_did_not_happen_is_denied(text: str, layers: Read, codebook: Codebook) -> None:
    (draft,) = find_drafts(layers(text), codebook)
    assert (draft.echo, draft.realis.value) == (False, "denied")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A mob burnt down the office of the board.", "PROTEST"),
        ("A mob beat two clerks.", "ASSAULT"),
        ("A mob beat two teachers.", "ASSAULT"),
        ("Soldiers burnt down the office of the board.", "ASSAULT"),
    ],
)
def test_a_mob_riots_against_things_and_attacks_people(
    text: str, kind: str, layers: Read, codebook: Codebook
) -> None:
    assert [d.type for d in find_drafts(layers(text), codebook)] == [kind]


def test_more_general_protests_are_no_generals(layers: Read, codebook: Codebook) -> None:
    text = layers("The unrest grew into more general protests in Oran.")
    found = [d for d in find_drafts(text, codebook) if d.type == "PROTEST"]
    assert found
    assert not any(d.actors for d in found)


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("The British school attack killed two guards.", "attack", []),
        ("four men were questioned about the american center attack.", "attack", []),
        ("The Israeli missile attack killed two guards.", "attack", ["Israeli"]),
        ("The Syrian attack killed two guards.", "attack", ["Syrian"]),
    ],
)
def test_whose_premises_were_hit_did_not_hit_them(
    text: str, trigger: str, doers: list[str], layers: Read, codebook: Codebook
) -> None:
    read = layers(text)
    found = [d for d in find_drafts(read, codebook) if read.tokens[d.heads[0]].text == trigger]
    assert [parties(read, d)[0] for d in found] == [doers]


def test_the_car_that_somebody_was_hit_with_suffers_nothing() -> None:
    text = "The barracks was targeted with a stolen army car packed with explosives on Monday."
    layers = annotate(plain(text))
    drafts = [d for d in find_drafts(layers, load_codebook()) if d.type == "ASSAULT"]
    assert drafts
    assert "car" not in {layers.tokens[r].text for d in drafts for r in d.recipients}
    text = "Rebels shot at a bus with rifles in Homs."
    layers = annotate(plain(text))
    (draft,) = [d for d in find_drafts(layers, load_codebook()) if d.type == "ASSAULT"]
    assert [layers.tokens[r].text for r in draft.recipients] == ["bus"]


@pytest.mark.parametrize(
    "text", ["Officers took the man into custody.", "Officers have a man in custody in Queens."]
)
def test_who_has_somebody_in_custody_is_no_prisoner(text: str) -> None:
    layers = annotate(plain(text), model=False)
    (draft,) = find_drafts(layers, load_codebook())
    assert [layers.tokens[h].text for h in draft.actors] == ["Officers"]
    assert [layers.tokens[h].text for h in draft.recipients] == ["man"]


def test_who_is_said_to_be_in_custody_is_the_prisoner() -> None:
    layers = annotate(plain("The chief said there were suspects in custody."), model=False)
    (draft,) = find_drafts(layers, load_codebook())
    assert [layers.tokens[h].text for h in draft.recipients] == ["suspects"]


def test_a_refusal_in_words_of_negation_is_not_denied() -> None:
    layers = annotate(plain("The premier said he would not resign."), model=False)
    (draft,) = find_drafts(layers, load_codebook())
    assert (draft.type, draft.realis.value) == ("REJECT", "actual")


def test_a_deed_that_is_admitted_is_told(codebook: Codebook) -> None:
    def triggers(text: str) -> list[str]:
        return [t for t, *_ in drafted(annotate(plain(text), model=False), codebook)]

    assert "killing" in triggers("The rebels admitted killing the mayor.")
    assert "killing" in triggers("Four men confessed to killing the journalist.")
    assert "release" not in triggers("The army agreed to release the hostages.")


def test_who_blows_a_bridge_up_beats_nobody() -> None:
    found = drafted(
        annotate(plain("Rebels blew up a bridge near Homs."), model=False), load_codebook()
    )
    assert [(trigger, mode) for trigger, _, mode, _ in found] == [("blew", "explosives")]
