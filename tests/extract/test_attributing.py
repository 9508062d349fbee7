"""Who says that an event happened, who denies it, and whether anybody checked."""

import functools

import msgspec
import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.article import Article
from dateline.extract.statements import Statements
from dateline.records import Claim, Coding, Event


@functools.cache
def coded(text: str) -> Coding:
    return extract(annotate(plain(text, published="2025-03-04")))


def event(text: str, kind: str = "ASSAULT") -> Event:
    """Return the one event of a type."""
    (found,) = [e for e in coded(text).events if e.type.value == kind]
    return found


def claims(text: str, kind: str = "ASSAULT") -> list[Claim]:
    """Return the claims on the one event of a type."""
    ids = event(text, kind).claims
    return [c for c in coded(text).claims if c.id in ids]


def said(text: str, kind: str = "ASSAULT") -> list[tuple[list[str], str, str]]:
    """Return speakers (innermost first), stance and form of the claims on an event."""
    return [
        ([s.value.text for s in c.source], c.stance.value, c.form.value) for c in claims(text, kind)
    ]


@pytest.mark.parametrize(
    ("text", "speakers", "stance", "form"),
    [
        ("Gunmen killed a priest in Tete.", [], "assert", "narration"),
        ("The mayor said gunmen had killed a priest in Tete.", ["The mayor"], "assert", "indirect"),
        ("According to the mayor, gunmen killed a priest in Tete.", ["the mayor"], "assert",
         "indirect"),
        ('"Gunmen killed a priest in Tete," the mayor said.', ["the mayor"], "assert", "direct"),
        ("The mayor accused the rebels of burning a clinic in Mopti.", ["The mayor"], "accuse",
         "indirect"),
        ("The United Nations confirmed that rebels had killed a priest in Tete.",
         ["The United Nations"], "confirm", "indirect"),
    ],
)  # fmt: skip
def test_an_event_is_told_by_its_speaker_or_the_outlet(
    text: str, speakers: list[str], stance: str, form: str
) -> None:
    assert said(text) == [(speakers, stance, form)]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Israel accused Hamas fighters of hiding in the school that Israeli forces bombed in Gaza"
         " on Monday.", ["assert"]),
        ("Rwanda's army blamed the Congolese army for the shelling, to which its own gunners had"
         " responded by bombarding Goma.", ["accuse", "assert"]),
    ],
)  # fmt: skip
def test_nobody_accuses_himself(text: str, stances: list[str]) -> None:
    found = extract(annotate(plain(text, published="2025-03-04"), model=True)).claims
    assert [c.stance.value for c in found if c.source] == stances


@pytest.mark.parametrize(
    ("text", "chain", "stance"),
    [
        ("A doctor said villagers had told him that soldiers killed five people in Tete.",
         ["villagers", "A doctor"], "accuse"),
        ("The minister said the mayor had told him that gunmen killed a priest in Tete.",
         ["the mayor", "The minister"], "assert"),
    ],
)  # fmt: skip
def test_a_chain_of_speakers_begins_with_the_innermost(
    text: str, chain: list[str], stance: str
) -> None:
    assert said(text) == [(chain, stance, "indirect")]


def test_two_parallel_speakers_make_two_claims() -> None:
    found = said("The rebels and the army said a bomb had killed five people in Tete.")
    assert [speakers for speakers, _, _ in found] == [["The rebels"], ["the army"]]


def test_each_sentence_of_an_event_has_its_own_speaker() -> None:
    found = said(
        "Gunmen attacked a convoy near Bor on Sunday, residents said. "
        "The attack left nine dead, a priest said."
    )
    assert [speakers for speakers, _, _ in found] == [["residents"], ["a priest"]]


def test_two_events_of_one_speech_share_its_claim() -> None:
    text = "The mayor said gunmen had killed a priest and police had arrested nine men in Tete."
    (killed,), (arrested,) = claims(text), claims(text, "COERCE")
    assert killed == arrested
    assert len(killed.events) == 2


