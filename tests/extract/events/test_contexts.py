"""Contexts: every one of PLOVER's is read from its own words, and none from a passing mention."""

import functools

import pytest

from dateline.codebook.words import word_list
from dateline.pipeline import code
from dateline.records import Finding

CONTEXTS = [
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
    "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
    "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
    "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
]  # fmt: skip

SHOWN = [
    ("Japan and India held joint military exercises on Monday.", "military"),
    ("Kenyan soldiers attacked a rebel camp near Garissa.", "military"),
    ("Finland arrested two men on suspicion of espionage on Tuesday.", "intelligence"),
    ("Japan accused China of spying on its airports.", "intelligence"),
    ("The junta arrested 12 students in Bamako on Monday.", "executive"),
    ("Police arrested a blogger for mocking a presidential decree.", "executive"),
    ("Lawmakers rejected the bail plan on Thursday.", "legislative"),
    ("The opposition demanded a vote of no confidence in the premier.", "legislative"),
    ("Thousands protested against election fraud in Maputo.", "election"),
    ("Gunmen attacked a polling station in Basra on Sunday.", "election"),
    ("Protesters in Lome demanded a new constitution.", "political_institutions"),
    ("Thousands of pro-democracy activists protested in Bangkok.", "pro_democracy"),
    ("Soldiers arrested the minister during a coup in Niamey.", "pro_autocracy"),
    ("Thousands protested against higher fuel prices in Nairobi.", "economic"),
    ("China and Chile signed a trade agreement on Friday.", "economic"),
    ("A court convicted the former mayor on Monday.", "legal"),
    ("Prosecutors accused the general of treason and asked for an arrest warrant.", "legal"),
    ("Namibia demanded reparations from Germany.", "reparations"),
    ("Canada accused Iran of human rights abuses.", "human_rights"),
    ("Journalists protested for press freedom in Tbilisi.", "rights_freedoms"),
    ("Police beat students in Dhaka on Sunday.", "repression"),
    ("Police fired tear gas at protesters in Lima.", "repression"),
    ("Russian drones hit the power grid in Odesa on Monday.", "human_security"),
    ("Norway sent food aid to Somalia on Monday.", "human_security"),
    ("Women protested against domestic violence in Ankara.", "gender"),
    ("Police arrested ten activists at a pride march in Istanbul.", "lgbt"),
    ("A mob burned a church in Jaranwala on Wednesday.", "religion_ethnicity"),
    ("Workers protested against income inequality in Santiago.", "inequality"),
    ("President Emmanuel Macron met Prime Minister Keir Starmer in London.", "diplomatic"),
    ("Chad cut diplomatic relations with Sudan on Monday.", "diplomatic"),
    ("Guyana accused Venezuela of annexation of the Essequibo.", "territory"),
    ("Rebels attacked UN peacekeepers in Goma on Friday.", "peacekeeping"),
    ("Gunmen killed two polio workers in Karachi.", "health"),
    ("Canada granted asylum to a Saudi dissident on Monday.", "asylum"),
    ("Hungary detained 40 migrants at the border on Monday.", "migration"),
    ("Turkey sent rescuers to earthquake victims in Syria.", "disasters"),
    ("Militants attacked an oil field in Rivers on Sunday.", "natural_resource"),
    ("Climate activists protested in Berlin on Friday.", "environment"),
    ("China and Brazil signed an agreement on artificial intelligence.", "technology"),
    ("Fighters of the Islamic State killed nine villagers in Diyala.", "terrorism"),
    ("Britain accused Syria of using chemical weapons.", "cbrn"),
    ("Estonia accused Russia of a cyberattack on its banks.", "cyber"),
    ("Moldova accused Russia of disinformation on Monday.", "misinformation"),
    ("Police arrested three men over a bank robbery in Durban.", "crime"),
    ("Police arrested the minister for bribery on Monday.", "corruption"),
    ("Police seized two tons of cocaine in Guayaquil.", "illegal_drugs"),
    ("Police arrested six men for human trafficking in Tripoli.", "trafficking"),
]  # fmt: skip

