"""What speaks for one deed: in one document how it is told, between two what it is."""

import msgspec

from dateline.link.deeds.across import across
from dateline.link.deeds.blocking import keys
from dateline.link.deeds.features import weights
from dateline.link.deeds.mentions import NEAR, OWN, mentions
from dateline.link.deeds.sides import side_of
from dateline.link.deeds.tellings import Telling, tellings
from dateline.link.deeds.within import within
from dateline.records import Actor, Finding, Place
from tests.link.made import RULE, Reports


def test_paragraphs_words_and_what_is_told_first(reports: Reports) -> None:
    text = (
        "Gunmen attacked a clinic in Ariha. They attacked at dawn.\n\n"
        "The town was shelled in June.\n\nA convoy was looted."
    )
    reports.report("one", text, "2024-05-20")
    for trigger, day in (("attacked a", "2024-05-19"), ("attacked at", None), ("shelled", None)):
        reports.event("one", trigger, day=day)
    reports.event("one", "looted", day="2024-05-01")
    (document, coding) = next(iter(reports.codings.values()))
    clinic, dawn, shelled, looted = sorted(mentions(document, coding), key=lambda m: m.at)
    assert [m.first for m in (clinic, dawn, shelled)] == [True, False, False]
    near = within(clinic, dawn)
    assert near["same paragraph"] == near["same trigger"] == near["earlier is told first"] == 1.0
    assert within(dawn, clinic) == near
    assert "next paragraph" in within(clinic, shelled)
    assert "same trigger" not in within(clinic, shelled)
    far = within(dawn, looted)
    assert far.keys().isdisjoint({"same paragraph", "next paragraph", "earlier is told first"})
    assert "later is old" in far
    assert "later is old" not in near


def pair(reports: Reports) -> tuple[Telling, Telling]:
    """Return the first deeds of two reports."""
    for name in ("one", "two"):
        reports.report(name, f"Report {name}: a market in Ariha was bombed.", "2024-05-01")
        reports.event(name, "bombed")
    one, two = (tellings(document, coding)[0] for document, coding in reports.codings.values())
    return one, two


def test_modes_that_stand_for_each_other_and_kinds_of_target(reports: Reports) -> None:
    one, two = pair(reports)
    one = msgspec.structs.replace(one, modes=("aerial",), sufferers=("SYR CVL",))
    for modes, sufferers, expected in (
        (("drone",), ("SYR CVL",), {"like mode", "same kind of target"}),
        (("aerial", "drone"), ("SYR MIL",), {"same mode", "other kind of target"}),
        (("firearms",), (), {"other mode"}),
    ):
        two = msgspec.structs.replace(two, modes=modes, sufferers=sufferers)
        found = across(side_of(one), side_of(two))
        assert found == across(side_of(two), side_of(one))
        about = {name for name in found if name.endswith((" mode", "kind of target"))}
        assert about == expected


def test_what_both_tell_first(reports: Reports) -> None:
    one, two = pair(reports)
    assert one.first
    assert "both told first" in across(side_of(one), side_of(two))
    later = msgspec.structs.replace(two, first=False)
    assert "one told first" in across(side_of(one), side_of(later))


def test_a_rare_target_leads_to_a_deed_whose_place_was_misread(reports: Reports) -> None:
    one, two = pair(reports)
    elsewhere = msgspec.structs.replace(two, places=())
    lost = [msgspec.structs.replace(t, capitals=(), names=()) for t in (one, elsewhere)]
    assert keys(lost[0]).isdisjoint(keys(lost[1]))
    known = [msgspec.structs.replace(t, victims=("cellist",)) for t in lost]
    assert not keys(known[0]).isdisjoint(keys(known[1]))
    plain_word = [msgspec.structs.replace(t, victims=("soldier",)) for t in lost]
    assert keys(plain_word[0]).isdisjoint(keys(plain_word[1]))


