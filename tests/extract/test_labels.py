"""Who calls whom what, and the neutral actor behind a judging word."""

import functools

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract import extract
from dateline.records import Coding, Label


@functools.cache
def coded(text: str) -> Coding:
    return extract(annotate(plain(text, published="2025-03-04")))


def label(text: str) -> Label:
    """Return the one label of a text."""
    (found,) = coded(text).labels
    return found


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("The army said terrorists had shot a priest.", "The army"),
        ("Activists said the regime had shelled a clinic.", "Activists"),
        ('"Terrorists shot a priest," the mayor said.', "the mayor"),
        ("Terrorists shot a priest.", None),
    ],
)
def test_a_label_is_its_speakers_or_the_outlets(text: str, user: str | None) -> None:
    found = label(text).user
    assert (found.value.text if found else None) == user


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('The army shot a "terrorist" near Beira.', True),
        ("The army shot a “terrorist” near Beira.", True),
        ("The army shot a terrorist near Beira.", False),
        ('The "terrorist" fighters shot a priest.', True),
    ],
)
def test_a_label_in_scare_quotes_is_marked(text: str, scare: bool) -> None:
    assert label(text).scare is scare


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shot a priest.",
        "A terrorist attack shook the town.",
        "The general spoke of terrorism.",
    ],
)
def test_a_neutral_word_or_a_deed_is_no_label(text: str) -> None:
    assert coded(text).labels == ()


NEUTRAL = 'The army said it had shot nine "terrorists" near Goma. M23 fighters had shot a priest.'


def test_a_judging_word_means_whom_the_outlet_names() -> None:
    named = label(NEUTRAL).names
    assert named is not None
    assert (named.value.name, named.value.sector, named.rule) == ("M23", "REB", "label.neutral")
    assert (named.value.label, named.value.scare) == ("terrorists", True)
    assert [q.text for q in named.quotes[1:]] == ["M23 fighters"]


def test_an_events_party_is_the_neutral_actor_too() -> None:
    shot = coded(NEUTRAL).events[0]
    assert [(r.value.name, r.value.label) for r in shot.recipients] == [("M23", "terrorists")]


def test_one_man_is_not_whom_a_word_for_many_means() -> None:
    text = "Ghadiya obeyed his successor, Abu Ayyub al-Masri. He gave rifles to Syrian militants."
    whom = {r.value.name for e in coded(text).events for r in e.recipients if r.value.label}
    assert whom <= {"Syrian militants"}


@pytest.mark.parametrize(
    "known", ["Ansaru, a group linked to al-Qaeda,", "Ansaru, an offshoot of Boko Haram,"]
)
def test_a_group_to_which_another_is_near_is_no_neutral_actor(known: str) -> None:
    text = f"Militants killed nine farmers near Jos on Sunday. {known} held the road."
    (killed, *_) = [e for e in coded(text).events if e.trigger.value == "killed"]
    assert [a.value.name for a in killed.actors] == ["Ansaru"]


def test_without_a_neutral_actor_the_label_names_nobody_known() -> None:
    named = label("The army shot nine terrorists near Goma.").names
    assert named is not None
    assert (named.value.name, named.value.id) == (None, None)


def test_labels_come_in_text_order_with_ids_of_their_own() -> None:
    found = coded("Terrorists shot a priest. The regime shelled a clinic.").labels
    assert [found_.words.text for found_ in found] == ["Terrorists", "The regime"]
    assert len({found_.id for found_ in found}) == 2


def labels(text: str) -> list[Label]:
    """Return the labels of a text."""
    return list(coded(text).labels)


def meant(found: Label) -> str | None:
    """Return the last words that say whom a label names."""
    return found.names.quotes[-1].text if found.names else None


