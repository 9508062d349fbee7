"""Sentences of our own, with the place of the event that a word in them triggers."""

import functools

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import Block, Document, Span, plain
from dateline.extract import extract
from dateline.extract.places import (
    PlaceMention,
    country_of_article,
    find_places,
    happened_at,
    in_country,
    is_crossed_into,
    place_by_syntax,
    place_of_entry,
    place_of_others,
    place_opening,
)  # fmt: skip
from dateline.ingest import read_text
from dateline.pipeline import code
from dateline.records import Finding, Place


@functools.cache
def read(text: str) -> tuple[Layers, tuple[PlaceMention, ...]]:
    layers = annotate(plain(text))
    return layers, find_places(layers)


def chosen(text: str, trigger: str) -> str | None:
    layers, mentions = read(text)
    at = next(t.i for t in layers.tokens if t.text == trigger)
    finding = place_by_syntax(layers, at, mentions)
    return finding.value.name if finding else None


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Warplanes hit residential areas of Aleppo city.", "hit", "Aleppo"),
        ("Rebel shelling of Hama killed three people.", "killed", "Hama"),
        ("Rebel shelling of Hama killed three people.", "shelling", "Hama"),
        ("The army attacked Hama at dawn.", "attacked", "Hama"),
        ("They burned a camp in Idlib where seven were killed.", "killed", "Idlib"),
        ("A bomb exploded in Kabul, officials said in Geneva.", "exploded", "Kabul"),
        ("In Goma, gunmen killed a driver.", "killed", "Goma"),
        ("Fighters crossed into Syria on Monday.", "crossed", "Syria"),
        ("Police in Lima, in Peru, arrested two men.", "arrested", "Lima"),
        ("The militia launched an attack on Bunia on Friday.", "launched", "Bunia"),
    ],
)
def test_by_syntax(text: str, trigger: str, name: str) -> None:
    assert chosen(text, trigger) == name


def test_the_place_of_reporting_is_not_the_event_s() -> None:
    assert chosen("A spokesman told reporters in Geneva that hundreds fled.", "fled") is None


def test_a_state_that_acts_is_no_place() -> None:
    assert chosen("Iran condemned the killing.", "killing") is None


def test_syntax_looks_no_further_than_the_sentence() -> None:
    assert chosen("Smoke rose over Homs. The minister condemned the raid.", "condemned") is None


@pytest.mark.parametrize(
    ("text", "trigger", "spoken", "name"),
    [
        ("Gunmen killed a priest in Beira on Sunday.", "killed", False, "Beira"),
        ("A Kabul bombing killed five.", "bombing", False, "Kabul"),
        ("Jets bombed Saraqib, a minister said in Cairo.", "bombed", False, "Saraqib"),
        ("The minister condemned the raid.", "condemned", True, None),
        ("Protesters marched. Smoke rose over Homs.", "marched", False, None),
        ("Two brigades launched the missiles from Voronezh.", "launched", False, None),
        ("Two brigades fired missiles from Belgorod at Kharkiv.", "fired", False, "Kharkiv"),
    ],
)
def test_the_clues_are_weighed(text: str, trigger: str, spoken: bool, name: str | None) -> None:
    layers, mentions = read(text)
    at = next(t.i for t in layers.tokens if t.text == trigger)
    found = happened_at(layers, (at, at, at + 1), mentions, spoken)
    assert (found.finding.value.name if found else None) == name


def stages(*names: str) -> tuple[Layers, list[tuple[int, Finding[Place]]]]:
    text = "\n\n".join(f"Shells hit {name}." for name in names) + "\n\nThree people died."
    layers, mentions = read(text)
    hits = [t.i for t in layers.tokens if t.text == "hit"]
    return layers, [(i, m.finding) for i, m in zip(hits, mentions, strict=True)]


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["Homs"], ("Homs", "near", "SYR")),
        (["Saraqib", "Kafr Nabl"], ("Idlib", "admin1", "SYR")),
        (["Saraqib", "Homs"], ("Syria", "country", "SYR")),
        (["Homs", "Goma", "Bunia", "Kyiv"], None),
    ],
)
def test_a_deed_without_a_place_is_where_the_others_are(
    names: list[str], place: tuple[str, str, str] | None
) -> None:
    layers, told = stages(*names)
    died = next(t.i for t in layers.tokens if t.text == "died")
    found = place_of_others(layers, died, told, None)
    value = found.value if found else None
    assert (value and (value.name, value.precision, value.country)) == place