NOT_SHOWN = [
    ("The two sides accused rebels, said a statement on the website of the ministry.", "cyber"),
    ("Rebels attacked a village near Bunia on Monday.", "military"),
    ("Gunmen killed ten farmers in Benue, the defence ministry said.", "military"),
    ("Hamas fighters attacked a post near Rafah.", "military"),
    ("The group praised the intelligence of the voters and protested in Rome.", "intelligence"),
    ("Gunmen killed three men, the intelligence service said.", "intelligence"),
    ("Police arrested a man near the presidential palace.", "executive"),
    ("President Vladimir Putin met President Xi Jinping in Beijing.", "executive"),
    ("Police arrested ten people outside parliament on Monday.", "legislative"),
    ("The United Nations imposed sanctions on Prophane Victor, a former lawmaker.", "legislative"),
    ("Bill Clinton met Tony Blair in London.", "legislative"),
    ("Gunmen killed two men, the election commission official said.", "election"),
    ("Police arrested a thief in Leeds.", "political_institutions"),
    ("Police arrested a thief in Leeds.", "pro_democracy"),
    ("Rebels seized the town of Bria on Monday.", "pro_autocracy"),
    ("Gunmen killed nine people at a market in Maiduguri.", "economic"),
    ("Gunmen killed nine herders, who run the livestock trade.", "economic"),
    ("The trade minister condemned the attack on Kharkiv.", "economic"),
    ("Police arrested a man near the court in Leeds.", "legal"),
    ("Gunmen killed 12 people in Jos, a prosecutor's office said.", "legal"),
    ("Germany gave Namibia 20 million euros in aid.", "reparations"),
    ("Gunmen killed 70 people in Pont-Sonde, the UN human rights office said.", "human_rights"),
    ("Rebels killed six villagers in Ituri on Sunday.", "human_rights"),
    ("Police arrested a thief in Leeds.", "rights_freedoms"),
    ("Police arrested ten students in Dhaka.", "repression"),
    ("Police killed his men in Saint-Marc.", "repression"),
    ("Soldiers killed nine rebels in Cabo Delgado.", "repression"),
    ("Russian troops killed five civilians in Ukraine.", "repression"),
    ("Gunmen opened fire on a house in Kano.", "human_security"),
    ("Gunmen killed two women and three men in Jos.", "gender"),
    ("Women protested in Ankara on Monday.", "lgbt"),
    ("Gunmen killed nine people near a mosque in Kabul.", "religion_ethnicity"),
    ("Workers went on strike in Athens on Monday.", "inequality"),
    ("Police arrested a man outside the embassy in Riga.", "diplomatic"),
    ("The mayor met residents in Lyon.", "diplomatic"),
    ("Gunmen killed four people at the border of Chad.", "territory"),
    ("The UN condemned the attack on Goma.", "peacekeeping"),
    ("Israeli strikes killed 12 people in Gaza, the health ministry said.", "health"),
    ("Gunmen killed three farmers in Plateau.", "asylum"),
    ("Rebels killed nine farmers in Ituri, the UN migration agency said.", "migration"),
    ("Rebels attacked Goma after the earthquake.", "disasters"),
    ("Gunmen attacked a convoy in Mopti.", "natural_resource"),
    ("The environment minister met residents in Lyon.", "environment"),
    ("The technology minister condemned the attack on Kharkiv.", "technology"),
    ("The army said that the \"terrorists\" had attacked the school in Segou.", "terrorism"),
    ("Rebels attacked the town of Djibo on Monday.", "terrorism"),
    ("Russian missiles hit Sumy on Sunday.", "cbrn"),
    ("Russia cut telephone lines in Kherson.", "cyber"),
    ("Russia denied that it had attacked Sumy.", "misinformation"),
    ("Israeli strikes killed 12 people in Gaza.", "crime"),
    ("Thousands protested against election fraud in Maputo.", "crime"),
    ("Thousands protested against the president in Minsk.", "corruption"),
    ("Police arrested a thief in Leeds, an anti-drug agency spokesman said.", "illegal_drugs"),
    ("Police arrested a thief in Leeds.", "trafficking"),
]  # fmt: skip


@functools.cache
def _contexts(text: str) -> tuple[Finding[str], ...]:
    events = code(text, published="2025-03-04").events
    assert events, "no event at all, so the sentence proves nothing"
    return tuple(finding for event in events for finding in event.contexts)


@pytest.mark.parametrize(("text", "context"), SHOWN)
def test_gives(text: str, context: str) -> None:
    assert context in {finding.value for finding in _contexts(text)}


@pytest.mark.parametrize(("text", "context"), NOT_SHOWN)
def test_does_not_give(text: str, context: str) -> None:
    assert context not in {finding.value for finding in _contexts(text)}


def test_every_context_has_an_example_of_its_own() -> None:
    assert {context for _, context in SHOWN} == set(CONTEXTS)


def test_the_list_is_sorted_names_known_contexts_and_repeats_nothing() -> None:
    rows = [(row["form"], row["context"]) for row in word_list("contexts")]
    assert rows == sorted(set(rows))
    assert {context for _, context in rows} == set(CONTEXTS)
    assert {row["weight"] for row in word_list("contexts")} == {"strong", "weak"}


def test_quotes_are_the_words_that_show_it() -> None:
    found = _contexts("Police seized two tons of cocaine in Guayaquil.")
    assert [(f.value, f.rule, f.quotes[0].text) for f in found] == [
        ("illegal_drugs", "context.word", "cocaine")
    ]


def test_each_context_once_and_sorted() -> None:
    text = "Police arrested the minister for bribery, embezzlement and cocaine smuggling on Monday."
    names = [finding.value for finding in _contexts(text)]
    assert names == sorted(set(names))
    assert {"corruption", "illegal_drugs"} <= set(names)