@pytest.mark.parametrize(
    "text",
    [
        "The court dropped terrorism charges against two teachers.",
        "The treaty set up a regime of sanctions and inspections.",
        "The EU eased its visa regime for students.",
        "Crowds gathered in Martyrs' Square in Beirut on Friday.",
        "Ministers praised the liberation of prices in 1992.",
        "The Martyrs of Freedom Brigade said it had taken the airport.",
        "The Al-Aqsa Martyrs' Brigades fired rockets, the Israeli army said.",
        "A dog bit a soldier near the base, police said.",
        "Rats spread through the market, residents said.",
        "Rebels freed three hostages on Monday.",
        'The ministry called the report "a pack of lies".',
        'She called the accord "a historic step".',
        'The army said "two soldiers" had died.',
        "Heroes of the 1966 World Cup met the king.",
        "A pirate radio station was shut down.",
        "Lions are animals of the plain.",
        "Police said a corrupt officer had sold the guns.",
    ],
)
def test_what_judges_nobody_is_no_label(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "words", "names", "user"),
    [
        ('The rebel leader, whom the president called a "mad dog", fled.',
         "mad dog", "The rebel leader", "the president"),
        ('Officials described the protesters as "hooligans" and arrested forty of them.',
         "hooligans", "the protesters", "Officials"),
        ("The protesters, branded traitors by state media, marched to parliament.",
         "traitors", "The protesters", "state media"),
        ("The president denounced the strikers as saboteurs.",
         "saboteurs", "the strikers", "The president"),
        ("Beijing calls the Dalai Lama a splittist.", "a splittist", "the Dalai Lama", "Beijing"),
        ("The prime minister, whom opponents describe as a puppet, resigned.",
         "a puppet", "The prime minister", "opponents"),
        ("The army said the men were bandits. Their families say they were farmers.",
         "bandits", "the men", "The army"),
        ('The "rebels" of the Free Valley Front laid down their arms.',
         "rebels", "the Free Valley Front", None),
        ('In the words of the prefect, they are "savages".', "savages", "they", "the prefect"),
        ('North Korea called the premier a "puppet of Washington".',
         "puppet of Washington", "the premier", "North Korea"),
        ("Her brother said the soldiers were animals.", "animals", "the soldiers", "Her brother"),
        ('The "volunteers" who crossed the border were Russian soldiers, Kyiv said.',
         "volunteers", "Russian soldiers", "Kyiv"),
    ],
)  # fmt: skip
def test_the_clause_says_whom_a_label_names(
    text: str, words: str, names: str, user: str | None
) -> None:
    found = label(text)
    by = found.user.value.text if found.user else None
    assert (found.words.text, meant(found), by) == (words, names, user)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('"These cockroaches will be crushed," the governor said of the demonstrators.',
         "the demonstrators"),
        ("The general said the enemy had lost ten men. Azerbaijan said it lost two.", "Azerbaijan"),
        ("Turkey said its jets had killed terrorists in Iraq. The Kurdistan Workers' Party "
         "said it had no losses.", "Kurdistan Workers'"),
        ("Opposition activists said the regime had bombed a school in Idlib.", "Idlib"),
        ("Bandits killed nine villagers in Zamfara. The gunmen came on motorcycles.",
         "The gunmen"),
        ("The militia's radio mourned three martyrs killed in Sunday's raid.", "The militia's"),
        ('The army said it shot eight "wreckers". Families say the eight were miners.',
         "miners"),
        ("Officers seized power. The putschists closed the airport.", "Officers"),
    ],
)  # fmt: skip
def test_elsewhere_the_passage_says_whom_a_label_names(text: str, names: str) -> None:
    assert names in (meant(label(text)) or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hezbollah's leader said the Zionist entity would pay for it.", "Israel"),
        ("The occupation authorities closed the road, the Palestinian news agency said.", "Israel"),
        ("The Guards' chief said the Great Satan would be beaten.", "United States"),
    ],
)
def test_a_set_phrase_always_names_the_same(text: str, name: str) -> None:
    named = label(text).names
    assert named is not None
    assert named.value.name == name


@pytest.mark.parametrize(
    ("text", "words", "scare"),
    [
        ("The so-called Luhansk People's Republic held a vote.",
         "The so-called Luhansk People's Republic", False),
        ("A self-proclaimed republic in the east declared war.",
         "A self-proclaimed republic in the east", False),
        ('The government blamed "unknown elements" for the fire.', "unknown elements", True),
        ('The "Sultanate" of Kar issued stamps.', "Sultanate", True),
        ('The minister said the marchers were "paid thugs".', "paid thugs", True),
        ('Rebels said they had "liberated" the town of Mora.', "liberated", True),
        ('He said it was "an act of war by the enemy".', "the enemy", False),
    ],
)  # fmt: skip
def test_the_words_of_a_label(text: str, words: str, scare: bool) -> None:
    found = label(text)
    assert (found.words.text, found.scare) == (words, scare)