def test_a_deed_without_a_day_is_looked_up_a_month_back_at_its_place(reports: Reports) -> None:
    one, two = pair(reports)
    point = msgspec.structs.replace(one.places[0], lat=35.81, lon=36.61, precision="town")
    day = one.published or 0
    dated = msgspec.structs.replace(
        one, days=((day, day, OWN),), places=(point,), capitals=(), names=(), victims=()
    )
    recalled = msgspec.structs.replace(
        two, days=(), published=day + 28, places=(point,), capitals=(), names=(), victims=()
    )
    assert not keys(dated).isdisjoint(keys(recalled))
    much_later = msgspec.structs.replace(recalled, published=day + 90)
    assert keys(dated).isdisjoint(keys(much_later))
    far = msgspec.structs.replace(point, lat=33.5, lon=36.3, place="Damascus")
    assert keys(dated).isdisjoint(keys(msgspec.structs.replace(recalled, places=(far,))))


def test_whom_it_hit_is_kept_by_country_and_sector(reports: Reports) -> None:
    reports.report("one", "Rebels shot a Syrian judge in Ariha.", "2024-05-01")
    event = reports.event("one", "shot")
    judge = Actor("a Syrian judge", country="SYR", sector="JUD")
    hit = (Finding(judge, (reports.quote("one", "a Syrian judge"),), RULE),)
    reports.events["one"] = [msgspec.structs.replace(event, recipients=hit)]
    (document, coding) = next(iter(reports.codings.values()))
    assert tellings(document, coding)[0].sufferers == ("SYR JUD",)


def test_two_provinces_that_deeds_are_told_of_are_apart(reports: Reports) -> None:
    reports.report(
        "one", "Jets hit posts near Aleppo. Planes struck a camp in Idlib.", "2024-05-01"
    )
    reports.event("one", "hit", day="2024-05-01")
    reports.event("one", "struck", day="2024-05-01")
    (document, coding) = next(iter(reports.codings.values()))
    hit, struck = sorted(mentions(document, coding), key=lambda m: m.at)

    def told(first: tuple[str, str, str], second: tuple[str, str, str], by: int = OWN) -> set[str]:
        one, two = (
            msgspec.structs.replace(
                m, place=p, precision=precision, country="SYR", admin1=admin, where=by
            )
            for m, (p, precision, admin) in ((hit, first), (struck, second))
        )
        return set(within(one, two)) & {"places apart", "coarse place"}

    near, idlib = ("Aleppo", "near", "Aleppo"), ("Idlib", "admin1", "Idlib")
    assert told(near, idlib) == {"places apart"}
    assert told(near, ("Aleppo Governorate", "admin1", "Aleppo")) == {"coarse place"}
    assert told(near, ("Syria", "country", "")) == {"coarse place"}
    assert told(near, idlib, NEAR) == {"coarse place"}  # taken over from what stands beside


def test_deeds_dated_months_apart_are_never_one(reports: Reports) -> None:
    reports.report("one", "A school was raided; a school was raided before.", "2026-04-10")
    reports.event("one", "raided;", day="2026-04-08")
    reports.event("one", "raided before", day="2021-02-26")
    ((document, coding),) = reports.codings.values()
    now, then = mentions(document, coding)
    assert within(now, then)["months apart"] == 1.0
    left, right = (side_of(t) for t in tellings(document, coding))
    assert across(left, right)["months apart"] == 1.0
    worth = weights()
    assert worth.within["months apart"] == worth.across["months apart"] == -30.0


def test_deeds_weeks_and_provinces_apart_are_never_one(reports: Reports) -> None:
    reports.report("one", "A market in Omdurman was shelled; a camp was shelled.", "2026-04-20")
    for trigger, day, name, unit in (
        ("shelled;", "2026-03-05", "Omdurman", "Khartoum"),
        ("shelled.", "2026-04-13", "El Fasher", "North Darfur"),
    ):
        place = Place("Omdurman", name, "SDN", unit, precision="admin1")
        reports.event("one", trigger, day=day, place=place, country="SDN")
    ((document, coding),) = reports.codings.values()
    left, right = (side_of(t) for t in tellings(document, coding))
    assert across(left, right)["weeks and provinces apart"] == 1.0
    assert weights().across["weeks and provinces apart"] == -30.0
