"""The muc task: templates of reports in capitals, numbers and dates as they are written there."""

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dateline.bench.muc import as_document, best_pairs, score_muc
from dateline.bench.templates import Number, Template, days_of
from dateline.errors import BenchError
from dateline.pipeline import Settings

RULES = Settings(model=False)
TEXT = (
    "LIMA, 12 FEB 91 (EFE) -- [TEXT] GUERRILLAS KILLED FOUR SOLDIERS AND WOUNDED SEVEN POLICEMEN\n"
    "IN CUZCO, PERU, ON 10 FEBRUARY, THE ARMY SAID.\n\n"
    "   THE PRESIDENT ARRIVED IN BOGOTA TODAY."
)
TEMPLATE: dict[str, list[str]] = {
    "MESSAGE: TEMPLATE": ["1"],
    "INCIDENT: DATE": ["10 FEB 91"],
    "INCIDENT: LOCATION": ["PERU: CUZCO (CITY)"],
    "HUM TGT: NUMBER": ['4: "SOLDIERS"', '7: "POLICEMEN"'],
    "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "SOLDIERS"', 'INJURY: "POLICEMEN"'],
}


def write(path: Path, *templates: dict[str, list[str]]) -> Path:
    path.write_text(json.dumps({"id": "r-1", "text": TEXT, "templates": templates}) + "\n")
    return path


def read(**fills: list[str]) -> Template:
    return Template.of(TEMPLATE | fills, "1991-02-12")


def test_what_is_right_counts(tmp_path: Path) -> None:
    result, missed = score_muc(write(tmp_path / "a.jsonl", TEMPLATE), settings=RULES)
    assert (result.task, result.n, missed) == ("muc", 1, ())
    assert result.metrics == dict.fromkeys(
        ("killed_exact", "injured_exact", "date_3d", "country"), 1.0
    )


@pytest.mark.parametrize(
    ("slot", "fill", "metric"),
    [("INCIDENT: DATE", "2 FEB 91", "date_3d"), ("INCIDENT: LOCATION", "CHILE", "country"),
     ("HUM TGT: NUMBER", '5: "SOLDIERS"', "killed_exact")],
)  # fmt: skip
def test_what_differs_is_a_miss_and_named(
    tmp_path: Path, slot: str, fill: str, metric: str
) -> None:
    path = write(tmp_path / "a.jsonl", TEMPLATE | {slot: [fill]})
    result, missed = score_muc(path, settings=RULES)
    assert result.metrics[metric] == 0.0
    assert any(line.startswith(f"{metric.split('_')[0]} r-1") for line in missed)


def test_an_optional_template_without_an_event_does_not_count(tmp_path: Path) -> None:
    other: dict[str, list[str]] = {
        "INCIDENT: LOCATION": ["CHILE"],
        "MESSAGE: TEMPLATE": ["2 (OPTIONAL)"],
    }
    path = write(tmp_path / "a.jsonl", TEMPLATE, other)
    assert score_muc(path, settings=RULES)[0].metrics["country"] == 1.0
    path = write(tmp_path / "a.jsonl", TEMPLATE, other | {"MESSAGE: TEMPLATE": ["2"]})
    assert score_muc(path, settings=RULES)[0].metrics["country"] == 0.5


def test_a_report_has_its_dateline_apart() -> None:
    document = as_document(TEXT)
    assert document.published == "1991-02-12"
    assert [b.role for b in document.blocks] == ["dateline", "lead", "paragraph"]
    words = [document.text[b.span.start : b.span.end] for b in document.blocks]
    assert words[0] == "LIMA, 12 FEB 91 (EFE) -- [TEXT]"
    assert words[1].startswith("GUERRILLAS KILLED FOUR SOLDIERS")
    assert document.text == TEXT
    stamp = document.published_at
    assert stamp is not None
    assert document.text[stamp.start : stamp.end] == "12 FEB 91"
    assert document.datelines == ("LIMA",)


@pytest.mark.parametrize(
    ("head", "published"),
    [("PERTH, JUNE 11 89 (AFP) -- ", "1989-06-11"), ("QUITO, NO DATE -- ", None),
     ("QUITO, 18 APRIL 89 (AFP) -- ", "1989-04-18"), ("QUITO, 31 FEB 89 -- ", None), ("", None)],
)  # fmt: skip
def test_the_day_of_publication_is_the_datelines(head: str, published: str | None) -> None:
    assert as_document(head + "IT RAINED.").published == published


