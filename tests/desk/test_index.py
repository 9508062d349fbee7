"""The index: filled from codings, brought up to date, asked with filters."""

from collections.abc import Callable

import msgspec
import pytest

from dateline.desk.index import actors, fill, sayings
from dateline.desk.index.filters import Filter, matching
from dateline.desk.index.histogram import histogram
from dateline.desk.index.incidents import choices, count, page, spread
from dateline.desk.library import Library
from dateline.document import Document, content_id
from dateline.records import Coding, Event, Finding
from dateline.store import Maker

Coded = tuple[Document, Coding]
INCIDENT = content_id("n", "e-0123456789abcdef")
Filled = Callable[..., Library]


def moved(event: Event, **place: object) -> Event:
    """Return an event at another place."""
    found = event.place
    assert found is not None
    other = Finding(msgspec.structs.replace(found.value, **place), found.quotes, found.rule)
    return msgspec.structs.replace(event, place=other)


def test_an_event_becomes_a_row_with_its_words(library: Library) -> None:
    (row,) = page(library.index, Filter()).incidents
    assert (row.id, row.type, row.grade) == (INCIDENT, "ASSAULT", "contested")
    assert (row.killed_low, row.killed_high, row.contradictions) == (7, 7, 1)
    assert (row.killed_open, row.killed_high_open, row.injured_open) == (True, True, None)
    assert row.words is not None
    assert row.words.startswith("Government troops shelled a market")
    assert (row.lat, row.lon) == (-8.46, 31.14)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filter(q="market troops"), 1), (Filter(q="mark"), 1), (Filter(q="bridge"), 0),
        (Filter(q='" OR 1'), 0), (Filter(q="*"), 0), (Filter(type=("ASSAULT", "AID")), 1),
        (Filter(type=("AID",)), 0), (Filter(country=("TZA",)), 1),
        (Filter(grade=("confirmed",)), 0),
        (Filter(place="Kasanga"), 1), (Filter(place="kasan"), 1), (Filter(place="tanzania"), 1),
        (Filter(place="market"), 0), (Filter(q="tanzania market"), 1),
        (Filter(actor="army"), 1), (Filter(actor="CVL"), 1),
        (Filter(actor="MIL"), 0), (Filter(who="kasanga"), 1), (Filter(who="army"), 1),
        (Filter(who="market"), 0), (Filter(target="CVL"), 1), (Filter(target="army"), 0),
        (Filter(actor="army", target="CVL"), 1), (Filter(actor="CVL", target="CVL"), 0),
        (Filter(voices="party"), 0), (Filter(source="~residents"), 1), (Filter(source="x"), 0),
        (Filter(since="2025-03"), 1), (Filter(since="2025-03-04"), 0), (Filter(until="2025"), 1),
        (Filter(until="2025-03"), 1), (Filter(until="2025-03-02"), 0), (Filter(killed=7), 1),
        (Filter(killed=8), 0), (Filter(box="31,-9,32,-8"), 1), (Filter(box="0,0,1,1"), 0),
    ],
)  # fmt: skip
def test_each_part_of_a_filter_leaves_what_it_says(
    library: Library, wanted: Filter, left: int
) -> None:
    assert count(library.index, wanted) == left
    assert len(page(library.index, wanted).incidents) == left
    assert len(spread(library.index, wanted).spots) == left


def test_an_incident_is_found_by_the_name_that_its_words_stand_for(
    filled: Filled, coded: Coded
) -> None:
    document, coding = coded
    (people,) = coding.events[0].recipients
    named = msgspec.structs.replace(people.value, name="Union of Traders")
    recipients = (msgspec.structs.replace(people, value=named),)
    event = msgspec.structs.replace(coding.events[0], recipients=recipients)
    library = filled((document, msgspec.structs.replace(coding, events=(event,))))
    assert count(library.index, Filter(q="union traders")) == 1


def test_choices_pass_over_their_own_part_and_bars_pass_over_time(library: Library) -> None:
    wanted = Filter(type=("AID",), since="2030")
    assert choices(library.index, wanted)["type"] == ()
    assert [c.value for c in choices(library.index, Filter(type=("AID",)))["type"]] == ["ASSAULT"]
    assert [b.start for b in histogram(library.index, Filter(since="2030")).bars] == ["2025-03-03"]


