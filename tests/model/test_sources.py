"""How likely words are a source: by their chances, by what stands beside, by what ties them."""

import pytest

from dateline.model.sources import LEAST, chance_of, clues_of, log_odds

FAINT = {"cue": [0.01, 0.01], "content": [0.01, 0.01]}
WHOLE = {"cue": 0.9, "content": 0.9}


def chance(source: list[float], beside: dict[str, float], tied: float = 0.0) -> float:
    return chance_of(clues_of({"source": source, **FAINT}, beside, tied))


def test_sure_words_are_a_source_and_doubtful_ones_are_none() -> None:
    assert chance([0.95, 0.9], WHOLE, 0.9) > 0.8
    assert chance([0.3, 0.3], {}) < LEAST


def test_what_a_cue_claims_is_likelier_a_source() -> None:
    assert chance([0.6, 0.6], WHOLE, 0.95) > chance([0.6, 0.6], WHOLE, 0.05)


def test_clues_tell_what_stands_beside() -> None:
    clues = clues_of({"source": [0.5], "cue": [0.1], "content": [0.2]}, {"cue": 0.9}, 0.5)
    assert "with content" not in clues
    assert clues["with cue"] == 1
    assert clues["surest cue"] == pytest.approx(log_odds(0.9))
    assert (clues["mean of whole"], clues["mean of alone"], clues["length"]) == (0, 0, 0)


def test_no_chance_is_beyond_doubt() -> None:
    assert log_odds(1.0) == pytest.approx(-log_odds(0.0))
