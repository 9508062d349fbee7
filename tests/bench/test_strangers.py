"""Stories moved to the days and the district of another."""

import random

import msgspec
import pytest

from dateline.bench.strangers import BESIDE, moved, strangers
from dateline.link.deeds.tellings import Telling, Where


def telling(name: str, day: int, lat: float, country: str) -> Telling:
    """Return a deed told on a day, at a town and in its country."""
    town = Where(2, f"town of {name}", lat, 10.0, "town", country, f"province of {name}")
    whole = Where(0, country.lower(), lat, 10.0, "country", country, "")
    empty: tuple[str, ...] = ()
    return Telling(
        name, f"d-{name}", (name,), ("ASSAULT",), empty, day + 1, ((day, day, 2),), (town, whole),
        empty, empty, empty, (), (), empty, empty, empty, empty, False, False,
    )  # fmt: skip


HOME = [telling("home", 700_000, 40.0, "AAA")]
AWAY = [telling("away", 600_000, -10.0, "BBB"), telling("late", 600_003, -9.5, "BBB")]


def test_days_move_together_and_places_stay_round_the_middle() -> None:
    first, late = moved(AWAY, HOME, random.Random(1))
    assert (first.published, first.days) == (700_001, ((700_000, 700_000, 2),))
    assert late.days[0][0] - first.days[0][0] == 3
    for one in (first, late):
        town, whole = one.places
        assert town.country == whole.country == "AAA"
        assert town.lat == pytest.approx(40.5, abs=0.51)
        assert town.place in ("town of away", "town of late")
        assert whole.place == "aaa"
    assert (first.id, first.document, first.types) == ("away", "d-away", ("ASSAULT",))


def test_what_has_no_point_is_not_moved() -> None:
    bare = [msgspec.structs.replace(AWAY[0], places=())]
    assert moved(bare, HOME, random.Random(1)) == []
    assert moved(AWAY, bare, random.Random(1)) == []


def test_each_story_has_others_beside_it_and_never_itself() -> None:
    stories = [[telling(f"s{n}", 1000 * n, float(n), "AAA")] for n in range(20)]
    beside = strangers(stories)
    assert beside == strangers(stories)
    for number, found in enumerate(beside):
        assert len(found) == BESIDE
        assert f"s{number}" not in {t.id for t in found}
    assert strangers(stories[:1]) == [[]]
