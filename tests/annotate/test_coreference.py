"""Whom a short mention takes up: surnames, offices, pronouns, "the group"."""

from collections.abc import Callable

import pytest

from dateline.annotate import Layers

Read = Callable[[str], Layers]


def behind(layers: Layers, word: str) -> list[str]:
    """Return the words that the last mention headed by `word` takes up."""
    last = next(t for t in reversed(layers.tokens) if t.text == word)
    return [layers.tokens[i].text for i in layers.refers.get(last.i, ())]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Paulo Mendes met farmers. Later Mendes left.", "Mendes", "Mendes"),
        ("Beatriz Mendes met farmers. Later Beatriz left.", "Beatriz", "Mendes"),
        ("Beatriz Mendes met farmers. The farmers thanked Mendes.", "farmers", "farmers"),
    ],
)
def test_a_short_name_takes_up_the_full_one(text: str, word: str, head: str, layers: Read) -> None:
    assert behind(layers(text), word) == [head]


def test_another_full_name_with_the_same_surname_is_somebody_else(layers: Read) -> None:
    read = layers("Paulo Mendes met farmers in Tete. Later Beatriz Mendes thanked the farmers.")
    assert behind(read, "Mendes") == []


def test_a_surname_stays_with_whom_the_text_is_about(layers: Read) -> None:
    told = "Minister Ana Reyes spoke in Lima. She praised her farmers. Her husband is {}."
    aside = layers(told.format("the lawyer Jon Reyes. Later Reyes left"))
    assert [aside.tokens[i - 1].text for i in aside.refers[aside.tokens[-3].i]] == ["Ana"]


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Kenyan President William Ruto landed in Juba. The Kenyan president met miners.",
         "president", ["Ruto"]),
        ("Guatemalan President Bernardo Arévalo visited Lima. The president thanked Peru.",
         "president", ["Arévalo"]),
        ("Kenyan President William Ruto met Chilean Foreign Minister Alberto van Klaveren. "
         "The president left.", "president", ["Ruto"]),
    ],
)  # fmt: skip
def test_an_office_takes_up_who_holds_it(
    text: str, word: str, heads: list[str], layers: Read
) -> None:
    assert behind(layers(text), word) == heads


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Kenyan President William Ruto landed in Juba.\n\nIn Lima, they booed the president.", []),
        ("Kenyan President William Ruto landed in Juba.\n\nIn Nairobi, they booed the president.",
         ["Ruto"]),
        ("In Lima, Kenyan President William Ruto met miners. They booed the president.", ["Ruto"]),
    ],
)  # fmt: skip
def test_an_office_is_no_other_countrys_where_the_scene_has_changed(
    text: str, heads: list[str], layers: Read
) -> None:
    assert behind(layers(text), "president") == heads


def test_an_office_of_another_country_takes_up_nobody(layers: Read) -> None:
    read = layers("Kenyan President William Ruto landed in Juba. The Peruvian president slept.")
    assert behind(read, "president") == []


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("William Ruto met Samia Suluhu Hassan in Arusha. She praised the town.", "She", "Hassan"),
        ("Samia Suluhu Hassan met William Ruto in Arusha. He praised the town.", "He", "Ruto"),
        ("William Ruto met Samia Suluhu Hassan in Arusha. She thanked him.", "him", "Ruto"),
        ("Mrs Olga Brandt met Mr Ivan Kolar. He thanked the cook.", "He", "Kolar"),
        ("Mr Ivan Kolar met Mrs Olga Brandt. Her brother cooked.", "Her", "Brandt"),
        ("Police arrested a teacher. They beat her.", "her", "teacher"),
        ("Police arrested a teacher. They beat her.", "They", "Police"),
        ("The rebels killed nine soldiers. On Monday the army bombed them.", "them", "rebels"),
    ],
)
def test_a_pronoun_takes_up_a_fitting_mention(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The officer shot him.", "him"),
        ("The guards beat them.", "them"),
        ("Angola attacked it.", "it"),
    ],
)
def test_an_object_is_never_its_own_clauses_subject(text: str, word: str, layers: Read) -> None:
    assert behind(layers(text), word) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ivan Kolar quit in May. Piet Smit praised the deal and invited him to Lima.", "him"),
        ("Ivan Kolar wrote a letter. Piet Smit dismissed his criticism.", "his"),
        ("Ivan Kolar was jailed. Piet Smit called for his release.", "his"),
        ("Ivan Kolar fled to Riga. Piet Smit said that he would seek his extradition.", "his"),
    ],
)
def test_who_answers_another_s_act_is_not_the_other(text: str, word: str, layers: Read) -> None:
    assert behind(layers(text), word) == ["Kolar"]


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Kolar slept. Piet Smit announced his resignation.",
        "Ivan Kolar slept. Piet Smit rejected his past.",
    ],
)
def test_one_s_own_act_stays_one_s_own(text: str, layers: Read) -> None:
    assert behind(layers(text), "his") == ["Smit"]


