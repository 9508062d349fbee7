"""Whom a pronoun takes up."""

import pytest

from tests.annotate.test_coreference import Read, behind


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("The commission met. Its work is slow. It said more would come.", "It", "commission"),
        ("A report by the World Bank said growth slowed. It added that prices rose.", "It",
         "report"),
        ("Two shots fell. The Security Council met. It said the truce held.", "It", "Council"),
        ("NATO met. Dozens of mothers stood outside. They blamed the guards.", "They", "Dozens"),
        ("Coast guard personnel rammed two boats of the navy. They seized a rifle.", "They",
         "personnel"),
    ],
)  # fmt: skip
def test_it_and_they_take_up_who_can_speak(text: str, word: str, head: str, layers: Read) -> None:
    assert behind(layers(text), word) == [head]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The rioters fled. When the police tried to stop them, they threw stones.", "rioters"),
        ("The rioters fled. The police said they had tried to stop them.", "police"),
    ],
)
def test_they_go_on_with_whom_them_took_up(text: str, head: str, layers: Read) -> None:
    assert behind(layers(text), "they") == [head]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Piet Smit said no. The court found Klaus Weber and put a ban on him.", "him", "Weber"),
        ("Piet Smit said no. The court freed Klaus Weber and later fined him.", "him", "Weber"),
        ("Piet Smit spoke. The court freed Klaus Weber and fined him. He was also barred.", "He",
         "Weber"),
    ],
)  # fmt: skip
def test_a_verb_goes_on_with_the_object_of_the_one_before(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Statement by the Red Cross, 3 May 2024\n\nThe siege goes on. We ask for a truce.", "We",
         ["Cross"]),
        ("Communique of the Syrian Democratic Forces\n\nOur fighters hold Hajin.", "Our",
         ["Forces"]),
        ("Appeal of Relief Abroad\n\nWe ask for a truce.", "We", ["Relief"]),
        ("General Staff of the Armed Forces of Ukraine\n\nOur troops hold Hajin.", "Our",
         ["Staff"]),
        ("Hamas attacks Ashdod\n\nWe ran to the cellar.", "We", []),
        ("Statement on the Red Cross in Chad\n\nThe siege goes on. We ask for a truce.", "We", []),
        ("Statement by the Red Cross\n\n\"We ran to the cellar,\" a nurse said.", "We", []),
        ("Hamas released two hostages.\n\nWe were there all day.", "We", []),
        ("Ruto met Museveni. The two presidents ate. \"We saw it,\" a cook said.", "We", []),
    ],
)  # fmt: skip
def test_we_is_who_issues_a_text(text: str, word: str, heads: list[str], layers: Read) -> None:
    assert behind(layers(text), word) == heads


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Gunmen abducted nine students, and soldiers rescued them on Monday.", "students"),
        ("Bandits kidnapped nine nurses in Kaduna. Troops freed them on Monday.", "nurses"),
        ("Rebels seized twelve drivers. The army said it would exchange them.", "drivers"),
    ],
)
def test_who_is_freed_is_whom_somebody_took(text: str, head: str, layers: Read) -> None:
    assert behind(layers(text), "them") == [head]


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Putin and Erdogan met in Sochi. They agreed on a truce.", "They", ["Putin", "Erdogan"]),
        ("Mali and Niger left the bloc after rebels took a fort. They blamed France.", "They",
         ["Mali", "Niger"]),
        ("Piet Smit and Ana Ruiz spoke in Oslo, their first meeting.", "their", ["Smit", "Ruiz"]),
        ("Mali and Niger fought the rebels. They fled.", "They", ["rebels"]),
        ("Piet Smit met villagers. They gave him bread.", "They", ["villagers"]),
    ],
)  # fmt: skip
def test_they_are_the_several_who_did_something(
    text: str, word: str, heads: list[str], layers: Read
) -> None:
    assert behind(layers(text), word) == heads


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Rwanda cut ties with Belgium and expelled its diplomats.", "Belgium"),
        ("Israel attacked Iran and killed its army chief.", "Iran"),
        ("Ukraine hit Russia overnight, destroying four of its bombers.", "Russia"),
        ("Hamas fired rockets at Israel, killing three of its soldiers.", "Israel"),
        ("Mali accused France of spying and recalled its ambassador.", "Mali"),
        ("Eritrea attacked Ethiopia and lost two of its tanks.", "Eritrea"),
        ("Syria fought Israel and bombed its own town.", "Syria"),
        ("The agency's staff fled. Ukraine's minister said that its troops held.", "Ukraine"),
        ("NATO condemned the raid. Serbia's president said its forces were ready.", "Serbia"),
        ("Hamas's spokesman said its men had fled.", "Hamas"),
    ],
)
def test_its_are_whom_the_other_side_harms_or_whose_man_speaks(
    text: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), "its") == [head]
