"""Tolls: who was killed, hurt, taken or driven out, how many, and by which event."""

import pytest

from dateline.annotate import Layers, annotate
from dateline.document import plain
from dateline.extract.extracting import extract
from dateline.extract.tolls import TollMention, find_tolls, summarise, tolls_of
from dateline.pipeline import code
from dateline.records import TollKind

Range = tuple[str, int, int | None]


def _layers(text: str) -> Layers:
    return annotate(plain(text, published="2025-03-04"))


def _tolls(text: str) -> list[Range]:
    values = [t.finding.value for t in find_tolls(_layers(text))]
    return [(v.kind, v.least, v.most) for v in values]


def _at(layers: Layers, word: str) -> int:
    return next(t.i for t in layers.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mortar fire killed three villagers.", [("killed", 3, 3)]),
        ("The militia handed over nine captured policemen.", [("captured", 9, 9)]),
        (
            "A man stabbed two women and a girl of six to death.",
            [("killed", 2, 2), ("killed", 1, 1)],
        ),
        ("Three villagers were killed.", [("killed", 3, 3)]),
        ("A van blew up at the gate, killing six.", [("killed", 6, 6)]),
        ("Riots in which 12 died went on all night.", [("killed", 12, 12)]),
        ("The blast left 4 dead and 10 injured.", [("killed", 4, 4), ("injured", 10, 10)]),
        ("The death toll climbed to 45.", [("killed", 45, 45)]),
        ("The death toll stands at 45.", [("killed", 45, 45)]),
        ("The mine claimed 12 lives.", [("killed", 12, 12)]),
        ("Eight sailors lost their lives.", [("killed", 8, 8)]),
        ("They killed 3 and wounded 5.", [("killed", 3, 3), ("injured", 5, 5)]),
        ("There were no casualties.", [("killed", 0, 0), ("injured", 0, 0)]),
        ("The rocket caused no casualties.", [("killed", 0, 0), ("injured", 0, 0)]),
        ("No one was hurt.", [("injured", 0, 0)]),
        ("No guards were injured.", [("injured", 0, 0)]),
        ("Divers pulled out 35 bodies.", [("killed", 35, 35)]),
        ("The bodies of 12 men lay there.", [("killed", 12, 12)]),
        ("Peter Brandt was killed.", [("killed", 1, 1)]),
        ("A sergeant was killed.", [("killed", 1, 1)]),
        ("Four of them died.", [("killed", 4, 4)]),
        ("The bomb killed five and wounded 110.", [("killed", 5, 5), ("injured", 110, 110)]),
        ("The bomb injured twelve more.", [("injured", 12, 12)]),
        ("He ordered the deaths of hundreds of prisoners.", [("killed", 200, None)]),
        ("The paper put the death count in the hundreds.", [("killed", 200, None)]),
        ("The reported death tolls exceeded 100.", [("killed", 101, None)]),
        ("Some 190 were dead.", [("killed", 190, 190)]),
        ("Two brothers were shot dead.", [("killed", 2, 2)]),
        ("At least 5 dead in market blast", [("killed", 5, None)]),
        ("More than 40 miners were killed.", [("killed", 41, None)]),
        ("A family of five was killed.", [("killed", 5, 5)]),
        ("Up to 50 recruits died.", [("killed", 1, 50)]),
        ("The killing of two monks shocked the town.", [("killed", 2, 2)]),
        ("The army lost nine soldiers.", [("killed", 9, 9)]),
        ("3 killed, 1 badly hurt in harbour fire", [("killed", 3, 3), ("injured", 1, 1)]),
        ("Four people were found shot to death.", [("killed", 4, 4)]),
        ("The blast did not injure anyone.", [("injured", 0, 0)]),
        ("Nine miners suffered burns.", [("injured", 9, 9)]),
        ("The death toll jumped from 40 to 55.", [("killed", 55, 55)]),
        ("The number of people killed in the fire rose to 23.", [("killed", 23, 23)]),
        ("Twenty sailors are missing.", [("missing", 20, 20)]),
        ("Police arrested 12 students.", [("captured", 12, 12)]),
        ("About 3,000 residents were displaced.", [("displaced", 3000, 3000)]),
        ("The shells destroyed 40 houses.", [("damaged", 40, 40)]),
        ("Thousands of students marched to the palace.", [("crowd", 2000, None)]),
    ],
)
def test_finds(text: str, expected: list[Range]) -> None:
    assert _tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mortar fire killed villagers.",
        "The army denied killing ten monks.",
        "The guards did not kill two men.",
        "A new quake could kill 500 people.",
        "Rebels threatened to kill 50 hostages.",
        "He was charged over a plot to kill a judge.",
        "The unit captured two towns.",
        "Three ministers met two envoys.",
    ],
)
def test_finds_none(text: str) -> None:
    assert _tolls(text) == []