def headed(head: str, text: str, *towns: str) -> Layers:
    whole = f"{head}\n\n{text}"
    blocks = (
        Block("dateline", Span(0, len(head))),
        Block("lead", Span(len(head) + 2, len(whole))),
    )
    return annotate(Document("d-1", whole, blocks, datelines=towns))


def country(layers: Layers) -> str | None:
    found = country_of_article(layers, find_places(layers))
    return found.value.country if found else None


def test_the_dateline_decides_where_no_country_is_clear() -> None:
    assert country(headed("LIMA, 3 May", "Guerrillas killed a mayor.", "LIMA")) == "PER"
    assert country(headed("LIMA, 3 May", "Troops fought in Kabul and Herat.", "LIMA")) == "AFG"


def test_a_report_from_abroad_is_of_the_country_whose_places_it_names() -> None:
    kept = "Argentine envoys, the Argentine minister and the Argentine press spoke in Rosario of "
    far = headed("LIMA, 3 May", f"{kept}Kabul, Herat and Kandahar.", "LIMA")
    near = headed("LIMA, 3 May", f"{kept}Kabul, Herat, Nairobi, Lagos and Quito.", "LIMA")
    assert country(far) == "AFG"
    assert country(near) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("U.S. envoys and the U.S. Congress spoke of Kenya. The U.S. flag flew in Garissa.", "KEN"),
        ("Gunmen of the FMLN fired. The United States asked for calm.", "SLV"),
        ("Washington and Moscow quarrelled about a town near Homs.", "SYR"),
        ("The Peruvian army left Puno.", "PER"),
    ],
)
def test_who_only_acts_counts_little(text: str, code: str) -> None:
    assert country(annotate(plain(text))) == code


@pytest.mark.parametrize(
    "text",
    [
        "The minister flew to Miami, Florida. Gunmen shot at the guards of the U.S. ambassador.",
        "He put off a trip to the United States. News came from New York. Men fired in Quito.",
        "Members of the Red Cross said that a U.S. student was hurt by U.S. fire.",
    ],
)
def test_where_somebody_goes_is_not_what_a_report_is_about(text: str) -> None:
    assert country(headed("BOGOTA, 3 May", text, "BOGOTA")) == "COL"


def test_whose_an_embassy_is_says_nothing_of_where_it_stands() -> None:
    text = "Men fired at the Soviet embassy and the Soviet consulate in Harare."
    assert country(annotate(plain(text))) == "ZWE"


def test_two_datelines_decide_nothing() -> None:
    layers = headed("LIMA/QUITO, 3 May", "Guerrillas killed a mayor.", "LIMA", "QUITO")
    assert country(layers) is None


def test_a_place_no_list_knows_is_in_the_articles_country() -> None:
    words = (plain("Peru").quote(0, 4),)
    peru = Finding(Place(text="Peru", name="Peru", country="PER", precision="country"), words, "r")
    unknown = Finding(Place(text="Huarpa", name="Huarpa"), words, "r")
    region = Finding(Place(text="the Andes", name="the Andes", precision="region"), words, "r")
    placed = in_country(unknown, peru)
    assert placed is not None
    assert (placed.value.name, placed.value.country) == ("Huarpa", "PER")
    assert in_country(region, peru) == region
    assert in_country(None, peru) is None


POLICE_LOG = """Crime log: 4 to 6 May

Reported to the police in Kingston, Jamaica, over the weekend.

RICHMOND. Saturday, 21:10 – A man of 33 was shot dead.

HALF WAY TREE. Saturday, 23:00 – Officers stopped a taxi. The driver was arrested."""


