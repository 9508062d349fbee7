"""Numbers over time, and low, best and high of them."""

import msgspec
import pytest

from dateline.link.contradictions import find_contradictions
from dateline.link.tolling import excludes, figures, ranged, toll_ranges
from dateline.records import Actor, Event, TollKind, TollRange, TollStep
from tests.link.made import Reports


def _read_by(event: Event, end: str) -> Event:
    """Return an event whose tolls were read by a rule with this end."""
    tolls = (msgspec.structs.replace(t, rule=t.rule + end) for t in event.tolls)
    return msgspec.structs.replace(event, tolls=tuple(tolls))


def killed(reports: Reports) -> TollRange:
    return next(t for t in toll_ranges(reports.case()) if t.kind == "killed")


def test_a_toll_that_rises_keeps_every_step_and_the_latest_is_best(reports: Reports) -> None:
    doctor = Actor("a doctor", None, None, None, "MED")
    for day, words, n in (("2024-05-01", "six", 6), ("2024-05-02", "nine", 9)):
        reports.report(day, f"A shell killed {words} people in Ariha, a doctor said.", day)
        reports.event(day, "killed", tolls=[(f"{words} people", "killed", n, n)])
        reports.claim(day, f"A shell killed {words} people in Ariha", doctor, kind="medic")
    found = killed(reports)
    assert (found.low, found.best, found.high) == (6, 9, 9)
    assert [(s.least, s.at, s.by) for s in found.steps] == [
        (6, "2024-05-01", "a doctor"),
        (9, "2024-05-02", "a doctor"),
    ]


def test_a_hospital_is_believed_before_the_side_that_did_it(rivals: Reports) -> None:
    found = killed(rivals)
    assert (found.low, found.best, found.high) == (4, 9, 9)


def test_where_only_sides_speak_the_middle_is_best(reports: Reports) -> None:
    for name, country, n in (("Armenia", "ARM", 2), ("Azerbaijan", "AZE", 6)):
        side = Actor(name, name, country, country, "GOV")
        reports.report(name, f"{name} said that its enemy killed {n} men.", "2023-05-12")
        reports.event(name, "killed", by=side, tolls=[(f"{n} men", "killed", n, n)])
        reports.claim(name, f"its enemy killed {n} men", side, kind="government")
    found = killed(reports)
    assert (found.low, found.best, found.high) == (2, 2, 6)


def test_one_person_told_of_is_no_count_beside_a_count(reports: Reports) -> None:
    reports.report("one", "A shell killed nine people in Ariha. A nurse died.", "2024-05-01")
    reports.event("one", "killed", tolls=[("nine people", "killed", 9, 9)])
    assert [f.step.least for f in figures(reports.case(), "killed")] == [9]


def test_a_number_only_near_the_deed_gives_way_to_one_at_it(reports: Reports) -> None:
    reports.report("one", "A shell killed four men in Ariha, where talk is of nine.", "2024-05-01")
    event = reports.event(
        "one", "killed", tolls=[("four men", "killed", 4, 4), ("nine", "killed", 9, 9)]
    )
    firm, near = event.tolls
    near = msgspec.structs.replace(near, rule=f"{near.rule}+nearest")
    reports.mine[0] = msgspec.structs.replace(event, tolls=(firm, near))
    assert [f.step.least for f in figures(reports.case(), "killed")] == [4]


def test_dead_and_wounded_in_one_number_are_no_count_beside_a_count(reports: Reports) -> None:
    reports.report(
        "one", "A shell killed nine people in Ariha; hundreds are dead and wounded.", "2024-05-01"
    )
    reports.event("one", "killed", tolls=[("nine people", "killed", 9, 9)])
    reports.report("two", "A shell fell on Ariha: hundreds of dead and wounded.", "2024-05-02")
    reports.event("two", "fell", tolls=[("hundreds", "killed", 1, None)])
    found = killed(reports)
    assert (found.low, found.best, found.high, found.open) == (9, 9, 9, False)


def test_bodies_that_an_eyewitness_counts_leave_more_open(reports: Reports) -> None:
    reports.report(
        "one", "A neighbour saw how a shell killed seven; seven bodies lay there.", "2024-05-01"
    )
    reports.event("one", "killed", tolls=[("seven bodies", "killed", 7, 7)])
    (step,) = killed(reports).steps
    assert (step.least, step.most) == (7, None)


def test_bodies_that_a_hospital_received_leave_more_open(reports: Reports) -> None:
    reports.report("one", "A shell killed people; a hospital received six bodies.", "2024-05-01")
    reports.event("one", "killed", tolls=[("six bodies", "killed", 6, 6)])
    reports.claim("one", "received six bodies", Actor("a hospital"), kind="medic")
    (step,) = killed(reports).steps
    assert (step.least, step.most) == (6, None)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ((9, None), (14, 14), False),
        ((9, None), (4, 4), True),
        ((6, 6), (9, 9), True),
        ((1, 60), (14, 14), True),
        ((3, 5), (4, 4), False),
    ],
)
def test_an_open_number_excludes_only_smaller_ones(
    reports: Reports, one: tuple[int, int | None], other: tuple[int, int | None], clash: bool
) -> None:
    reports.report("one", "A shell killed people.", "2024-05-01")
    quote = reports.quote("one", "killed")
    left, right = (
        TollStep("killed", *n, "2024-05-01", None, "d", "e", quote) for n in (one, other)
    )
    assert excludes(left, right) is excludes(right, left) is clash


