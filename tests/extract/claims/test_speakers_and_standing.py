"""Who is nobody that speaks, what denies nothing, and which deeds stay open."""

import pytest

from dateline import code
from dateline.records import Claim


def chains(text: str) -> set[tuple[str, ...]]:
    """Return the speakers of each claim, the innermost first."""
    return {tuple(s.value.text for s in c.source) for c in code(text).claims if c.source}


def claims_of(text: str, speaker: str) -> list[Claim]:
    """Return the claims whose first speaker has such words."""
    return [c for c in code(text).claims if c.source and c.source[0].value.text == speaker]


NOBODY = [
    # an infinitive on a thing tells what the verb's subject does
    ("UN experts said there were solid grounds to believe that militiamen had burned the mill.",
     "solid grounds"),
    ("He told voters the count was rigged, but said nobody had the courage to talk about it.",
     "the courage"),
    ("The senator used the case of Lima to argue that the curfew had failed.",
     "the case of Lima"),
    ("The mayor spent the whole debate talking about himself.", "the whole debate"),
    # pronouns that stand for no speaker, and relatives
    ("That's not accepting the blame, Senator Ruiz said.", "That"),
    ("Let's get back to saying our schools are fine, said Ruiz.", "'s"),
    ("Parents protested against the law, which campaigners say harms small schools.",
     "which campaigners"),
    ("The vote pleased senators on Capitol Hill, who have argued that the base must close.",
     "Capitol Hill"),
    # participles that only describe
    ("Ruiz cited disparaging remarks that the governor had made about her.", "disparaging"),
    ("Ruiz said that his running mate Ana Soto's letter was forged.", "mate Ana Soto"),
    # "raped" is of no word for blaming
    ("Investigators said militiamen had raped dozens of women in Bieh.", "militiamen"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), NOBODY)
def test_what_is_nobody_does_not_speak(text: str, speaker: str) -> None:
    assert not any(speaker in chain for chain in chains(text))


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The mayor said two men had been shot, according to the newspaper Hlas.",
         ("The mayor", "the newspaper Hlas")),
        ("A foreman told inspectors he had been warned of the cracks, according to a report seen "
         "by the Daily Star.", ("A foreman", "a report", "the Daily Star")),
        ("The premier said the road would open in May, according to state television.",
         ("The premier", "state television")),
        ("Islamist insurgents killed 11 loggers in Cabo Delgado, local media reported, quoting "
         "survivors.", ("survivors", "local media")),
        ("Two guards died at Bakhra, the daily Liberte reported, citing medics.",
         ("medics", "the daily Liberte")),
        ("Putin on Kursk: Enemy will be driven out", ("Putin",)),
        ("Minister on Climate Change: The Trends Are Terrifying", ("Minister",)),
    ],
)  # fmt: skip
def test_links_are_the_speakers_that_the_words_name(text: str, chain: tuple[str, ...]) -> None:
    assert chain in chains(text)


def test_a_number_stays_in_the_words_that_two_links_say() -> None:
    (claim,) = claims_of("Three soldiers were killed, a security source said, according to the "
                         "Tasnim agency.", "a security source")  # fmt: skip
    assert claim.content.text == "Three soldiers were killed"


@pytest.mark.parametrize(
    "text",
    [
        "The council said that about 50 people were killed in Moundou. Rights groups put the toll "
        "far higher.",
        "A drone hit a wedding in Radaa, relatives said. The ministry put the number at four.",
        "The rules were void, the states argued, when the agency issued them, which the Supreme "
        "Court has put on hold.",
    ],
)
def test_who_gives_another_number_or_halts_a_rule_hands_nothing_on(text: str) -> None:
    assert all(len(chain) == 1 for chain in chains(text))


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Eleven men were abducted in Harare, the party said. A police spokesman said he was not "
         "aware of any abductions.", "doubt"),
        ("Troops burned a mill, villagers said. The brigade said it was unaware of that.",
         "doubt"),
        ("Troops burned a mill, villagers said. The brigade said it knew nothing of a fire.",
         "doubt"),
        ("Gunmen burned a school in Yala, a teacher said. The mission said it was in no position "
         "to verify the report.", "doubt"),
        ("Gunmen killed a judge, his wife said. The police said they were not in a position to "
         "confirm the attack.", "doubt"),
    ],
)  # fmt: skip
def test_who_does_not_know_neither_denies_nor_asserts(text: str, stance: str) -> None:
    last = max(code(text).claims, key=lambda c: c.content.span.start)
    told = {c.stance.value for c in code(text).claims if c.source[:1] == last.source[:1]}
    assert stance in told
    assert "deny" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Trump offered no proof that she had a role in the fraud.",
        "The colonel offered no evidence that the villagers had fired.",
    ],
)
def test_who_offers_no_proof_promises_nothing(text: str) -> None:
    assert "promise" not in {c.stance.value for c in code(text).claims}