def test_every_name_of_a_list_is_called_by_the_same_speaker() -> None:
    found = labels('State television called them "rats", "apostates" and "dogs of NATO".')
    assert [(f.words.text, meant(f)) for f in found] == [
        ("rats", "them"), ("apostates", "them"), ("dogs of NATO", "them"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ('The minister accused "agents of the West" of setting fire to the depot.', "The minister"),
        ("Serb radio spoke of fanatics on the hill.", "Serb radio"),
        ("The agency, citing the interior ministry, said extremists planned the blast.",
         "the interior ministry"),
        ('Kabul blamed what it calls "foreign terrorists" for the raid.', "Kabul"),
        ("The junta's newspaper claims a victory.", None),
    ],
)  # fmt: skip
def test_a_label_belongs_to_who_chose_the_word(text: str, user: str | None) -> None:
    found = label(text).user
    assert (found.value.text if found else None) == user


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He called them "dogs". The striking miners shrugged.', "striking miners"),
        ('"They are terrorists," she said. Six farmers had been seized.', "Six farmers"),
        ("The mayor spoke of invaders as Turkish tanks crossed the border.", "Turkish tanks"),
        ('Kyiv said "orcs" had looted it. Russian troops left on Tuesday.', "Russian troops"),
        ("The rebels accused the occupiers of looting. Rwandan troops were there.", "Rwandan"),
        ("The emir called the coup leaders usurpers.", "coup leaders"),
        ("A judge said two terrorists had died. Their wives said they were cooks.", "cooks"),
        ("The paper said the lackeys of Washington had lost.", "Washington"),
        ('The office said the "bandits" of the Liberation Front had fled.', "Liberation Front"),
        ('President Banda rules by decree. The priest said the "dictator" had fled.', "Banda"),
        ("The rebels said the tyrant's soldiers fled. The government's army hid.", "government"),
        ("The radio named the Lebanese Forces, a party it termed a murderous militia.", "Forces"),
        ("A caller rang. A second caller said that the first was a provocateur.", "caller"),
        ('The army shot Daesh men and other "bandits". Herders were buried.', "Herders"),
        ('The mayor blamed the "Chetnik" army. Bosnian Serb radio fell silent.', "Serb"),
        ('Officers said "death squads", by which they meant the Fedayeen, had fired.', "Fedayeen"),
        ('The ministry\'s name for the protesters is "foreign agents".', "protesters"),
        ('"Vermin," the minister said of the strikers.', "strikers"),
        ('The general praised "the lions". He was speaking of the cadets.', "cadets"),
        ('"Feral rats" is what one caller made of the looters.', "looters"),
        ('Gunmen killed six herders near Gao. The governor blamed "bandits".', "Gunmen"),
    ],
)  # fmt: skip
def test_whom_a_label_names(text: str, words: str) -> None:
    read = [q.text for x in coded(text).labels if x.names for q in x.names.quotes[1:]]
    assert any(words in quote for quote in read)


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("Unconfirmed reports spoke of mercenaries at the port.", None),
        ('For the junta they were "terrorists"; the priest shrugged.', "the junta"),
        ("The tyrant's jets, said the radio, turned back when they met fire.", "the radio"),
        ('The army said the rebels had called it a "puppet" force.', "the rebels"),
        ("The tyrant had fled, a man said, reading a text by the rebels.", "the rebels"),
        (
            'In the telling of the governor\'s office the marchers were "paid agitators".',
            "the governor's office",
        ),
        ('Noor TV, in a commentary, saw "paid thugs" at work.', "Noor TV"),
        ("Officials, for whom the soldiers are simply occupiers, kept silent.", "Officials"),
        ('The ministry called them "saboteurs"; the union, of course, "martyrs".', "the union"),
        ('On Tripoli radio the demonstrators were "rats".', "Tripoli radio"),
        ("The aide had a shorter word: rabble.", "The aide"),
        ('"Hooligans," the commissioner told the radio.', "the commissioner"),
    ],
)
def test_who_uses_a_label(text: str, user: str | None) -> None:
    users = {x.user.value.text if x.user else None for x in coded(text).labels}
    assert user in users


def test_a_foreign_armys_word_is_not_for_a_third_group() -> None:
    (junta, terrorists) = coded(
        "The junta said it had killed terrorists at Demoso. The Karenni army had fled."
    ).labels
    assert junta.names is not None
    assert terrorists.names is not None
    assert "The Karenni army" not in [q.text for q in junta.names.quotes]
    assert "The Karenni army" in [q.text for q in terrorists.names.quotes]