def test_part_of_a_total() -> None:
    whole, part = find_tolls(_layers("Seven people were killed, including five children."))
    assert (whole.finding.value.least, whole.finding.value.part_of_total) == (7, False)
    assert (part.finding.value.least, part.finding.value.group) == (5, "children")
    assert part.finding.value.part_of_total
    assert part.part_of == 0


def test_addends() -> None:
    found = find_tolls(_layers("The mine killed three soldiers and a child."))
    assert [t.addend for t in found] == [True, True]
    total = summarise([t.finding for t in found], "killed")
    assert total is not None
    assert (total.least, total.most, total.exact) == (4, 4, True)


def test_quotes_number_and_harm() -> None:
    (toll,) = find_tolls(_layers("The mine killed at least three soldiers."))
    assert [q.text for q in toll.finding.quotes] == ["at least three soldiers", "killed"]
    assert toll.finding.value.group == "soldiers"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The shelling of Hama killed three people.", "shelling"),
        ("Forty people were killed in the attack.", "attack"),
        ("Clashes in which 12 died lasted for days.", "Clashes"),
        ("Up to 50 people died when rebels shelled the town.", "shelled"),
        ("The airstrike, which killed two men, hit a depot.", "airstrike"),
        ("Rebels attacked the fort, killing nine guards.", "attacked"),
    ],
)
def test_event(text: str, event: str) -> None:
    layers = _layers(text)
    (toll,) = find_tolls(layers)
    assert toll.event == _at(layers, event)


def _of(text: str, trigger: str, kind: TollKind = "killed") -> list[int]:
    layers = _layers(text)
    found = tolls_of(layers, [_at(layers, trigger)], find_tolls(layers))
    return [t.value.least for t in found if t.value.kind == kind]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebel shelling of Hama killed three people.", "shelling", [3]),
        ("Rebels attacked the fort and killed nine guards.", "attacked", [9]),
        ("Nine guards died in the raid.", "raid", [9]),
        ("Planes bombed a camp where six people were killed.", "bombed", [6]),
        ("A mine killed two men. The army raided a village.", "raided", []),
        ("While six were wounded in a raid, two men were killed by rioters.", "raid", []),
        ("One man was stabbed to death even as police burst tear-gas shells.", "burst", []),
        ("The army said it raided a village after a bomb killed two men.", "raided", []),
    ],
)
def test_belongs(text: str, trigger: str, expected: list[int]) -> None:
    assert _of(text, trigger) == expected


def _coded(text: str, kind: TollKind) -> dict[str, list[int]]:
    coding = extract(annotate(plain(text, published="2025-03-04"), model=True))
    found: dict[str, list[int]] = {}
    for event in coding.events:
        toll = summarise(event.tolls, kind)
        for word in (q.text for q in event.trigger.quotes):
            found[word] = [toll.least] if toll else []
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "expected"),
    [
        ("An airstrike hit the port. Some 30 sailors were dead.", "airstrike", "killed", [30]),
        ("Rebels attacked Lomo on Monday. Six nurses are missing.", "attacked", "missing", [6]),
        ("Troops shelled the town. About 900 families fled.", "shelled", "displaced", [900]),
        ("Gunmen stormed a clinic and shot at guards. Two died.", "stormed", "killed", [2]),
    ],
)
def test_finds_its_event(text: str, trigger: str, kind: TollKind, expected: list[int]) -> None:
    assert _coded(text, kind).get(trigger) == expected


def test_running_totals_are_left_out() -> None:
    text = "A bomb killed nine people in Lomo. It brought the toll since January to 340."
    assert _coded(text, "killed")["killed"] == [9]
    (_, running) = find_tolls(_layers(text))
    assert running.running


