"""Fitting the weights of linking: the same file each time, and figures of unseen stories."""

from pathlib import Path

import msgspec
import pytest

from dateline.bench.linkfit import fit_and_score
from dateline.link.deeds.features import Weights, weights

SEEN = Path(__file__).parents[2] / "corpus" / "incidents" / "seen"


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, float]]:
    """Return the file fitted on some stories, and the figures."""
    target = tmp_path_factory.mktemp("fit") / "weights.json"
    result, _ = fit_and_score(SEEN, target, limit=5)
    return target, result.metrics


def test_what_agrees_is_worth_more_than_what_does_not(
    fitted: tuple[Path, dict[str, float]],
) -> None:
    found = msgspec.json.decode(fitted[0].read_bytes(), type=Weights)
    assert found.fitted.startswith("on 5 stories: ")
    assert found.across["same day"] > found.across["long apart"]
    assert found.across["words shared"] > 0 > found.within["sentences between"]


def test_the_figures_are_of_stories_that_the_weights_never_saw(
    fitted: tuple[Path, dict[str, float]],
) -> None:
    assert 0.4 < fitted[1]["bcubed_f1"] < 1.0
    assert fitted[1]["copies_f1"] == 1.0


def test_the_shipped_weights_say_what_they_were_fitted_on() -> None:
    assert weights().fitted.startswith("on 92 stories: ")
    assert len(list(SEEN.glob("*.json"))) == 60
