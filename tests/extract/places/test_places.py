"""Sentences of our own, with the places that they name."""

import functools

import msgspec
import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.places import PlaceMention, find_places
from dateline.extract.places.evidence import Resolver
from dateline.extract.places.spotting import Spotter
from dateline.extract.places.weighing import Votes


@functools.cache
def read(text: str) -> tuple[Layers, tuple[PlaceMention, ...]]:
    layers = annotate(plain(text))
    return layers, find_places(layers)


def place_of(text: str, name: str) -> PlaceMention:
    mentions = read(text)[1]
    found = [m for m in mentions if name in (m.finding.value.name, m.finding.value.text)]
    assert found, [m.finding.value for m in mentions]
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Shells fell on Saraqib on Friday.", "Saraqib", "SYR", "town"),
        ("Two people died in Springfield, Missouri.", "Springfield", "USA", "town"),
        ("A fire broke out in Lebanon, Indiana, police said.", "Lebanon", "USA", "town"),
        ("The frigate sailed through the Strait of Hormuz.", "Strait of Hormuz", None, "region"),
        ("Ships collided near Second Thomas Shoal.", "Second Thomas Shoal", None, "near"),
        ("Seven people were killed in Idlib province.", "Idlib", "SYR", "admin1"),
        ("Fighting raged in Madison County, Georgia.", "Madison County", "USA", "admin2"),
        ("Clashes broke out in Ain al-Hilweh in Lebanon.", "Ain al-Hilweh", "LBN", "site"),
        ("Aid trucks waited at the Rafah crossing.", "Rafah crossing", "PSE", "site"),
        ("Drones hit Kharkov overnight.", "Kharkiv", "UKR", "town"),
        ("Gunmen seized the Syrian town of Tel Refaat.", "Tal Rifaat", "SYR", "town"),
        ("Troops entered the village of Kfar Kila in Lebanon.", "Kfar Kila", "LBN", "town"),
        ("Rebels advanced in Northern Darfur and Khartoum.", "Khartoum", "SDN", "town"),
        ("Protests were held across Mexico.", "Mexico", "MEX", "country"),
        ("Soldiers patrolled the Gaza Strip.", "Gaza Strip", "PSE", "region"),
        ("Militants hold Zamzam camp in Sudan.", "Zamzam", "SDN", "site"),
        ("Fighters overran the Zamzam displacement camp in North Darfur.", "Zamzam", "SDN", "site"),
    ],
)
def test_resolves(text: str, name: str, country: str | None, precision: str) -> None:
    place = place_of(text, name).finding.value
    assert (place.country, place.precision) == (country, precision)


def test_containment_decides() -> None:
    finding = place_of("Two people died in Springfield, Missouri.", "Springfield").finding
    assert finding.value.admin1 == "Missouri"
    assert finding.rule == "place.containment"
    assert finding.value.rejected


def test_one_sense_in_one_article() -> None:
    text = "Police in Paris, Texas, closed a road.\n\nThe mayor of Paris thanked them in Paris."
    admins = {m.finding.value.admin1 for m in read(text)[1] if m.finding.value.name == "Paris"}
    assert admins == {"Texas"}


def test_the_article_decides_between_namesakes() -> None:
    text = "Iraqi troops took Mosul. Later that day, Iraqi police in Hit and Tripoli were absent."
    assert place_of(text, "Mosul").finding.value.country == "IRQ"


@pytest.mark.parametrize(
    ("text", "words", "relation", "precision"),
    [
        ("Jets bombed the countryside east of Aleppo.", "Aleppo", "east of", "near"),
        ("A mine went off near Bakhmut.", "Bakhmut", "near", "near"),
        ("They met outside Damascus on Monday.", "Damascus", "outside", "near"),
        ("The army massed along the front line north of Hama.", "Hama", "north of", "near"),
        ("Bandits struck on the outskirts of Goma.", "Goma", "outskirts of", "near"),
        ("A tanker burned off the coast of Yemen.", "Yemen", "coast of", "near"),
        ("Troops dug in along the border with Lebanon.", "Lebanon", "border with", "near"),
    ],
)
def test_relations(text: str, words: str, relation: str, precision: str) -> None:
    place = place_of(text, words).finding.value
    assert place.precision == precision
    assert relation in (place.relation or "")
    assert relation.split()[0] in place.text
    assert place.radius_km