def _sum(text: str, kind: TollKind) -> tuple[int, int | None] | None:
    found: tuple[TollMention, ...] = find_tolls(_layers(text))
    toll = summarise([t.finding for t in found], kind)
    return (toll.least, toll.most) if toll else None


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Police said 12 were killed. The mayor said 20 were killed.", "killed", (12, 20)),
        ("Dozens were killed. The mayor said 31 were killed.", "killed", (31, 31)),
        ("Dozens were killed. The mayor said 12 were killed.", "killed", (12, None)),
        ("Seven people were killed, including five children.", "killed", (7, 7)),
        ("Six died. Later at least 9 were killed.", "killed", (6, None)),
        ("Peter Brandt was killed. John Meyer was killed too.", "killed", (2, 2)),
        ("Ten men were killed. The driver was killed too.", "killed", (10, 10)),
        ("The fort was attacked.", "killed", None),
        ("They killed their commander, Omar Haddad, and two aides.", "killed", (3, 3)),
        ("The bomb killed Omar Haddad, Sami Nasser and three guards.", "killed", (5, 5)),
        ("The bomb killed a woman, her two sons and a guard.", "killed", (4, 4)),
        ("A boy was wounded. Two others were wounded, too.", "injured", (3, 3)),
        ("Six people were shot. Two of the men died.", "injured", (4, 6)),
        ("A girl was shot in the leg. A man was hit in the arm.", "injured", (1, 2)),
        ("A guard was hurt. No one else was hurt.", "injured", (1, 1)),
        ("He killed five people. The gunman was found dead.", "killed", (5, 6)),
        ("A woman died. A third victim died on Sunday.", "killed", (1, 3)),
        ("It got 70 bodies and the remains of at least 10 other people.", "killed", (80, None)),
        (
            "Nine people were killed. Medics spoke of hundreds of dead and wounded.",
            "killed",
            (9, 9),
        ),
        ("The raid killed a teacher, her driver and two nurses.", "killed", (4, 4)),
        ("Nine miners and two guards died when the pit was shelled.", "killed", (11, 11)),
    ],
)
def test_summarises(text: str, kind: TollKind, expected: tuple[int, int | None] | None) -> None:
    assert _sum(text, kind) == expected


@pytest.mark.parametrize(
    "text", ["of nine", "among nine", "nine of", "of whom nine", "4 protesters among"]
)
def test_words_that_tell_nothing_stop_nothing(text: str) -> None:
    assert not code(text, published="2024-12-03").issues


def test_the_dead_of_a_school_were_not_sheltering_there() -> None:
    found = _tolls("The mayor said that 11 children were among the dead at the school in Tete.")
    assert found == [("killed", 11, 11)]
    assert _tolls("Some 300 families are in a school in Tete.") == [("displaced", 300, 300)]


def test_those_on_board_are_not_driven_out() -> None:
    text = "A train with 440 people on board was hit. Thousands fled their homes in the valley."
    assert _tolls(text) == [("displaced", 2000, None)]


def test_a_wreck_that_a_caption_shows_is_no_toll_of_what_the_text_tells() -> None:
    text = (
        "Since Sunday, Sudanese armed groups have launched a broad offensive in Darfur.\n\n"
        "A destroyed army helicopter sits on the tarmac of the Nyala airport on Dec 2, 2024. "
        "(PHOTO / AFP)\n\nThe war had been frozen since spring."
    )
    (offensive,) = [e for e in code(text, published="2024-12-03").events if e.score > 0.5]
    assert offensive.tolls == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen killed six guards at a mine. Two cooks were also killed.", (8, 8)),
        ("Mayor Ana Reyes was shot dead in an attack in which two aides were also killed.", (3, 3)),
        ("Gunmen killed six guards at a mine. Two cooks were also hurt.", (6, 6)),
    ],
)
def test_those_also_killed_come_on_top(text: str, killed: tuple[int, int]) -> None:
    tolls = [t for e in code(text, published="2025-03-04").events for t in e.tolls]
    total = summarise(tolls, "killed")
    assert total is not None
    assert (total.least, total.most) == killed
