"""What a short report leans to among ACLED's sub-events, by the encoder alone: a fitted choice.

Of each of the encoder's dimensions the greatest value over the words is taken, and a multinomial
logit (`weights/acled.json`, whole numbers with a scale for each sub-event) gives log probabilities.
"""

import base64
import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dateline.model.pieces import split
from dateline.model.reader import WEIGHTS, load_reader

if TYPE_CHECKING:
    from dateline.model.reader import Array

_MOST = 256
"""Pieces of a report that are read; a report is a few sentences."""
_DECAY, _STEPS, _RATE = 0.02, 400, 0.05


class Choice(msgspec.Struct, frozen=True):
    """The logit: names, the bias and scale of each, and its weights as signed bytes in base64."""

    names: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    weights: str


def summary(text: str) -> "Array":
    """Return the greatest value of each of the encoder's dimensions over the words of a text."""
    import numpy

    reader = load_reader()
    ids = numpy.array([split(reader.tokenizer, text).ids[:_MOST]], numpy.int64)
    vectors: Array = reader.session.run(None, {"ids": ids, "mask": numpy.ones_like(ids)})[0]
    found: Array = vectors[0].max(0)
    return found


def leanings(text: str) -> Mapping[str, float]:
    """Return the log probability of each of ACLED's sub-events for a report."""
    import numpy

    choice = _choice()
    scores = summary(text) @ _weights() + numpy.array(choice.bias)
    logs = scores - scores.max()
    logs = logs - numpy.log(numpy.exp(logs).sum())
    return {n: round(float(s), 3) for n, s in zip(choice.names, logs, strict=True)}


@functools.cache
def _choice() -> Choice:
    return msgspec.json.decode((WEIGHTS / "acled.json").read_bytes(), type=Choice)


@functools.cache
def _weights() -> "Array":
    import numpy

    choice = _choice()
    raw = numpy.frombuffer(base64.b64decode(choice.weights), numpy.int8)
    found: Array = raw.reshape(-1, len(choice.names)) * numpy.array(choice.scale)
    return found


def fit_choice(reports: Sequence[tuple[str, str]], target: Path) -> None:
    """Fit the choice on reports (text, sub-event) and write it."""
    import numpy

    names = sorted({name for _, name in reports})
    given: Array = numpy.array([summary(text) for text, _ in reports], numpy.float32)
    gold: Array = numpy.eye(len(names), dtype=numpy.float32)[
        [names.index(name) for _, name in reports]
    ]
    mean, spread = given.mean(0), given.std(0)
    spread = numpy.maximum(spread, 0.2 * numpy.median(spread))  # some dimensions hardly vary
    weights, bias = _fit((given - mean) / spread, gold)
    weights /= spread[:, None]
    bias -= mean @ weights
    scale = numpy.abs(weights).max(0) / 127
    whole = numpy.round(weights / scale).astype(numpy.int8)
    choice = Choice(
        tuple(names),
        tuple(round(float(b), 3) for b in bias),
        tuple(float(f"{s:.4g}") for s in scale),
        base64.b64encode(whole.tobytes()).decode(),
    )
    target.write_bytes(msgspec.json.encode(choice))


def _fit(given: "Array", gold: "Array") -> "tuple[Array, Array]":
    """Return weights and bias of a multinomial logit, by gradients with moments."""
    import numpy

    weights, bias = numpy.zeros((given.shape[1], gold.shape[1])), numpy.zeros(gold.shape[1])
    firsts = [numpy.zeros_like(weights), numpy.zeros_like(bias)]
    seconds = [numpy.zeros_like(weights), numpy.zeros_like(bias)]
    for step in range(1, _STEPS + 1):
        scores = given @ weights + bias
        chances = numpy.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        wrong = chances - gold
        slopes = (given.T @ wrong / len(gold) + _DECAY * weights, wrong.mean(0))
        for n, (part, slope) in enumerate(zip((weights, bias), slopes, strict=True)):
            firsts[n] = 0.9 * firsts[n] + 0.1 * slope
            seconds[n] = 0.99 * seconds[n] + 0.01 * slope**2
            pace = numpy.sqrt(seconds[n] / (1 - 0.99**step)) + 1e-8
            part -= _RATE * firsts[n] / (1 - 0.9**step) / pace
    return weights, bias