DENIALS = [
    ("Warplanes bombed a clinic in Homs on Sunday. Syria denied bombing the clinic.", "Syria"),
    ("Warplanes bombed a clinic in Homs on Sunday. Syria said it had not bombed the clinic.",
     "Syria"),
    ("Soldiers burned nine homes in Pibor, residents said. The army denied the accusation.",
     "The army"),
    ("Togo denies that its soldiers shot a herder.", "Togo"),
    ("The army shelled a camp in Sudan on Sunday. Sudan denied it.", "Sudan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), DENIALS)
def test_a_denial_is_a_claim_on_what_it_denies(text: str, speaker: str) -> None:
    (denial,) = [c for c in claims(text) if c.stance.value == "deny"]
    assert [s.value.text for s in denial.source] == [speaker]
    assert (denial.events, denial.denies) == ((), (event(text).id,))


@pytest.mark.parametrize("text", [text for text, _ in DENIALS])
def test_what_is_denied_is_disputed_and_no_second_event(text: str) -> None:
    verification = event(text).verification
    assert verification is not None
    assert (verification.value, verification.rule) == ("disputed", "verification.denied")
    assert event(text).realis.value == "actual"


def test_a_denial_finds_its_event_among_others() -> None:
    text = (
        "Gunmen killed a priest in Tete on Sunday. Police arrested nine men. "
        "The mayor denied that gunmen had killed the priest."
    )
    assert [c.stance.value for c in claims(text)] == ["assert", "deny"]
    assert event(text, "COERCE").verification is None


@pytest.mark.parametrize(
    "text",
    [
        "Reuters could not independently verify that rebels had killed a priest in Tete.",
        "Rebels killed a priest in Tete, the army said. "
        "Reuters could not independently verify the claim.",
    ],
)
def test_an_agency_that_cannot_verify_doubts(text: str) -> None:
    verification = event(text).verification
    assert verification is not None
    assert verification.value == "unverified"
    doubts = [s for s in said(text) if s[1] == "doubt"]
    assert doubts == [(["Reuters"], "doubt", "indirect")]


@pytest.mark.parametrize("word", ["reportedly", "allegedly"])
def test_a_hedge_makes_an_event_unverified_without_a_doubter(word: str) -> None:
    text = f"Rebels {word} killed a priest in Tete."
    verification = event(text).verification
    assert verification is not None
    assert verification.value == "unverified"
    assert said(text) == [([], "assert", "narration")]


def test_a_plain_event_is_neither_verified_nor_disputed() -> None:
    assert event("Rebels killed a priest in Tete.").verification is None


def test_a_verbal_act_is_its_speakers() -> None:
    found = event('Olga Brandt said: "We condemn the raid on Beira."', "ACCUSE")
    assert [a.value.name for a in found.actors] == ["Olga Brandt"]


def test_a_verbal_act_that_nobody_does_is_no_event() -> None:
    assert coded("Calls for peace grew louder.").events == ()


@pytest.mark.parametrize("doer", ["Gunmen", "Boko Haram"])
def test_a_condemnation_is_against_who_did_it(doer: str) -> None:
    found = event(f"{doer} attacked a convoy near Bor. Zambia condemned the attack.", "ACCUSE")
    assert [a.value.name for a in found.actors] == ["Zambia"]
    assert [r.value.text for r in found.recipients] == [doer]


def test_a_condemnation_of_nobodys_deed_is_against_nobody() -> None:
    found = event("A convoy was attacked near Bor. Zambia condemned the attack.", "ACCUSE")
    assert found.recipients == ()


TEXTS = [
    "He killed a priest in Tete, he said.",
    "Gunmen killed a priest in Tete. The mayor denied it. Police arrested nine men, Reuters said.",
    '"They shelled us," she said. Troops shelled a clinic near Bor, it emerged.',
    "The army denied that it had killed anybody. Boko Haram vowed to attack Chad.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_event_has_a_claim_and_every_claim_an_event(text: str) -> None:
    coding = coded(text)
    assert coding.events
    by_id = {c.id: c for c in coding.claims}
    assert len(by_id) == len(coding.claims)
    for found in coding.events:
        assert found.claims
        assert all(found.id in (*by_id[i].events, *by_id[i].denies) for i in found.claims)


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_of_every_claim_stand_in_the_document(text: str) -> None:
    document = plain(text, published="2025-03-04")
    for claim in coded(text).claims:
        quotes = [claim.content, *claim.stance.quotes, *claim.form.quotes]
        quotes += [q for s in claim.source for q in s.quotes]
        assert all(document.holds(q) for q in quotes)


def test_a_denial_that_names_the_deed_is_a_mention_of_it() -> None:
    text = "Warplanes bombed a clinic in Homs on Sunday. Syria denied bombing the clinic."
    assert [q.text for q in event(text).trigger.quotes] == ["bombed", "Warplanes", "bombing"]


def test_who_denies_and_goes_on_to_tell_denies_no_more() -> None:
    text = (
        "Armenia said Baku had shelled Jermuk. Azerbaijan denied that, said that Armenian troops "
        "had fired on its posts in Kalbajar, and claimed that they had killed six of them."
    )
    denied = {c.id for c in coded(text).claims for _ in c.denies}
    (fired,) = [e for e in coded(text).events if e.trigger.value.startswith("fired")]
    assert not denied & set(fired.claims)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Gunmen killed a priest in Tete. The Shabaab have claimed responsibility.",
         ["The Shabaab"]),
        ("Gunmen killed a priest in Tete. Kenya alleged Somali involvement.", ["Kenya"]),
        ("Gunmen killed a priest in Tete. Nobody has claimed responsibility.", []),
        ("Gunmen killed a priest in Tete. The Shabaab claimed the whole valley.", []),
    ],
)  # fmt: skip
def test_a_hand_in_a_deed_is_a_claim_on_the_deed_told_last(text: str, speakers: list[str]) -> None:
    assert [names[0] for names, _, _ in said(text) if names] == speakers