def test_a_distance_moves_the_point() -> None:
    place = place_of("They struck a truck 30 km south of Mosul.", "Mosul").finding.value
    assert place.lat == pytest.approx(36.34 - 0.27, abs=0.02)
    assert place.relation == "30 km south of"


def test_a_part_of_a_country_is_a_region() -> None:
    place = place_of("The offensive began in northern Syria.", "Northern Syria").finding.value
    assert (place.text, place.precision, place.relation) == ("northern Syria", "region", "northern")


def test_between_two_towns() -> None:
    place = place_of("A bus was hit between Homs and Hama.", "between Homs and Hama").finding.value
    assert place.relation == "between"
    assert place.lat == pytest.approx(34.93, abs=0.05)


def test_an_unknown_village_is_placed_by_its_neighbour() -> None:
    text = "They shelled the village of Tlumenqash, north of Idlib, in Syria."
    place = place_of(text, "Tlumenqash").finding.value
    assert (place.country, place.precision) == ("SYR", "near")


def test_an_unknown_village_alone_has_no_point() -> None:
    place = place_of("They shelled the village of Tlumenqash.", "Tlumenqash").finding.value
    assert (place.lat, place.lon, place.country) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "President Washington spoke first.",
        "Syrian troops withdrew.",
        "The Kurdish fighters rested.",
        "In March, the talks failed.",
    ],
)
def test_no_place(text: str) -> None:
    assert read(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "name", "acting"),
    [
        ("Washington said it would respond.", "Washington, D.C.", True),
        ("Iran vowed revenge.", "Iran", True),
        ("They held talks with Turkey.", "Turkey", True),
        ("The Turkish jets bombed Iraq.", "Iraq", False),
        ("Syria's army retreated.", "Syria", True),
        ("Fighters crossed into Syria.", "Syria", False),
        ("Shelling of Hama went on.", "Hama", False),
        ("Aleppo came under fire.", "Aleppo", False),
        ("A Kabul car bombing killed five.", "Kabul", False),
        ("The Sudan fighting spread.", "Sudan", False),
        ("A Moscow decree banned it.", "Moscow", True),
        ("The Russia attack on Kharkiv failed.", "Russia", True),
        ("The Russia attack shook many.", "Russia", False),
    ],
)
def test_acting(text: str, name: str, acting: bool) -> None:
    assert place_of(text, name).acting is acting


def test_quotes_hold() -> None:
    layers, mentions = read("Jets bombed the countryside east of Aleppo city, in Syria.")
    assert mentions
    for mention in mentions:
        assert all(layers.document.holds(q) for q in mention.finding.quotes)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Trucks queued on the road to Mellit in Sudan.", "Mellit", "near"),
        ("A bomb fell on flats in the east of Kharkiv.", "Kharkiv", "town"),
        ("Villages burned in the north of Borno State.", "The north of Borno", "region"),
        ("Rebels hold most of northern Shan State.", "Northern Shan", "region"),
        ("Troops came within 8 km of Mosul on Sunday.", "Mosul", "near"),
        ("A drone crashed a few hundred metres from Algeria.", "Algeria", "near"),
        ("A ferry sank off Tripoli in Libya.", "Tripoli", "near"),
        ("Mortar rounds fell on the bank of the Naf River.", "Naf River", "near"),
        ("Shells fell in the direction of Toretsk.", "Toretsk", "near"),
        ("Ships clashed on the Kasai River in the Congo.", "Kasai River", "region"),
    ],
)
def test_relations_move_a_place(text: str, name: str, precision: str) -> None:
    assert place_of(text, name).finding.value.precision == precision