def test_a_few_old_incidents_do_not_press_the_bars_together(library: Library) -> None:
    days = ["1994-07-18", *(f"2025-03-{n % 28 + 1:02}" for n in range(120))]
    with library.index.writing() as connection:
        connection.executemany(
            "INSERT INTO incidents (id, type, grade, title, summary, actors, recipients, day, "
            "begins, reports, origins, contradictions) "
            "VALUES (?, 'AID', 'confirmed', '', '', '', '', ?, ?, 1, 1, 0)",
            [(f"n-{n:016x}", day, day) for n, day in enumerate(days)],
        )
    shown = histogram(library.index, Filter())
    assert (shown.bars[0].start, shown.earlier, shown.until) == ("2025-03-01", 1, "1994-07-18")
    assert sum(bar.count for bar in shown.bars) == 121
    assert count(library.index, Filter(until=shown.until)) == 1
    asked = histogram(library.index, Filter(since="1990"))
    assert (asked.bars[0].start, asked.earlier) == ("1994", 0)
    assert histogram(library.index, Filter(q="nothing")).bars == ()


def test_time_without_incidents_takes_its_room(library: Library) -> None:
    assert starts(library, "2025-03-01") == ["2025-03-01", "2025-03-02", "2025-03-03"]
    assert starts(library, "2024-11-30")[:3] == ["2024-11", "2024-12", "2025-01"]
    assert starts(library, "2010-05-05")[:2] == ["2010", "2011"]
    assert [b.count for b in histogram(library.index, Filter()).bars][:3] == [1, 0, 0]


def test_the_last_day_that_there_is_can_be_shown(library: Library) -> None:
    starts(library, "9999-12-31")
    only = histogram(library.index, Filter(type=("AID",))).bars
    assert [bar.start for bar in only] == ["9999-12-31"]


def test_a_time_finds_all_that_may_have_happened_in_it(filled: Filled, coded: Coded) -> None:
    document, coding = coded
    found = coding.events[0].when
    assert found is not None
    spell = msgspec.structs.replace(found.value, earliest="2025-02-26", precision="days")
    when = Finding(spell, found.quotes, found.rule)
    event = msgspec.structs.replace(coding.events[0], when=when)
    library = filled((document, msgspec.structs.replace(coding, events=(event,))))
    for month, left in (("2025-01", 0), ("2025-02", 1), ("2025-03", 1), ("2025-04", 0)):
        assert count(library.index, Filter(since=month, until=month)) == left


def test_nobody_contradicts_himself(filled: Filled, coded: Coded) -> None:
    document, coding = coded
    residents, denial = coding.claims
    own = msgspec.structs.replace(denial, source=residents.source)
    library = filled((document, msgspec.structs.replace(coding, claims=(residents, own))))
    assert [s.contradicted for s in sayings.sources(library.index)] == [0]
    assert sayings.against(library.index, "~residents") == ()


def test_a_denial_of_it_is_told_by_its_sentence(library: Library) -> None:
    ((_, denial),) = sayings.against(library.index, "~residents")
    assert denial.content == "The army denied it."


def starts(library: Library, day: str) -> list[str]:
    """Return the starts of the bars once the library has an incident on that day too."""
    with library.index.writing() as connection:
        connection.execute(
            "INSERT INTO incidents (id, type, grade, title, summary, actors, recipients, day, "
            "reports, origins, contradictions) VALUES (?, 'AID', 'confirmed', '', '', '', '', ?, "
            "1, 1, 0)",
            (f"n-{day}", day),
        )
    return [bar.start for bar in histogram(library.index, Filter()).bars]


def test_words_never_break_the_search() -> None:
    assert matching("NEAR(a b") == '"NEAR" "a" "b"*'
    assert matching("...") == '""'


def test_a_country_gets_no_pin(filled: Filled, coded: Coded) -> None:
    document, coding = coded
    event = moved(coding.events[0], name="Tanzania", precision="country", radius_km=900.0)
    library = filled((document, msgspec.structs.replace(coding, events=(event,))))
    (row,) = page(library.index, Filter()).incidents
    assert row.lat is None
    found = spread(library.index, Filter())
    assert (found.spots, [c.value for c in found.countries]) == ((), ["TZA"])


