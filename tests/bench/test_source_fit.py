"""The weights of whether words are a source: fitted on attributions."""

import json
from pathlib import Path

import pytest

from dateline.bench.source_fit import fit_sources
from dateline.errors import BenchError

TEXTS = (
    "Rebels said on Monday that troops had fled the town of Kamo.",
    "The mayor, a former teacher, said that the bridge was lost.",
    "According to the army, three soldiers died. Medics said many more had died.",
)
SOURCES = {0: ["Rebels"], 1: ["The mayor, a former teacher,"], 2: ["the army", "Medics"]}


def _gold(folder: Path, texts: tuple[str, ...]) -> Path:
    file = folder / "gold.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for n, text in enumerate(texts):
            said = [
                {"source": [[text.index(s), text.index(s) + len(s), s]], "cue": [], "content": []}
                for s in SOURCES[n]
            ]
            out.write(json.dumps({"text": text, "attributions": said}) + "\n")
    return file


def test_attributions_fit_the_weights(tmp_path: Path) -> None:
    target = tmp_path / "sources.json"
    result = fit_sources(_gold(tmp_path, TEXTS), target)
    weights = json.loads(target.read_bytes())
    assert weights["mean"] > 0
    assert result.n >= 4
    assert set(result.metrics) == {"source_p", "source_r"}


def test_a_text_in_which_nobody_speaks_fits_nothing(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({"text": "It rained.", "attributions": []}) + "\n")
    with pytest.raises(BenchError, match="sees no source"):
        fit_sources(file, tmp_path / "sources.json")