def test_who_lacks_the_nerve_denies_nothing() -> None:
    text = "Hackers struck the port, the premier said. He said nobody had the guts to talk of it."
    assert "deny" not in {c.stance.value for c in code(text).claims}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police said 20 migrants had been found dead in a lorry. The driver denies knowing that "
         "they were inside.", "knowing"),
        ("The ministry rejects the allegations made by its neighbour concerning a violation of "
         "its airspace.", "violation"),
        ("The army rejects the claims regarding an attack on the dam.",
         "attack"),
    ],
)  # fmt: skip
def test_a_denial_is_of_what_it_names(text: str, word: str) -> None:
    against = {c.against.text.split()[0] for c in code(text).claims if c.against is not None}
    assert against == {word}


def status(text: str, trigger: str) -> str | None:
    """Return the verification of the event with such a trigger."""
    event = next(e for e in code(text).events if e.trigger.value.startswith(trigger))
    return event.verification.value if event.verification is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        # what could not be checked is the report before
        ("Army aircraft hit a fuel depot outside Nyala, a resident said. It could not be "
         "independently checked.", "hit", "unverified"),
        ("Rebels burned the mill at Bor, the prefect said. That could not be independently "
         "tested.", "burned", "unverified"),
        # neither confirmed nor denied
        ("North Korea has sent more troops to Russia, the agency said. Moscow has neither "
         "confirmed nor denied the deployment.", "sent", "unverified"),
        ("The opposition accused the government of detaining its treasurer. The minister neither "
         "confirmed nor denied this.", "detaining", "unverified"),
        # a second film is of its own deed
        ("Geolocated footage reviewed by the BBC shows a tank firing at a car. A second video, "
         "said to show the same crew looting a shop, has not been authenticated.",
         "firing", "confirmed"),
        # what a film "appears to show" yields to who placed it
        ("Paratroopers have taken down the flag over the town hall, a video appears to show. CNN "
         "geolocated it to the main square.", "taken", "confirmed"),
        # an outsider's own inquiry admits nothing
        ("Rebels denied that they had executed prisoners in Kishishe. The United Nations said its "
         "preliminary investigation found that 131 civilians were killed there.",
         "executed", "disputed"),
        ("The coalition denied that its jets had bombed the hospital. On Monday it said its own "
         "inquiry found that its aircraft had hit the ward.", "bombed", "confirmed"),
    ],
)  # fmt: skip
def test_how_far_a_deed_is_sure(text: str, trigger: str, wanted: str) -> None:
    assert status(text, trigger) == wanted


def test_what_others_had_reported_is_not_part_of_the_denial() -> None:
    text = ("The army said it had carried out no strike in that area, after state media reported "
            "that two brothers were killed when a car was hit.")  # fmt: skip
    (denial,) = [c for c in code(text).claims if c.stance.value == "deny"]
    assert "state media" not in denial.content.text


def test_a_march_stays_where_only_the_gas_on_it_is_denied() -> None:
    text = "The mayor's office says no tear gas was used on the tenants' march."
    assert status(text, "march") is None


@pytest.mark.parametrize(
    "text",
    [
        "The government said the accusations were unfounded and suspended the radio for airing "
        "them.",
        "The ministry said the allegations were baseless and expelled two reporters.",
        "The army said the claims were false and arrested the editor.",
    ],
)  # fmt: skip
def test_no_report_does_what_who_denies_it_does(text: str) -> None:
    (denial,) = [c for c in code(text).claims if c.stance.value == "deny"]
    assert denial.content.text.split()[-1] in ("unfounded", "baseless", "false")


def test_what_is_set_beside_a_claim_is_what_is_disputed() -> None:
    (denial,) = [c for c in code("He described himself as a farmer, a claim investigators "
                                 "dispute.").claims if c.stance.value == "deny"]  # fmt: skip
    assert denial.content.text.startswith("He described himself as a farmer")
