"""Fitting what reports lean to by the encoder alone."""

from pathlib import Path

import pytest

from dateline.bench.acled_fit import fit_choice
from dateline.model import reports

MARCH = "Thousands of teachers marched through Lima for better pay."
SHELLS = "Howitzers pounded the eastern suburbs all night."


def test_a_choice_is_fitted_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fit_choice([(MARCH, "march"), (SHELLS, "shells")], tmp_path / "acled.json")
    monkeypatch.setattr(reports, "WEIGHTS", tmp_path)
    reports._choice.cache_clear()
    reports._weights.cache_clear()
    try:
        found = reports.leanings("Nurses marched in Quito for better pay.")
        assert found["march"] > found["shells"]
    finally:
        reports._choice.cache_clear()
        reports._weights.cache_clear()