def test_an_object_skips_the_subject_for_an_earlier_mention(layers: Read) -> None:
    read = layers("The bandits attacked the soldiers, and the officer shot them.")
    assert behind(read, "them") == ["bandits"]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Angola closed its border. It also recalled an envoy.", "It", "Angola"),
        ("Angola closed its border.", "its", "Angola"),
        ("Boko Haram said it had burned a mill.", "it", "Haram"),
    ],
)
def test_it_takes_up_a_state_or_body(text: str, word: str, head: str, layers: Read) -> None:
    assert behind(layers(text), word) == [head]


def test_it_is_nobody_where_it_only_fills_a_place(layers: Read) -> None:
    assert behind(layers("Angola closed the border. It is likely that talks fail."), "It") == []


@pytest.mark.parametrize(
    ("text", "word", "heads"),
    [
        ("Zambia and Malawi signed a treaty. Kenya, which borders Uganda, urged both sides to "
         "keep it.", "sides", ["Zambia", "Malawi"]),
        ("Zambia and Malawi fought. A truce brokered by Kenya with the help of France and Spain "
         "held. Norway praised both governments.", "governments", ["Zambia", "Malawi"]),
        ("Zambia attacked Malawi. Kenya urged both countries to stop.", "countries",
         ["Zambia", "Malawi"]),
        ("Zambia and Malawi signed a treaty. The two sides praised it.", "sides",
         ["Zambia", "Malawi"]),
        ("William Ruto met Yoweri Museveni. The two leaders spoke of trade.", "leaders",
         ["Ruto", "Museveni"]),
        ("Zambia and Malawi signed a treaty. Both countries praised it.", "countries",
         ["Zambia", "Malawi"]),
        ("President William Ruto met Kenya's guest Yoweri Museveni in Lusaka. The two men spoke.",
         "men", ["Ruto", "Museveni"]),
        ("William Ruto met Yoweri Museveni in Lusaka. He thanked both sides.", "sides",
         ["Ruto", "Museveni"]),
        ("Foreign Minister Piet Smit left. Foreign Minister Ivan Kolar stayed. Peru rang both "
         "ministers.", "ministers", ["Smit", "Kolar"]),
        ("William Ruto met Yoweri Museveni. The two leaders spoke of trade. They ate.", "They",
         ["Ruto", "Museveni"]),
        ("William Ruto met Yoweri Museveni. The two leaders spoke of rebels. They fled.", "They",
         ["rebels"]),
    ],
)  # fmt: skip
def test_a_pair_takes_up_two(text: str, word: str, heads: list[str], layers: Read) -> None:
    assert behind(layers(text), word) == heads


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Boko Haram burned a mill. The group shot a priest.", "group", "Haram"),
        ("M23 attacked a base near Rutshuru. The movement shot a priest.", "movement", "M23"),
        ("The Ivorian government banned rallies. Later the government banned songs.",
         "government", "government"),
        ("The Congolese rebels attacked a post. Later the rebels burned a school.", "rebels",
         "rebels"),
    ],
)  # fmt: skip
def test_a_definite_noun_takes_up_the_qualified_one(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


def test_an_indefinite_noun_is_somebody_new(layers: Read) -> None:
    read = layers("Boko Haram burned a mill. A group shot a priest.")
    assert behind(read, "group") == []


def test_a_counterpart_has_the_office_of_the_other(layers: Read) -> None:
    read = layers(
        "Kenyan President William Ruto met his counterpart Yoweri Museveni. "
        "The Kenyan president left."
    )
    assert behind(read, "president") == ["Ruto"]


def test_a_mention_never_takes_up_itself(layers: Read) -> None:
    read = layers("Kenyan President William Ruto met his wife. Ruto thanked her. The group sang.")
    assert all(i not in full for i, full in read.refers.items())


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Ruto's spokeswoman, Lena Brandt, met Piet Smit. She thanked the cook.", "She", "Brandt"),
        ("The mayor of Lviv, Andriy Sadovyi, spoke. The mayor left.", "mayor", "Sadovyi"),
        ("Jonas Petraitis, a tribal elder, spoke. Later the elder left.", "elder", "Petraitis"),
        ("A contractor fled. The contractor, Piet Smit, said he was ill. The contractor wept.",
         "contractor", "Smit"),
        ("A march steward, Lena Brandt, spoke. The steward left.", "steward", "Brandt"),
    ],
)  # fmt: skip
def test_a_name_beside_a_description_is_the_fullest_mention(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Police met Beat Gygax-Roth. Later Gygax-Roth left.", "Roth", "Roth"),
        ("Officer Kuo Shu-fen spoke. Later Kuo left.", "Kuo", "fen"),
        ("The president of the union, Lena Brandt, spoke. Later Brandt left.", "Brandt", "Brandt"),
        ("The Revolutionary Armed Forces of Colombia burned a mill. The FARC shot a priest.",
         "FARC", "Forces"),
        ("Kurosawa Motors cut jobs. Kurosawa said it had to.", "Kurosawa", "Motors"),
    ],
)  # fmt: skip
def test_a_short_form_takes_up_the_name(text: str, word: str, head: str, layers: Read) -> None:
    assert behind(layers(text), word) == [head]