@pytest.mark.parametrize(
    ("told", "speakers"),
    [
        ("Gunmen attacked a market in Tete on Monday. The attack killed four.", ["The Shabaab"]),
        ("Gunmen attacked a market in Tete on Monday.", []),  # told but once
    ],
)  # fmt: skip
def test_responsibility_is_claimed_for_what_the_article_is_about(
    told: str, speakers: list[str]
) -> None:
    text = (
        f"{told} The wall stood by a school. The pupils were at home. The school is to reopen in "
        "May. The Shabaab claimed responsibility."
    )
    claimed = [c for c in coded(text).claims if c.events and "claimed" in c.stance.quotes[0].text]
    assert [c.source[0].value.text for c in claimed] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Gunmen attacked a market in Tete on Monday. A nurse said nine were dead.", ["A nurse"]),
        ("Gunmen attacked a market in Tete on Monday. Nine were dead.", []),
    ],
)
def test_who_gives_the_toll_of_an_event_tells_of_it(text: str, speakers: list[str]) -> None:
    assert [names[0] for names, _, _ in said(text) if names] == speakers


@pytest.mark.parametrize(
    ("deed", "chain"), [(False, ["The mayor", "the raid"]), (True, ["The mayor"])]
)
def test_an_act_of_force_is_no_speaker(deed: bool, chain: list[str]) -> None:
    article = Article(annotate(plain("The mayor said the raid had left nine dead.")))
    (said,) = article.attributions
    (raid,) = [t.i for t in article.layers.tokens if t.text == "raid"]
    statements = Statements(article)
    statements.deeds.update({raid} if deed else ())
    statements.state([msgspec.structs.replace(said, chain=(raid,))])
    (claim,) = statements.claims()
    assert [s.value.text for s in claim.source] == chain


def test_a_quotation_behind_a_colon_is_whose_statement_the_sentence_tells() -> None:
    text = (
        "In a statement on Sunday the defence ministry justified the raid as a last resort: "
        '"At the order of the king the army has struck the camp of the rebels in Tete. '
        'Gunmen killed a priest there last week."'
    )
    killed = [e for e in coded(text).events if e.trigger.value == "killed"]
    by = [c.source[0].value.text for c in coded(text).claims if c.id in killed[0].claims]
    assert by == ["the defence ministry"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The king announced a new levy, which rebels met by killing a priest in Tete.", []),
        ("The king announced the levy that rebels met by killing a priest in Tete.", ["The king"]),
    ],
)
def test_what_the_outlet_adds_is_not_announced(text: str, speakers: list[str]) -> None:
    assert [names[0] for names, _, _ in said(text) if names] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "A man of 61 was charged with murder on Monday, police said.",
        "The clerk was accused of theft on Sunday, the mayor said.",
    ],
)
def test_who_tells_of_a_charge_does_not_make_it(text: str) -> None:
    assert event(text, "ACCUSE").actors == ()


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Turkey began an offensive in Syria on Sunday. The operation was condemned by Norway.",
         ["Turkey"]),
        ("Rebels bombed a market in Homs on Sunday. The mayor spoke out against the attack.",
         ["Rebels"]),
        ("Rebels bombed a market in Homs on Sunday. The mayor condemned a raid by soldiers.",
         ["soldiers"]),
    ],
)  # fmt: skip
def test_a_condemnation_is_against_the_doers_of_the_deed(text: str, doers: list[str]) -> None:
    assert [r.value.text for r in event(text, "ACCUSE").recipients] == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A bomb killed nine in Jos on Sunday.\n\nHamas claimed responsibility.", ["Hamas"]),
        ("A bomb killed nine in Jos on Sunday. Hamas claimed responsibility for the attack.",
         ["Hamas"]),
        ("A bomb killed nine in Jos on Sunday. No group has claimed responsibility for it.", []),
    ],
)  # fmt: skip
def test_who_claims_responsibility_did_it(text: str, doers: list[str]) -> None:
    layers = annotate(plain(text, published="2025-03-04"), model=True)
    (found,) = [e for e in extract(layers).likely if e.type.value == "ASSAULT"]
    assert [a.value.text for a in found.actors] == doers


def test_a_bombing_by_nobody_known_is_not_laid_to_who_did_another_deed() -> None:
    text = (
        "A bomb killed nine nuns in Jos on Sunday. Troops killed three men in Kano on Friday.\n\n"
        "The mayor condemned the bombing."
    )
    layers = annotate(plain(text, published="2025-03-04"), model=True)
    (found,) = [e for e in extract(layers).likely if e.type.value == "ACCUSE"]
    assert found.recipients == ()


@pytest.mark.parametrize("text", ["Rebels fled, according to that", "Troops fired, says that"])
def test_a_text_that_ends_in_that_is_coded(text: str) -> None:
    assert coded(text).document


def test_what_somebody_is_accused_of_is_not_done_by_the_accuser() -> None:
    text = "Relatives accused soldiers of having forced residents to dig by threatening them."
    found = extract(annotate(plain(text), model=True)).events
    threats = [e for e in found if e.type.value == "THREATEN"]
    assert threats
    assert all(not e.actors for e in threats)
