"""Own-written sentences by type of construction, each with every toll it tells."""

import csv
from pathlib import Path

import pytest

from dateline.annotate import annotate
from dateline.document import plain
from dateline.extract.tolls import find_tolls

with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


def _said(text: str) -> list[str]:
    layers = annotate(plain(text, published="2025-03-04"))
    tolls = [t.finding.value for t in find_tolls(layers)]
    return sorted(
        f"{'part ' if t.part_of_total else ''}{t.kind} {t.least}.."
        f"{'' if t.most is None else t.most}"
        for t in tolls
    )


@pytest.mark.parametrize("case", CASES, ids=[f"{c['type']}: {c['text']}" for c in CASES])
def test_case(case: dict[str, str]) -> None:
    assert _said(case["text"]) == sorted(filter(None, case["tolls"].split("; ")))


def test_there_are_cases_of_every_type() -> None:
    assert len(CASES) >= 150
    assert len({c["type"] for c in CASES}) >= 20