def test_a_title_tells_two_of_one_surname_apart(layers: Read) -> None:
    read = layers("Mr Osei agreed. Mrs Osei disagreed. She said boxes had been stolen.")
    assert [read.tokens[i - 1].text for i in read.refers[read.tokens[8].i]] == ["Mrs"]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Colonel Viktor Bondar said the bridge stood. The officer smiled.", "officer", "Bondar"),
        ("Dr Petra Novak spoke. The doctor left.", "doctor", "Novak"),
        ("Imam Yusuf Dogan spoke. The cleric left.", "cleric", "Dogan"),
        ("Bishop Anselm Okoro spoke. When General Tunde Bello came, the bishop left.",
         "bishop", "Okoro"),
        ("Finance Minister Bernd Lohse met Economy Minister Jutta Graf. The finance minister left.",
         "minister", "Lohse"),
        ("German Minister Klaus Weber met French Minister Claire Dubois. The German minister left.",
         "minister", "Weber"),
        ("A senior official in the ministry spoke. The official left.", "official", "official"),
        ("Klaus Weber met Claire Dubois, the outgoing commander. General Piet Smit replaces her. "
         "The new commander left.", "commander", "Smit"),
    ],
)  # fmt: skip
def test_an_office_or_rank_takes_up_its_holder(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Reuters reported a raid. The news agency cited a guard.", "agency", "Reuters"),
        ("The World Food Programme lost a truck. The agency said a driver died.", "agency",
         "Programme"),
        ("The European Union fined a firm. The 27-nation bloc said more would come.", "bloc",
         "Union"),
        ("The Ministry of Health spoke. The ministry gave a toll.", "ministry", "Ministry"),
        ("The county council spoke. Later the council said it was sorry.", "council", "council"),
        ("Human Rights Watch blamed the junta. The rights group sent a letter.", "group", "Watch"),
        ("The Japan Coast Guard spoke. The coast guard denied the claim.", "guard", "Guard"),
        ("The defence ministry in Kyiv spoke. The defence ministry in Moscow did not. "
         "The Russian ministry gave no toll.", "ministry", "ministry"),
    ],
)  # fmt: skip
def test_a_general_noun_takes_up_a_body(text: str, word: str, head: str, layers: Read) -> None:
    assert behind(layers(text), word) == [head]