def test_a_kind_of_harm_without_a_number_has_no_range(reports: Reports) -> None:
    reports.report("one", "A shell killed people in Ariha.", "2024-05-01")
    reports.event("one", "killed")
    assert toll_ranges(reports.case()) == ()
    with pytest.raises(ValueError, match="empty"):
        ranged("killed", ())


def test_the_place_of_one_who_died_among_those_hit_is_no_number_of_the_dead(
    reports: Reports,
) -> None:
    reports.report("one", "Shells fell on Ariha. A third man was hit and died.", "2024-05-01")
    event = reports.event("one", "died", tolls=[("A third man", "killed", 1, 1)])
    reports.mine[0] = _read_by(event, "+single")
    found = killed(reports)
    assert (found.low, found.best, found.high) == (1, 1, 1)


def test_of_those_shot_the_dead_are_not_hurt(reports: Reports) -> None:
    reports.report("one", "Four people were shot in Ariha. One is dead.", "2024-05-01")
    tolls: list[tuple[str, TollKind, int, int | None]] = [
        ("Four people", "injured", 4, 4), ("One", "killed", 1, 1),
    ]  # fmt: skip
    reports.mine[0] = _read_by(reports.event("one", "shot", tolls=tolls), "-shot")
    found = next(t for t in toll_ranges(reports.case()) if t.kind == "injured")
    assert (found.low, found.best, found.high) == (3, 3, 4)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("a woman who lost two sons", "two sons"),
        ("a trader whose three brothers were killed", "three brothers"),
        ("a teacher who buried four pupils", "four pupils"),
    ],
)
def test_whom_a_speaker_lost_is_no_number_of_the_dead(
    reports: Reports, who: str, words: str
) -> None:
    reports.report("one", "A shell killed nine people in Ariha, a medic said.", "2024-05-01")
    reports.event("one", "killed", tolls=[("nine people", "killed", 9, 9)])
    reports.report("two", f"The shell came from the hill, said {who}.", "2024-05-02")
    reports.event("two", "shell", tolls=[(words, "killed", 2, 2)])
    reports.claim("two", "The shell came from the hill", Actor(who))
    found = killed(reports)
    assert (found.low, found.high) == (9, 9)


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("A fourth officer has died of wounds, the mayor said.", 4),
        ("A fifth person died in hospital, the mayor said.", 5),
        ("An eighth miner succumbed on Friday, the mayor said.", 8),
        ("With two hurt, a fourth man died, the mayor said.", 3),
        ("A third man was killed, the mayor said.", 3),
    ],
)
def test_who_dies_later_raises_the_number_to_his_place(
    reports: Reports, text: str, high: int
) -> None:
    reports.report("one", "A bomb killed three people in Ariha, the mayor said.", "2024-05-01")
    reports.event("one", "killed", tolls=[("three people", "killed", 3, 3)])
    mayor = Actor("the mayor", None, None, "SYR", "GOV")
    reports.claim("one", "A bomb killed three people in Ariha", mayor, kind="government")
    reports.report("two", text, "2024-05-02")
    told = text.removesuffix(", the mayor said.")
    who = " ".join(told.removeprefix("With two hurt, ").split()[:3])
    event = reports.event("two", told, tolls=[(who, "killed", 1, 1)])
    reports.mine[-1] = reports.events["two"][0] = _read_by(event, "+single")
    reports.claim("two", told, mayor, kind="government")
    found = killed(reports)
    assert (found.low, found.high) == (3, high)


def test_an_unnamed_source_of_a_side_does_not_hide_its_spokesman(reports: Reports) -> None:
    text = "Eleven died, the army spokesman said. An army source told of 20 dead."
    reports.report("one", text, "2024-05-01")
    tolls: list[tuple[str, TollKind, int, int | None]] = [
        ("Eleven", "killed", 11, 11),
        ("20 dead", "killed", 20, 20),
    ]
    reports.event("one", "died", tolls=tolls)
    for who, told in (("the army spokesman", "Eleven died"), ("An army source", "20 dead")):
        reports.claim("one", told, Actor(who, None, None, "SYR", "MIL"), kind="party")
    assert [(s.least, s.by) for s in killed(reports).steps] == [
        (11, "the army spokesman"),
        (20, "An army source"),
    ]
    assert [c.kind for c in find_contradictions(reports.case())] == ["toll"]


def test_one_of_the_injured_who_died_is_the_only_dead(reports: Reports) -> None:
    reports.report("one", "One of the injured workers died on Tuesday.", "2024-05-01")
    reports.event("one", "died", tolls=[("One of the injured workers", "killed", 1, 1)])
    assert killed(reports).best == 1


def test_one_policeman_killed_is_no_rival_to_the_protesters(reports: Reports) -> None:
    for name, text, words, n in (
        ("one", "Police shot two protesters, a rights group said.", "two protesters", 2),
        ("two", "The protesters killed one policeman, the ministry said.", "one policeman", 1),
    ):
        reports.report(name, text, f"2024-05-0{3 - n}")
        reports.event(name, words, tolls=[(words, "killed", n, n)])
        who = text.rsplit(", ", 1)[1].removesuffix(" said.")
        sector = "GOV" if n == 1 else "NGO"
        actor = Actor(who, None, None, "SYR" if n == 1 else None, sector)
        reports.claim(name, text.rsplit(", ", 1)[0], actor)
    assert find_contradictions(reports.case()) == ()