def test_a_province_is_an_area(filled: Filled, coded: Coded) -> None:
    document, coding = coded
    event = moved(coding.events[0], name="Rukwa", precision="admin1", radius_km=120.0)
    library = filled((document, msgspec.structs.replace(coding, events=(event,))))
    (spot,) = spread(library.index, Filter()).spots
    assert (spot.pinned, spot.radius_km, spot.precision) == (False, 120.0, "admin1")


def test_filling_again_changes_nothing(library: Library) -> None:
    assert library.refresh() == 0
    assert fill(library.index, library.store, library.source) == 0


def test_a_newer_coding_takes_the_place_of_the_older(
    library: Library, filled: Filled, coded: Coded
) -> None:
    document, coding = coded
    newer = msgspec.structs.replace(coding.events[0], id="e-fedcba9876543210")
    changed = msgspec.structs.replace(coding, events=(newer,))
    filled((document, changed), maker=Maker("1", "codebook", "model"))
    assert [i.id for i in page(library.index, Filter()).incidents] == [content_id("n", newer.id)]
    assert count(library.index, Filter(q="market")) == 1
    claims = library.index.value("SELECT count(*) FROM claims")
    assert claims == len(changed.claims)


def test_another_article_on_the_deed_adds_a_report(
    library: Library, filled: Filled, recoded: Callable[[str], Coded]
) -> None:
    document, coding = recoded("Shells fall on seven")
    event = msgspec.structs.replace(coding.events[0], id="e-1111111111111111")
    filled((document, msgspec.structs.replace(coding, events=(event,))))
    (row,) = page(library.index, Filter()).incidents
    assert (row.id, len(library.incident(row.id).reports)) == (INCIDENT, 2)


def test_sources_and_labels(library: Library) -> None:
    found = {s.name: s for s in sayings.sources(library.index)}
    assert found["residents"].contradicted == 1
    assert found["The army"].contradicts == 1
    ((mine, other),) = sayings.against(library.index, "~residents")
    assert (mine.id, other.id) == ("c-1", "c-2")
    (label,) = sayings.labels(library.index)
    assert (label.words, label.scare, label.user_key) == ("terrorists", 1, "narration")


def test_a_label_shows_its_first_uses_however_they_are_found(library: Library) -> None:
    columns = "document, words, user_key, user_name, names_key, names_name, scare, published"
    with library.index.writing() as connection:
        for number in range(20):
            connection.execute(
                f"INSERT INTO labels (id, {columns}) SELECT ?, {columns} FROM labels WHERE n = 1",
                (f"l-{number:02}",),
            )
        connection.execute(
            "CREATE INDEX latest ON labels (lower(words), user_key, names_key, n DESC)"
        )
    (label,) = sayings.labels(library.index)
    assert label.count == 21
    assert [use.id for use in label.uses[1:]] == [f"l-{number:02}" for number in range(11)]


def test_the_network_runs_from_who_acts(filled: Filled, coded: Coded) -> None:
    document, coding = coded
    event = coding.events[0]
    done_to = tuple(
        msgspec.structs.replace(f, value=msgspec.structs.replace(f.value, country="COD"))
        for f in event.recipients
    )
    event = msgspec.structs.replace(event, recipients=done_to)
    library = filled((document, msgspec.structs.replace(coding, events=(event,))))
    found = actors.network(library.index, Filter())
    assert [(e.source, e.target, e.killed) for e in found.edges] == [("army", "COD.CVL", 7)]
    assert actors.actor(library.index, "none") is None


def test_who_is_nobody_in_particular_joins_no_network(library: Library) -> None:
    assert actors.actor(library.index, "CVL") is not None
    assert actors.network(library.index, Filter()).edges == ()


def test_what_is_only_planned_is_no_incident(filled: Filled, coded: Coded) -> None:
    document, coding = coded
    event = coding.events[0]
    planned = Finding("future", event.realis.quotes, "realis.plain")
    library = filled(
        (document, Coding(document.id, (msgspec.structs.replace(event, realis=planned),))),
    )
    assert count(library.index, Filter()) == 0
