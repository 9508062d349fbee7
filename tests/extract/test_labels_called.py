"""Who is called what, which words judge only in somebody's mouth, and whom a word is for."""

import functools

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.extract.article import Article
from dateline.extract.labels.clues import LIKE
from dateline.extract.labels.finding import Choice, find_choices
from dateline.extract.labels.fitting import load_weights
from dateline.records import Coding, Label


@functools.cache
def coded(text: str) -> Coding:
    return extract(annotate(plain(text, published="2025-03-04")))


def choices(text: str) -> tuple[Choice, ...]:
    """Return the choices among whom the judging words of a text could name."""
    return find_choices(Article(annotate(plain(text, published="2025-03-04"), model=True)))


def labels(text: str) -> list[Label]:
    """Return the labels of a text."""
    return list(coded(text).labels)


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The mayor called the priest a communist.", "a communist", "the priest"),
        ("The radio called the government soldiers Turks.", "Turks", "soldiers"),
        ("The minister was branded a hyena by the strikers.", "a hyena", "The minister"),
        ("The party condemned the deputies as wreckers of the nation.", "wreckers", "the deputies"),
    ],
)
def test_whoever_is_called_something_is_judged_by_it(text: str, words: str, names: str) -> None:
    (found,) = coded(text).labels
    assert words in found.words.text
    assert found.names is not None
    assert any(names in q.text for q in found.names.quotes)


@pytest.mark.parametrize(
    "text",
    [
        "The union called its paper The Hammer.",
        "The rebels call themselves a people in arms.",
        "The council called the strike a success.",
        "They named the general commander of the brigade.",
        "The minister called the figures a rumour.",
        "Kyiv called the men Russian troops.",
    ],
)
def test_who_is_given_a_name_or_an_office_is_not_judged(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Militants killed two guards near Mora.",
        "The army said militants had fled.",
        "Police said the kidnappers had freed the teacher.",
        "Looters emptied a supermarket.",
        "The anti-terrorist unit searched the flat.",
        "The court's regime of secret hearings ended in May.",
        "The tourist regime was relaxed, the ministry said.",
        "Rats were seen in the granary, farmers said.",
        "Foreign governments said nothing.",
    ],
)
def test_words_in_common_use_judge_nobody(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'The army said the "militants" had fled.',
        "The governor called the herders militants.",
        '"These militants will be hanged," the governor said.',
    ],
)
def test_words_in_common_use_judge_in_quotation_marks_and_where_one_is_called_so(text: str) -> None:
    assert labels(text)


@pytest.mark.parametrize(
    ("text", "judges"),
    [
        ("The general staff said the gangs had been driven out of Homs.", True),
        ("The gangs had been driven out of Homs.", False),
        ("State television said the rats had fled Misrata.", True),
        ("Residents said the rats had fled the granary.", False),
    ],
)
def test_insults_judge_in_the_words_of_a_side(text: str, judges: bool) -> None:
    assert bool(labels(text)) is judges


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("The traitors, Minsk's word for the strikers, shot at a van, a nurse said.", "Minsk's"),
        ("Moscow told another story: terrorists had fired first.", "Moscow"),
        ("The interior ministry's answer is that bandits shot the guards.",
         "The interior ministry's"),
        ("The fascists, as the party's paper calls the settlers, hit a school, a doctor said.",
         "the party's paper"),
        ("The party calls the deputy who said so a traitor.", "The party"),
        ("The ministry said findings pointed to a rocket of the terrorists.", "The ministry"),
    ],
)  # fmt: skip
def test_whose_word_it_is_beside_other_speakers(text: str, user: str) -> None:
    assert user in {x.user.value.text for x in coded(text).labels if x.user}


def test_who_speaks_and_who_does_the_deed_are_not_meant() -> None:
    (found,) = coded("The army shot nine terrorists near Goma.").labels
    assert found.names is not None
    assert all("army" not in q.text for q in found.names.quotes)


def test_a_word_that_takes_up_an_attacker_leads_to_who_attacked() -> None:
    (found,) = coded(
        "Gunmen raided a clinic near Kaya on Monday. The army said it had killed six "
        "terrorists. The attackers had come on motorcycles."
    ).labels
    assert found.names is not None
    assert "Gunmen" in [q.text for q in found.names.quotes]


def test_the_weights_are_of_clues_that_are_there() -> None:
    weights = load_weights().clues
    assert len(weights) > 100
    assert {"words away", "same number", "people as armed", LIKE} <= set(weights)
    assert all(abs(w) < 5 for w in weights.values())


def test_who_is_named_by_the_word_for_the_speaker_is_less_likely_meant() -> None:
    (choice,) = choices(
        "Farmers blocked a road at Vlor. Soldiers of Vlor's garrison shot two. The Vlor garrison "
        "said bandits had fired first."
    )
    farmers, soldiers = (clues for _, clues in choice.candidates)
    assert "blame: named as who speaks" in soldiers
    assert "blame: named as who speaks" not in farmers


def test_a_building_is_but_a_site_and_words_of_like_deeds_are_near() -> None:
    (choice,) = choices("Gunmen burned a church. Police said bandits had burned it.")
    gunmen, church = (clues for _, clues in choice.candidates)
    assert "blame: only sites" in church
    assert "blame: only sites" not in gunmen
    assert gunmen[LIKE] > church[LIKE]


def test_whom_praise_is_of_is_weighed_with_who_speaks_among_the_candidates() -> None:
    praise, blame = choices("Zardan rebels took Vlor. The Zardan rebels said heroes had freed it "
                            "from bandits. The army left.")  # fmt: skip
    heads = [
        {q.text for c, _ in choice.candidates for m in c.mentions for q in m.finding.quotes}
        for choice in (praise, blame)
    ]  # fmt: skip
    assert any("rebels" in text for text in heads[0])
    assert not any("rebels" in text for text in heads[1])


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("The presidency issued a decree which names the gangs as bloodthirsty terrorists.",
         "The presidency"),
        ("The rebels' council pasted up a leaflet to mourn the victims of the fascist hordes.",
         "council"),
    ],
)  # fmt: skip
def test_who_puts_out_a_text_speaks_in_it(text: str, user: str) -> None:
    users = [found.user for found in labels(text)]
    assert users
    assert all(u is not None and any(user in q.text for q in u.quotes) for u in users)


@pytest.mark.parametrize(
    "text",
    [
        "The union said that the lowest-paid cleaners make ten dollars a day.",
        "The premier praised the best-paid miners in the valley.",
        '"Our children are thriving in these schools," the mother told a radio.',
    ],
)
def test_what_people_earn_and_whose_children_they_are_judges_nobody(text: str) -> None:
    assert labels(text) == []