def test_the_head_of_an_item_places_what_it_tells() -> None:
    layers = annotate(read_text(POLICE_LOG, published="2024-05-07"))
    mentions = find_places(layers)
    head = {t.text: t.i for t in layers.tokens}
    found = place_of_entry(layers, head["shot"], mentions)
    assert found is not None
    assert (found.finding.value.name, found.finding.value.country) == ("Richmond", "JAM")
    found = place_of_entry(layers, head["arrested"], mentions)
    assert found is not None
    assert found.finding.value.name == "Half Way Tree"
    assert place_of_entry(layers, head["Reported"], mentions) is None


def test_no_item_takes_the_place_of_another() -> None:
    layers = annotate(read_text(POLICE_LOG, published="2024-05-07"))
    head = {t.text: t.i for t in layers.tokens}
    kingston = find_places(layers)[0].finding
    assert place_of_others(layers, head["stopped"], [(head["shot"], kingston)], None) is None
    assert (
        place_of_others(layers, head["arrested"], [(head["stopped"], kingston)], None) is not None
    )


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Elsewhere, in Gusau, police freed nine women. Two men were arrested.", "arrested",
         "Gusau"),
        ("Police in Gusau freed nine women. Two men were arrested.", "arrested", None),
        ("They fled in Gusau, police said. Two men were arrested.", "arrested", None),
    ],
)  # fmt: skip
def test_a_place_that_opens_a_paragraph_holds_in_it(
    text: str, trigger: str, name: str | None
) -> None:
    layers, mentions = read(text)
    at = next(t.i for t in layers.tokens if t.text == trigger)
    found = place_opening(layers, at, mentions, [])
    assert (found.finding.value.name if found else None) == name


def test_a_deed_told_since_is_nearer_than_the_opening() -> None:
    layers, mentions = read("In Gusau, police freed women. Rebels shelled Jos. Two men died.")
    at = {t.text: t.i for t in layers.tokens}
    jos = mentions[-1].finding
    assert place_opening(layers, at["died"], mentions, [(at["shelled"], jos)]) is None
    assert place_opening(layers, at["shelled"], mentions, []) is not None


def test_an_agency_in_the_head_of_an_entry_is_no_place() -> None:
    text = "Kabul, 10 May – A bomb killed two.\n\nReuters, 11 May – The Taliban denied it."
    layers = annotate(read_text(text, published="2024-06-01"), model=False)
    assert [m.finding.value.name for m in find_places(layers)] == ["Kabul"]


def test_a_country_that_people_go_to_is_no_place_of_other_deeds() -> None:
    layers, mentions = read("Some have crossed into Venezuela. Troops moved into Goma.")
    assert [is_crossed_into(layers, m.finding) for m in mentions] == [True, False]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen shot nine men in Arauca in Colombia on Monday. Soldiers drove hundreds of "
         "villagers into Venezuela. Rebels burned two huts.", "burned"),
        ("Colombian troops shot nine men near Arauca. Fighting has driven hundreds into "
         "Venezuela. Soldiers beat a nurse.", "beat"),
    ],
)  # fmt: skip
def test_nor_is_a_later_deed_placed_there(text: str, trigger: str) -> None:
    events = extract(annotate(plain(text), model=True)).events
    places = [e.place.value.name for e in events if e.trigger.value == trigger and e.place]
    assert places == ["Arauca"]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("NAIROBI (Wire) - Kenyan police arrested three smugglers on Monday.\n\nIn Somalia, the "
         "government freed 40 prisoners.", "arrested", "Kenya"),
        ("DAKAR (Wire) - In Guinea, soldiers freed 40 prisoners on Friday.\n\nSenegalese police "
         "arrested three smugglers on Monday.", "arrested", "Senegal"),
        ("Rebels shelled Goma on Friday.\n\nThey abducted nine nurses on Monday.", "abducted",
         "Goma"),
    ],
)  # fmt: skip
def test_nobody_is_arrested_next_door(text: str, trigger: str, place: str) -> None:
    told = code(text, published="2025-01-26").events
    event = next(e for e in told if e.trigger.value == trigger)
    assert event.place is not None
    assert event.place.value.name == place