@pytest.mark.parametrize(
    ("fill", "wanted"),
    [('4: "SOLDIERS"', ((4, 4),)), ('~30: "SOLDIERS" / "TROOPS"', ((30, 30),)),
     ('9-: "SOLDIERS"', ((9, None),)), ('-26: "SOLDIERS"', ((26, 26),)),
     ('3-5: "SOLDIERS"', ((3, 5),)), ('2 / 3: "SOLDIERS"', ((2, 2), (3, 3)))],
)  # fmt: skip
def test_numbers_as_they_are_written(fill: str, wanted: tuple[tuple[int, int | None], ...]) -> None:
    assert read(**{"HUM TGT: NUMBER": [fill]}).tolls == {"killed": Number(wanted)}


def test_victims_without_a_number_leave_the_slot_out() -> None:
    assert read(**{"HUM TGT: NUMBER": ['PLURAL: "SOLDIERS"', '-: "POLICEMEN"']}).tolls == {}
    both = ['DEATH: "SOLDIERS"', 'INJURY: "SOLDIERS"']
    assert read(**{"HUM TGT: EFFECT OF INCIDENT": both}).tolls == {}


def test_all_who_were_killed_are_added() -> None:
    fills = {
        "HUM TGT: NUMBER": ['4: "SOLDIERS"', '1: "A COOK" / "THE WOMAN"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "THE WOMAN"', 'DEATH: "SOLDIERS"'],
    }
    assert read(**fills).tolls == {"killed": Number(((5, 5),))}


def test_an_open_toll_counts_by_its_figure_and_a_range_as_a_whole() -> None:
    assert Number(((5, 5),)).fits(5, None)
    assert Number(((5, 7),)).fits(5, 7)
    assert Number(((26, 26),)).fits(1, 26)
    assert not Number(((5, 5),)).fits(4, 5)


@pytest.mark.parametrize(
    ("fill", "wanted"),
    [("- 04 MAR 90", [(date(1990, 3, 4), date(1990, 3, 4))]),
     ("28 FEB 90 - 04 MAR 90", [(date(1990, 2, 28), date(1990, 3, 4))]),
     ("(1 MAR 90) / (- 2 MAR 90)",
      [(date(1990, 3, 1), date(1990, 3, 1)), (date(1990, 3, 2), date(1990, 3, 2))]),
     ("DEC 89", [(date(1989, 12, 1), date(1989, 12, 31))]),
     ("04 MAR", [(date(1991, 3, 4), date(1991, 3, 4))]), ("31 FEB 90", []), ("-", [])],
)  # fmt: skip
def test_dates_as_they_are_written(fill: str, wanted: list[tuple[date, date]]) -> None:
    assert list(days_of(fill, 1991)) == wanted


def test_countries_of_a_border_are_both_good() -> None:
    fills = read(**{"INCIDENT: LOCATION": ["COLOMBIA / VENEZUELA", "(PERU: LIMA (CITY))"]})
    assert fills.countries == {"COL", "VEN", "PER"}


@pytest.mark.parametrize(
    "worth",
    [[[3, 2], [3, 0]], [[1, 4, 2], [2, 4, 4], [4, 4, 1]], [[2], [3], [1]], [[0, 0]], [[], []], []],
)
def test_the_assignment_is_the_best_of_all(worth: list[list[int]]) -> None:
    pairs = best_pairs(worth)
    assert len(set(pairs.values())) == len(pairs)
    columns = [*range(len(worth[0]) if worth else 0), *[-1] * len(worth)]
    totals = [
        sum(row[j] for row, j in zip(worth, order, strict=False) if j >= 0)
        for order in permutations(columns, len(worth))
    ]
    assert sum(worth[i][j] for i, j in pairs.items()) == max(totals)


def test_data_of_another_shape_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "IT RAINED.", "templates": [{"INCIDENT: DATE": "1 MAR 90"}]}\n')
    with pytest.raises(BenchError, match=r"a\.jsonl:1: .*templates"):
        score_muc(path, settings=RULES)
