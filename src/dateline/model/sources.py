"""How likely words that the encoder tags as a source are one, by what else it reads there."""

import functools
import math
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import msgspec

WEIGHTS = Path(__file__).parent / "weights" / "sources.json"
LEAST = 0.465
"""Probability that most of its words are a source's, from which a source is kept.

On held-out fifths of PolNeAR's training part F1 is level from .43 to .50; this is the middle.
"""
_FEWEST, _FAINT = 1e-4, 1e-3
_MANY = 12
Clues = Mapping[str, float]


def log_odds(chance: float) -> float:
    """Return a probability as log-odds, within what an encoder can mean."""
    held = min(max(chance, _FEWEST), 1 - _FEWEST)
    return math.log(held / (1 - held))


def mean(chances: Collection[float]) -> float:
    """Return the mean of probabilities, 0 of none."""
    return sum(chances) / len(chances) if chances else 0.0


def clues_of(own: Mapping[str, Sequence[float]], beside: Mapping[str, float], tied: float) -> Clues:
    """Return what speaks for a source as numbers with names.

    `own` holds the probability of each of its words to be in each part; `beside` that of the surest
    other piece of each part of its attribution; `tied` how surely it belongs to the cue.
    """
    source = own["source"]
    sure = log_odds(mean(source))
    told = "cue" in beside, "content" in beside
    return {
        "": 1.0,
        "mean": sure,
        "most": log_odds(max(source)),
        "least": log_odds(min(source)),
        "first": log_odds(source[0]),
        "last": log_odds(source[-1]),
        "words": float(min(len(source), _MANY)),
        "length": math.log(len(source)),
        "as cue": math.log(_FAINT + mean(own["cue"])),
        "as content": math.log(_FAINT + mean(own["content"])),
        "tied": log_odds(tied),
        "mean of whole": sure if all(told) else 0.0,
        "mean of alone": sure if not any(told) else 0.0,
        **{f"with {part}": 1.0 for part in beside},
        **{f"surest {part}": log_odds(beside.get(part, 0.0)) for part in own},
    }


def chance_of(clues: Clues) -> float:
    """Return the probability that most words of a source are one's."""
    weights = load_weights()
    score = sum(weights.get(name, 0.0) * number for name, number in clues.items())
    return 1 / (1 + math.exp(-score))


@functools.cache
def load_weights() -> Mapping[str, float]:
    """Return the fitted weights that ship (`bench.source_fit`)."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=dict[str, float])