def test_the_ministry_of_another_country_is_another(layers: Read) -> None:
    read = layers("The defence ministry in Kyiv spoke. The Russian ministry did not.")
    assert behind(read, "ministry") == []


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ('Klaus Weber met Claire Dubois. "He listens," she said.', "she", "Dubois"),
        ('Lena Brandt said the plan was bad. "Piet Smit is wrong," she said.', "she", "Brandt"),
        ("Klaus Weber spoke. After the governor, Piet Smit, saw him, he left.", "he", "Weber"),
        ("An officer said the skipper had drunk; he declined to say more.", "he", "officer"),
        ("Piet Smit spoke. A guard came. He told the guard to leave.", "He", "Smit"),
        ("Piet Smit spoke. Klaus Weber wept. In his statement, Smit said little.", "his", "Smit"),
        ("Minister Kadri Tamm and her colleague, Vitas Gudas, spoke. She left.", "She", "Tamm"),
        ("A witness, Lena Brandt, hid. The shopkeeper, who let her in, slept.", "her", "Brandt"),
    ],
)  # fmt: skip
def test_he_and_she_take_up_whom_the_clause_allows(
    text: str, word: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), word) == [head]


@pytest.mark.parametrize(
    "text",
    [
        "Piet Smit spoke. Another man left.",
        "Two men came. One of them, Piet Smit, spoke. The other man left.",
        "Piet Smit came. The man who shot the mayor left.",
    ],
)
def test_another_man_is_nobody_before(text: str, layers: Read) -> None:
    assert behind(layers(text), "man") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The gang's leader, Luckson Elan, spoke on Monday. The council punished Elan.", "Elan"),
        ("Capt. Ray Peavy spoke. The gun was found during the arrest, Peavy said.", "Peavy"),
    ],
)
def test_a_person_is_one_whatever_the_parser_takes_the_name_for(
    text: str, word: str, layers: Read
) -> None:
    read = layers(text)
    assert {t.name for t in read.tokens if t.text == word} == {"PERSON"}


def test_a_body_named_after_nobody_stays_a_body(layers: Read) -> None:
    read = layers("Capt. Ray Peavy visited the Peavy Institute.")
    assert "ORG" in {t.name for t in read.tokens if t.text == "Institute"}


@pytest.mark.parametrize("word", ["group", "It"])
def test_a_group_that_is_named_beside_is_nobody_before(word: str, layers: Read) -> None:
    text = "Friends of Hamas left. The group, Hezbollah, claimed the attack. It said so twice."
    assert behind(layers(text), word) == ["Hezbollah"]


def test_a_list_of_many_names_is_read(layers: Read) -> None:
    names = ", ".join(["Peru", "Chile", "Mali", "Chad", "Iran"] * 220)
    assert behind(layers(f"Kenya met {names} and Malawi. The 2 sides ate."), "sides")


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Hamas militants attacked a farm. The Israeli army accused the group of murder.", "Hamas"),
        (
            "Hamas men hid. The army said it had hit Hamas and accused the group of looting.",
            "Hamas",
        ),
        ("Al Shabaab attacked a base. The army said the group had lost 40 men.", "Shabaab"),
    ],
)
def test_an_army_that_speaks_of_the_group_is_not_the_group(
    text: str, head: str, layers: Read
) -> None:
    assert behind(layers(text), "group") == [head]


def test_the_head_of_one_body_is_not_the_head_of_another(layers: Read) -> None:
    read = layers(
        "Kyrylo Budanov, the head of Ukraine's military intelligence, spoke on Monday. "
        "The mayor of Konotop accused the head of our region of negligence."
    )
    assert "Budanov" not in behind(read, "head")


@pytest.mark.parametrize(
    "text",
    [
        "Hamas announced the death of the group's leader on Monday.",
        "Boko Haram released a video of the group's leader.",
    ],
)
def test_a_body_may_speak_of_what_is_the_group_s(text: str, layers: Read) -> None:
    assert behind(layers(text), "group") != []
