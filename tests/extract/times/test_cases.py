"""Several hundred phrases by kind, each read with the parse: the days or hours it stands for."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.times import find_times
from dateline.extract.times.phrases.countries import country_of
from dateline.extract.times.scenes import Scene, published_on

with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as _lines:
    CASES = list(csv.DictReader(_lines))


@pytest.mark.parametrize("row", CASES, ids=lambda r: f"{r['kind']}: {r['words']}: {r['text']}")
def test_reads_the_kind(row: dict[str, str]) -> None:
    layers = annotate(plain(row["text"], published=row["published"] or None))
    found = {t.finding.quotes[0].text: t.finding.value for t in find_times(layers)}
    words = [said for said in found if row["words"] in said]
    assert words, f"read {list(found)}"
    when = found[words[0]]
    size = len(row["from"])
    assert (when.earliest[:size], when.latest[: len(row["to"])]) == (row["from"], row["to"])


def test_holds_enough_of_each() -> None:
    kinds = Counter(row["kind"] for row in CASES)
    assert len(CASES) >= 300
    assert len(kinds) >= 40


@pytest.mark.parametrize(
    ("text", "published", "country"),
    [
        ("Ukraine marked it.", "2024-08-24", "UKR"),
        ("Crowds marked it in Kumasi.", "2024-08-24", "GHA"),
        ("Ukraine and Poland marked it.", "2024-08-24", None),
        ("Crowds marked it.", "2024-08-24T10:00+04:30", "AFG"),
        ("Crowds marked it.", "2024-08-24T10:00+02:00", None),
        ("Crowds marked it.", "2024-08-24", None),
    ],
)
def test_never_guesses_a_country(text: str, published: str, country: str | None) -> None:
    layers = annotate(plain(text, published=published))
    day, moment = published_on(layers.document)
    scene = Scene(layers, day, moment, token=len(layers.tokens) - 1)
    assert country_of(scene, {"UKR", "POL", "GHA", "AFG", "EGY"}) == country


def test_reads_no_national_day_of_an_unknown_country() -> None:
    layers = annotate(plain("Crowds cheered on Independence Day.", published="2024-08-24"))
    assert not find_times(layers)


def test_a_vague_time_is_no_events_own() -> None:
    layers = annotate(plain("The former governor was shot.", published="2024-08-24"))
    assert [t.kind for t in find_times(layers)] == ["vague"]
