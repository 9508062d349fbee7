"""The speed task: the shape of its figures, not their size."""

import gzip
import json
from pathlib import Path

import pytest

from dateline.bench.speed import measure_speed
from dateline.errors import BenchError

TEXT = "Troops shelled a market in Kasanga on Monday, killing seven people, residents said."


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_figures(tmp_path: Path, name: str) -> None:
    data = (json.dumps({"text": TEXT, "published": "2025-03-04"}) + "\n").encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    result = measure_speed(path, limit=5)
    assert (result.task, result.n) == ("speed", 5)
    assert set(result.metrics) == {
        "articles_per_second",
        "words_per_second",
        "ratio_to_spacy",
        "processor_ratio",
        "places_share",
        "peak_mb",
    }
    assert all(value > 0 for value in result.metrics.values())
    assert result.metrics["places_share"] < 0.5


def test_a_folder_of_texts(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    assert measure_speed(tmp_path, limit=2).n == 2


@pytest.mark.parametrize(("line", "what"), [("{broken", "a.jsonl:1"), ("", "no article in it")])
def test_broken_data_is_named(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line)
    with pytest.raises(BenchError, match=what):
        measure_speed(path, limit=2)