def test_what_happens_between_two_places_happens_in_neither() -> None:
    text = "A bus was hit on the road between Jalalabad and Peshawar."
    assert {m.finding.value.precision for m in read(text)[1]} == {"near"}


def test_what_was_taken_is_a_place() -> None:
    text = "In Syria, the rebels have taken Khan al-Assal and overrun Kafr Nabl."
    assert {"Khan al-Assal", "Kafr Nabl"} <= {m.finding.value.name for m in read(text)[1]}


def test_a_faith_or_a_people_is_no_place() -> None:
    names = {m.finding.value.name for m in read("Shells hit Bartella, a Christian town.")[1]}
    assert names == {"Bartella"}


def test_a_small_town_in_a_foreign_country_is_not_believed() -> None:
    text = "In Lebanon, a patrol was hit in Minieh. Lebanon's army left Beirut. Beirut was calm."
    countries = {m.finding.value.country for m in read(text)[1]}
    assert countries <= {"LBN", None}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "The attacks in Paris, and the shooting in San Bernardino, Calif., which killed 14 "
            "people, worry Republicans in Texas and Ohio.",
            "Paris", "FRA",
        ),
        ("The attack in London and the shooting in Lexington, Ky., were unlike.", "London", "GBR"),
        ("A rally in Paris, Texas, drew a crowd. Police in Paris arrested two.", "Paris", "USA"),
        ("Police in Paris said a fire in Lexington, Ky., was as in Paris, Ky.", "Paris", "USA"),
    ],
)  # fmt: skip
def test_a_capital_is_no_small_namesake(text: str, name: str, country: str) -> None:
    assert place_of(text, name).finding.value.country == country


def test_a_small_namesake_gives_way_to_the_town_at_home() -> None:
    text = "Peruvian police left Lima. A bomb went off in Miraflores district, near Callao."
    places = {m.finding.value.name: m.finding.value.country for m in read(text)[1]}
    assert places["Miraflores"] == "PER"


def test_a_large_city_abroad_is_believed() -> None:
    text = "In Lebanon, a patrol left Beirut. Lebanon's army was calm. He flew to Houston."
    assert "USA" in {m.finding.value.country for m in read(text)[1]}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("COL PONCE SPOKE IN SAN SALVADOR ABOUT THE FIGHTING.", "San Salvador", "SLV"),
        ("REBELS CLASHED WITH TROOPS IN SAN VICENTE, USULUTAN DEPARTMENT.", "Usulutan", "SLV"),
        ("police said on friday that a mob had burned three shops in the centre of ahmedabad.",
         "Ahmedabad", "IND"),
    ],
)  # fmt: skip
def test_names_without_their_case(text: str, name: str, country: str) -> None:
    found = {m.finding.value.name: m for m in read(text)[1]}
    assert "Ponce" not in found
    assert found[name].finding.value.country == country
    assert found[name].finding.quotes[0].text in text


@pytest.mark.parametrize(
    "text", ["Archbishop Romero spoke first.", "Father Santiago rested.", "Air raids went on."]
)
def test_titles_and_weapons_are_no_places(text: str) -> None:
    assert read(text)[1] == ()


def test_the_outlet_s_home_decides() -> None:
    text = "A man from Richmond was arrested on Friday."
    admins = []
    for url in ("https://www.richmond.com/a", "https://www.richmondregister.com/a"):
        layers = annotate(msgspec.structs.replace(plain(text), url=url))
        admins.append(find_places(layers)[0].finding.value.admin1)
    assert admins == ["Virginia", "Kentucky"]


@pytest.mark.parametrize(
    ("text", "found"), [("Tulsa, OK, is flat.", True), ("OK, he said.", False)]
)
def test_an_abbreviation_needs_a_name_before_it(text: str, found: bool) -> None:
    assert ("Oklahoma" in {m.finding.value.name for m in read(text)[1]}) is found


def test_a_country_of_no_weight_decides_nothing() -> None:
    layers = annotate(plain("Farmers waited outside Xirbanat."))
    resolver = Resolver(layers, Spotter(layers).spots_found())
    votes = Votes()
    votes.country["IND"] = 0.0
    assert resolver._similar(0, votes, None, None).rule == "place.unknown"


def test_a_place_that_no_list_knows_is_left_open_where_its_own_votes_were_taken_back() -> None:
    mentions = read("The men stood outside Deir Banat.")[1]
    assert all(m.finding.value.country is None for m in mentions)


def test_whose_somebody_is_does_not_place_the_town_before_the_comma() -> None:
    text = "After talks in Paris, the US Defense Secretary Ash Carter flew home."
    assert place_of(text, "Paris").finding.value.country == "FRA"
    assert place_of("In Birmingham, the U.S. envoy left.", "Birmingham").finding.value.country == (
        "GBR"
    )
    text = "In Amsterdam, the Netherlands, gunmen shot a lawyer."
    assert place_of(text, "Amsterdam").finding.value.country == "NLD"


def test_the_end_of_a_longer_name_is_no_place_by_itself() -> None:
    found = read("He will visit the Iraqi Kurdistan Region on Friday.")[1]
    assert [m.finding.value.name for m in found] == ["Kurdistan Region"]


def test_a_word_for_where_that_opens_a_sentence_is_no_part_of_the_name() -> None:
    text = "Planes struck in Syria and Iraq. Near Tal Afar, one raid destroyed a plant."
    assert place_of(text, "Tal Afar").finding.value.country == "IRQ"


def test_a_name_spelt_otherwise_lies_near_what_it_is_said_to_be_near() -> None:
    text = "Iraq's army fled the village of Safina, about 45km south of Mosul."
    place = place_of(text, "Safina").finding.value
    assert (place.name, place.precision) == ("Safina", "near")
    assert place.lat is not None
    assert 35 < place.lat < 36.5


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels captured the Malian town of Valencia on Monday.", "Valencia", "MLI"),
        ("Gunmen raided the eastern Congolese village of Santa Rosa.", "Santa Rosa", "COD"),
        ("Shells hit the Serb town of Pale, near the Bosnian capital.", "Pale", "BIH"),
    ],
)
def test_a_town_is_of_a_country_that_the_text_names(text: str, name: str, country: str) -> None:
    assert place_of(text, name).finding.value.country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israel bombed Gaza on Friday.", "PSE"),
        ("Jordan and Oman dropped food over Gaza on Friday.", "PSE"),
        ("Floods in southern Mozambique reached Gaza and Maputo.", "MOZ"),
        ("Floods cut roads in Gaza province, in Mozambique.", "MOZ"),
    ],
)
def test_a_land_s_name_is_that_land_but_where_another_is_told_of(text: str, country: str) -> None:
    named = [m.finding.value for m in read(text)[1] if "Gaza" in m.finding.value.text]
    assert [p.country for p in named] == [country]


def test_a_body_whose_first_words_name_a_street_is_no_reason_to_fail() -> None:
    assert read("Elm Street Police Department closed. Monroe Street Fire Department came.")[0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("NATO officials met on Monday.", []),
        ("The minister met leaders of NATO on Monday.", []),
        ("The Accra Initiative met on Monday.", []),
        ("Islamic State of Iraq and al-Sham fighters hit a post near Kobani.", ["near Kobani"]),
        ("The African Union Mission in Somalia lost two men.", ["Somalia"]),
        ("The Los Angeles Police Department arrested a man.", ["Los Angeles"]),
    ],
)
def test_the_name_of_a_body_is_no_place(text: str, places: list[str]) -> None:
    assert [m.finding.value.text for m in read(text)[1]] == places
